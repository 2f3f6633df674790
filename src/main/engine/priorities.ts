import type { Priority } from '../../shared/engineApi.ts';

/**
 * Lets interactive work go first: background work asks for its turn between two steps, and waits
 * there while any interactive work is present.
 */
export function createPriorities() {
  let interactive = 0;
  let quiet = Promise.withResolvers<void>();

  return {
    /** From here until it is disposed of, the work is present. */
    enter(priority: Priority): Presence {
      const isInteractive = priority === 'interactive';
      if (isInteractive) interactive += 1;
      return {
        mustWait: () => !isInteractive && interactive > 0,
        async turn(signal): Promise<void> {
          while (this.mustWait() && !signal.aborted) {
            await Promise.race([quiet.promise, aborted(signal)]);
          }
        },
        [Symbol.dispose](): void {
          if (!isInteractive) return;
          interactive -= 1;
          if (interactive > 0) return;
          quiet.resolve();
          quiet = Promise.withResolvers();
        },
      };
    },
  };
}

export type Presence = Disposable & {
  /** Whether `turn` would wait now; cheap enough to be asked for every token. */
  mustWait(): boolean;
  /** Resolves when nothing goes first, or when the signal is aborted. */
  turn(signal: AbortSignal): Promise<void>;
};

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
