import { setImmediate as nextTurn } from 'node:timers/promises';

/** Well under what a person, or a stream of tokens, notices. */
const longestStretchMilliseconds = 8;

/**
 * For long computations in the core: awaited between their steps, it lets everyone else have their
 * turn as soon as a stretch has lasted long enough.
 */
export function createPace(): () => Promise<void> {
  let startedAt = performance.now();
  return async () => {
    if (performance.now() - startedAt < longestStretchMilliseconds) return;
    await nextTurn();
    startedAt = performance.now();
  };
}
