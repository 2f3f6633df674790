import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReadingLine, WireEvent } from '../documentEvents.ts';
import { cleanEvent } from './cleanEvents.ts';
import { readContent } from './readContent.ts';
import { reportOf, sendLine } from './sendLine.ts';

type Reading = { input: NodeJS.ReadableStream; output: Writable; extension: string };

/** A line is sent when it holds this much text, and at every sign of progress. */
const lineLength = 32_768;
/** What an event takes besides its text. */
const eventLength = 100;

/** Reads the document on `input`, and writes what it finds to `output`, a JSON value a line. */
export async function serveReading({ input, output, extension }: Reading): Promise<void> {
  const send = (line: ReadingLine): Promise<void> => sendLine(output, line);
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
