import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { AppError } from '../../shared/errors.ts';
import { memoryEnd } from '../processes/processGuard.ts';
import type { z } from 'zod';
import type { LineOf } from './documentEvents.ts';
import { documentLimits } from './limits.ts';

type Lines<Event> = { signal: AbortSignal; line: z.ZodType<LineOf<Event>> };

/**
 * What the process tells of its document, each line checked. The process is gone at the end, and
 * ends on the first error, when it is silent for too long, and when `signal` says so.
 */
export async function* readingEvents<Event>(
  child: ChildProcessWithoutNullStreams,
  { signal, line: schema }: Lines<Event>,
): AsyncGenerator<Event, void, void> {
  const supervision = supervise(child, signal);
  try {
    for await (const line of linesOf(child.stdout)) {
      supervision.sawLife();
      const message = parseLine(line, schema);
      if (message?.type === 'finished') return;
      if (message?.type === 'failed') throw new AppError(message.error.code, message.error.details);
      if (!message) break;
      yield* message.events;
    }
    throw await supervision.cause();
  } finally {
    supervision.end();
  }
}

/** Null for what the reader would never write: then it is not itself any more. */
function parseLine<Event>(line: string, schema: Lines<Event>['line']): LineOf<Event> | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** More than a line of the reader's can have. */
const longestLine = 1024 * 1024;

async function* linesOf(output: Readable): AsyncGenerator<string, void, void> {
  output.setEncoding('utf8');
  let rest = '';
  for await (const text of output as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) return;
  }
}

function supervise(child: ChildProcessWithoutNullStreams, signal: AbortSignal) {
  let startFailure: Error | null = null;
  const lastWords = keepLastWords(child.stderr);

  /** Also lets go of its pipes: a jail killed while it starts may leave its inside running, without them. */
  function kill(cause?: AppError): void {
    child.kill('SIGKILL');
    child.stdin.destroy();
    child.stdout.destroy(cause);
  }

  const silence = setTimeout(() => {
    const most = documentLimits.silentMilliseconds / 1000;
    kill(new AppError('document-over-limit', { limit: 'time', most }));
  }, documentLimits.silentMilliseconds);
  const cancel = (): void => kill(new AppError('cancelled'));
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  child.on('error', (error) => {
    startFailure = error;
  });

  return {
    sawLife: (): void => void silence.refresh(),
    /** Why its output ended without a last word. */
    async cause(): Promise<AppError> {
      if (startFailure) return new AppError('document-reader-failed', {}, { cause: startFailure });
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (endedForMemory.test(lastWords())) {
        const most = documentLimits.residentBytes;
        return new AppError('document-over-limit', { limit: 'memory', most });
      }
      return new AppError('document-reader-failed', {
        exitCode: child.exitCode,
        signal: child.signalCode,
      });
    },
    end(): void {
      clearTimeout(silence);
      signal.removeEventListener('abort', cancel);
      kill();
    },
  };
}

/** By its own guard, or by the limit of JavaScript's memory. */
const endedForMemory = new RegExp(`${memoryEnd}|heap out of memory|allocation failed`, 'i');
const keptWords = 10_000;

function keepLastWords(output: Readable): () => string {
  let words = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-keptWords);
  });
  return () => words;
}

/** The process that reads does not know what its document is called. */
export function withName(error: unknown, name: string): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, { name, ...error.details }, { cause: error });
}
