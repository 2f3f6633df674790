import { AppError } from '../../../shared/errors.ts';
import { nextLink } from './connectionStore.ts';
import type { Link } from './connectionStore.ts';

type Watch<Event> = {
  /** Opens the stream, for example `(signal) => api.models.watch(undefined, { signal })`. */
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>;
  onEvent: (event: Event) => void;
  /** Told once when the core ends the stream with anything but a lost connection. */
  onError: (error: AppError) => void;
};

/**
 * Follows a stream of the core for as long as it is wanted: after a lost connection it opens the
 * stream again, which begins with a snapshot. Returns the function that stops it.
 */
export function watch<Event>({ open, onEvent, onError }: Watch<Event>): () => void {
  const stopping = new AbortController();
  void follow();

  async function follow(): Promise<void> {
    let link: Link | null = null;
    try {
      for (;;) {
        link = await nextLink(link, stopping.signal);
        await readAll();
      }
    } catch (error) {
      if (stopping.signal.aborted) return;
      onError(error instanceof AppError ? error : new AppError('internal', {}, { cause: error }));
    }
  }

  /** Returns when the stream is over or its connection lost; both mean: wait for the next link. */
  async function readAll(): Promise<void> {
    try {
      for await (const event of await open(stopping.signal)) {
        if (stopping.signal.aborted) return;
        onEvent(event);
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'disconnected') return;
      throw error;
    }
  }

  return () => stopping.abort();
}
