/**
 * Runs the work for each item, at most `width` at a time, begun in order. The first failure stops
 * the others through the signal and is what the call fails with, once all have ended.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  { width, signal }: { width: number; signal: AbortSignal },
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const failure = new AbortController();
  const both = AbortSignal.any([signal, failure.signal]);
  const results: Result[] = [];
  const queue = items.entries();

  async function worker(): Promise<void> {
    for (const [index, item] of queue) {
      if (both.aborted) return;
      results[index] = await work(item, both);
    }
  }

  const workers = Array.from({ length: width }, () =>
    worker().catch((error: unknown) => {
      if (!failure.signal.aborted) failure.abort(error);
    }),
  );
  await Promise.all(workers);
  signal.throwIfAborted();
  if (failure.signal.aborted) throw failure.signal.reason;
  return results;
}
