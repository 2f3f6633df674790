import { setTimeout as delay } from 'node:timers/promises';
import type { EngineEvent } from '../../shared/engineApi.ts';

/** Well under the supervisor's patience with an engine that says nothing. */
const signMilliseconds = 1000;

/** Gives a sign of life now and then while something is waited for, so that it looks like no hang. */
export async function* whileWaiting<Result>(
  pending: Promise<Result>,
): AsyncGenerator<EngineEvent, Result, void> {
  const done = pending.then(
    () => true,
    () => true,
  );
  for (;;) {
    const timer = new AbortController();
    const sign = delay(signMilliseconds, false, { signal: timer.signal }).catch(() => false);
    const isDone = await Promise.race([done, sign]);
    timer.abort();
    if (isDone) return pending;
    yield { type: 'waiting' };
  }
}
