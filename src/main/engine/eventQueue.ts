/** Turns callbacks into a stream: what is pushed comes out in order, once, to one reader. */
export function createEventQueue<Event>() {
  const events: Event[] = [];
  let end: { error: unknown } | 'finished' | null = null;
  let news = Promise.withResolvers<void>();

  async function* read(): AsyncGenerator<Event, void, void> {
    for (;;) {
      while (events.length > 0) yield events.shift() as Event;
      if (end === 'finished') return;
      if (end) throw end.error;
      news = Promise.withResolvers();
      await news.promise;
    }
  }

  return {
    read,
    push(event: Event): void {
      events.push(event);
      news.resolve();
    },
    finish(): void {
      end = 'finished';
      news.resolve();
    },
    fail(error: unknown): void {
      end = { error };
      news.resolve();
    },
  };
}
