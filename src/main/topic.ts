/**
 * Passes events to everyone who watches at that moment. A subscription counts from the call on, so
 * a snapshot taken in the same tick and the events after it leave no gap and repeat nothing.
 */
export function createTopic<Event>() {
  const subscriptions = new Set<Subscription<Event>>();
  return {
    publish(event: Event): void {
      for (const subscription of subscriptions) subscription.push(event);
    },
    /** Ends with the signal, with `return()`, or when the topic closes. */
    subscribe(signal?: AbortSignal): Subscription<Event> {
      const subscription = new Subscription<Event>((ended) => {
        subscriptions.delete(ended);
      });
      subscriptions.add(subscription);
      if (signal?.aborted) subscription.end();
      signal?.addEventListener('abort', () => subscription.end(), { once: true });
      return subscription;
    },
    /** Ends every subscription. */
    close(): void {
      for (const subscription of subscriptions) subscription.end();
    },
  };
}

export type Topic<Event> = ReturnType<typeof createTopic<Event>>;

/** A class, not a generator: `return()` on a generator waits for the event it is waiting for. */
class Subscription<Event> implements AsyncIterableIterator<Event, undefined> {
  readonly #onEnd: (subscription: Subscription<Event>) => void;
  readonly #events: Event[] = [];
  #waiting: ((result: IteratorResult<Event, undefined>) => void) | null = null;
  #hasEnded = false;

  constructor(onEnd: (subscription: Subscription<Event>) => void) {
    this.#onEnd = onEnd;
  }

  push(event: Event): void {
    if (this.#waiting) {
      this.#waiting({ done: false, value: event });
      this.#waiting = null;
    } else {
      this.#events.push(event);
    }
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd(this);
    this.#waiting?.({ done: true, value: undefined });
    this.#waiting = null;
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    const event = this.#events.shift();
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.#hasEnded) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  return(): Promise<IteratorResult<Event, undefined>> {
    this.#events.length = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** The first event at once, then those of the subscription, which is ended whatever happens. */
export async function* startingWith<Event>(
  first: Event,
  subscription: AsyncIterableIterator<Event, undefined>,
): AsyncGenerator<Event, void, void> {
  try {
    yield first;
    yield* subscription;
  } finally {
    await subscription.return?.();
  }
}
