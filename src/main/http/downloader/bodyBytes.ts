import type { IncomingMessage } from 'node:http';
import { stalled } from './exchange.ts';
import { toAppError } from './failures.ts';
import type { Limits } from './limits.ts';

type Reading = { host: string; limits: Limits; signal: AbortSignal };

/**
 * The body, piece by piece. Ends with `server-stalled` when less comes in a window than the limits
 * ask for, be it nothing or a drip; a window in which the reader itself was busy does not count.
 */
export async function* bodyBytes(
  response: IncomingMessage,
  { host, limits, signal }: Reading,
): AsyncGenerator<Buffer, void, void> {
  const { stallWindowMilliseconds, stallWindowBytes } = limits;
  let receivedInWindow = 0;
  let isReaderBusy = false;
  const timer = setInterval(() => {
    if (!isReaderBusy && receivedInWindow < stallWindowBytes) {
      response.destroy(stalled(host, stallWindowMilliseconds));
    }
    receivedInWindow = 0;
  }, stallWindowMilliseconds);
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      receivedInWindow += piece.length;
      isReaderBusy = true;
      yield piece;
      isReaderBusy = false;
    }
  } catch (error) {
    throw toAppError(signal.aborted ? signal.reason : error, host);
  } finally {
    clearInterval(timer);
    response.destroy();
  }
}
