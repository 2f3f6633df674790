import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../../shared/errors.ts';
import type { ReadingLine, WireEvent } from '../documentEvents.ts';
import { cleanEvent } from './cleanEvents.ts';
import { readContent } from './readContent.ts';

type Reading = { input: NodeJS.ReadableStream; output: Writable; extension: string };

/** A line is sent when it holds this much text, and at every sign of progress. */
const lineLength = 32_768;
/** What an event takes besides its text. */
const eventLength = 100;

/** Reads the document on `input`, and writes what it finds to `output`, a JSON value a line. */
export async function serveReading({ input, output, extension }: Reading): Promise<void> {
  async function send(line: ReadingLine): Promise<void> {
    // Waiting for the core keeps what it has not taken yet out of its memory.
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
  }

  let events: WireEvent[] = [];
  let length = 0;
  async function sendFound(): Promise<void> {
    if (events.length > 0) await send({ type: 'found', events });
    events = [];
    length = 0;
  }

  try {
    const bytes = await buffer(input);
    for await (const found of readContent({ bytes, extension })) {
      for (const event of cleanEvent(found)) {
        events.push(event);
        length += eventLength + ('text' in event ? event.text.length : 0);
        if (length >= lineLength || event.type === 'progress') await sendFound();
      }
    }
    await sendFound();
    await send({ type: 'finished' });
  } catch (error) {
    await send({ type: 'failed', error: reportOf(error) });
  }
}

/** A parser's own complaint means that the file is not what it should be. */
function reportOf(error: unknown): Extract<ReadingLine, { type: 'failed' }>['error'] {
  if (error instanceof AppError) return { code: error.code, details: error.details };
  return { code: 'document-damaged', details: { reason: String(error).slice(0, 500) } };
}
