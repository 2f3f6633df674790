import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createJobs } from '../../jobs.ts';
import { createKeepLoaded } from './keepLoaded.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeping(seconds: number | null) {
  const jobs = createJobs();
  const unload = vi.fn();
  const kept = createKeepLoaded({ jobs, seconds: () => seconds, unload });
  kept.restart();
  return { jobs, unload, kept };
}

test('time counts while nothing runs, from the end of the last job', async () => {
  const { jobs, unload } = keeping(300);
  await vi.advanceTimersByTimeAsync(299_000);
  const work = Promise.withResolvers<void>();
  jobs.add({ priority: 'interactive', work: () => work.promise });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(unload).not.toHaveBeenCalled();
  work.resolve();
  await vi.advanceTimersByTimeAsync(299_000);
  expect(unload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(unload).toHaveBeenCalledOnce();
});

test('a model that is always kept stays', async () => {
  const { unload } = keeping(null);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(unload).not.toHaveBeenCalled();
});

test('nothing is unloaded after the end', async () => {
  const { unload, kept } = keeping(1);
  kept.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect(unload).not.toHaveBeenCalled();
});
