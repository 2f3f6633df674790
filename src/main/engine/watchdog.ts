import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a promise; when it takes too long, for what `onTimeout` throws instead. */
export async function withLimit<Result>(
  pending: Promise<Result>,
  milliseconds: number,
  onTimeout: () => Promise<never>,
): Promise<Result> {
  const timer = new AbortController();
  const timeout = delay(milliseconds, undefined, { signal: timer.signal }).then(
    onTimeout,
    () => pending,
  );
  try {
    return await Promise.race([pending, timeout]);
  } finally {
    timer.abort();
  }
}

const crashMemoryMilliseconds = 60_000;
const longestDelayMilliseconds = 5000;

/** How long to wait before starting an engine again, by how often it crashed of late. */
export function restartDelay(crashTimes: number[], now: number): number {
  const recent = crashTimes.filter((time) => now - time < crashMemoryMilliseconds).length;
  return recent < 2 ? 0 : Math.min(250 * 2 ** (recent - 2), longestDelayMilliseconds);
}
