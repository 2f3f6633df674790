import { setTimeout as delay } from 'node:timers/promises';

const freeTries = 5;

/** Slows down whoever guesses codes or tokens; who has the right one never waits. */
export function createBadTries(delayMilliseconds: number) {
  let count = 0;
  return {
    /** Resolves when the refusal may be sent. */
    async note(): Promise<void> {
      count += 1;
      if (count > freeTries) await delay(delayMilliseconds, undefined, { ref: false });
    },
    forget(): void {
      count = 0;
    },
  };
}

export type BadTries = ReturnType<typeof createBadTries>;
