/** Lets one holder in at a time, in the order of asking. */
export function createTurns() {
  let last: Promise<void> = Promise.resolve();
  return {
    /** Resolves, when all earlier holders are done, to the function that ends this turn. */
    async take(): Promise<() => void> {
      const former = last;
      const mine = Promise.withResolvers<void>();
      last = mine.promise;
      await former;
      return mine.resolve;
    },
  };
}
