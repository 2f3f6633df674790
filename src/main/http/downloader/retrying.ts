import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '../../../shared/errors.ts';
import { isPassing } from './failures.ts';
import type { Limits } from './limits.ts';

type Retrying<Result> = {
  limits: Limits;
  signal: AbortSignal;
  /** Calls `gained` whenever a byte of value has come, which makes the next failure the first. */
  attempt: (gained: () => void) => Promise<Result>;
  onWait?: () => void;
};

/**
 * Tries again what may pass: after 1, 2, 4 … seconds with some jitter, or after what the server
 * asked for. Waits by timers, never by the clock.
 */
export async function retrying<Result>(task: Retrying<Result>): Promise<Result> {
  const { limits, signal, attempt } = task;
  let failures = 0;
  for (;;) {
    try {
      return await attempt(() => (failures = 0));
    } catch (error) {
      failures += 1;
      if (!isPassing(error) || signal.aborted || failures >= limits.maxAttempts) throw error;
      const wait = waitMilliseconds(error, failures, limits);
      if (wait === null) throw error;
      task.onWait?.();
      await delay(wait, undefined, { signal });
    }
  }
}

/** Null when the server asks for more patience than there is. */
export function waitMilliseconds(error: AppError, failures: number, limits: Limits): number | null {
  const asked = error.details['retryAfterMilliseconds'];
  if (typeof asked === 'number') {
    return asked > limits.maxRetryAfterMilliseconds ? null : asked;
  }
  const backoff = limits.firstBackoffMilliseconds * 2 ** (failures - 1);
  // Not all at the same moment, when a server comes back.
  return Math.min(backoff, limits.maxBackoffMilliseconds) * (0.75 + Math.random() / 2);
}
