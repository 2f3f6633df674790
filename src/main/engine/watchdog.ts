/**
 * Waits for a promise; when it takes too long, for what `onTimeout` throws instead. Plain timers:
 * this runs for every piece of a reply, and aborting an AbortSignal costs ten times as much.
 */
export async function withLimit<Result>(
  pending: Promise<Result>,
  milliseconds: number,
  onTimeout: () => Promise<never>,
): Promise<Result> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.resolve(onTimeout()), milliseconds);
  try {
    return await Promise.race([pending, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const crashMemoryMilliseconds = 60_000;
const longestDelayMilliseconds = 5000;

/** How long to wait before starting an engine again, by how often it crashed of late. */
export function restartDelay(crashTimes: number[], now: number): number {
  const recent = crashTimes.filter((time) => now - time < crashMemoryMilliseconds).length;
  return recent < 2 ? 0 : Math.min(250 * 2 ** (recent - 2), longestDelayMilliseconds);
}
