import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { AppError } from '../../../shared/errors.ts';
import type { LineOf } from '../documentEvents.ts';

export async function sendLine<Event>(output: Writable, line: LineOf<Event>): Promise<void> {
  // Waiting for the core keeps what it has not taken yet out of its memory.
  if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
}

/** A parser's own complaint means that the file is not what it should be. */
export function reportOf(error: unknown): Extract<LineOf<never>, { type: 'failed' }>['error'] {
  if (error instanceof AppError) return { code: error.code, details: error.details };
  return { code: 'document-damaged', details: { reason: String(error).slice(0, 500) } };
}
