import { expect, test } from 'vitest';
import { createJobs } from './jobs.ts';
import { createPacedRuns } from './pacedRuns.ts';

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

function started(work: (signal: AbortSignal) => Promise<void>) {
  const jobs = createJobs();
  const ends: string[] = [];
  const runs = createPacedRuns({
    jobs,
    work: (_, signal) => work(signal),
    settle: (id, { state }) => void ends.push(`${id} ${state}`),
  });
  return { jobs, runs, ends };
}

test('a run is there until it is stopped, and its end is told', async () => {
  const { jobs, runs, ends } = started(untilAborted);
  runs.start('a');
  expect(runs.has('a')).toBe(true);
  await runs.stop('a');
  expect(runs.has('a')).toBe(false);
  expect(ends).toHaveLength(1);
  await jobs.close();
});

test('the pace is that of the steps since the beginning', async () => {
  const { jobs, runs } = started(untilAborted);
  runs.start('a');
  expect(runs.pace('a')).toBeNull();
  runs.begin('a');
  runs.count('a', 4);
  expect(runs.done('a')).toBe(4);
  await new Promise((resolve) => setTimeout(resolve, 40));
  const pace = runs.pace('a') ?? 0;
  expect(pace).toBeGreaterThanOrEqual(9);
  await runs.stop('a');
  expect(runs.pace('a')).toBeNull();
  await jobs.close();
});

test('what the end of the studio cuts off is not told as an end', async () => {
  const { jobs, runs, ends } = started(untilAborted);
  runs.start('a');
  runs.prepareToClose();
  await jobs.close();
  expect(ends).toEqual([]);
});
