import { createEventQueue } from './engine/eventQueue.ts';

/**
 * What a work tells, as a stream that ends or fails as the work does. Whoever leaves the stream
 * calls the work off, and waits until it has ended.
 */
export async function* toldBy<Event>(
  work: (tell: (event: Event) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<Event, void, void> {
  const leaving = new AbortController();
  const events = createEventQueue<Event>();
  const working = work((event) => events.push(event), leaving.signal);
  working.then(
    () => events.finish(),
    (error: unknown) => events.fail(error),
  );
  try {
    yield* events.read();
  } finally {
    leaving.abort();
    await working.catch(() => undefined);
  }
}
