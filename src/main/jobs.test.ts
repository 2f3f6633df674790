import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { createJobs, resultOf } from './jobs.ts';

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled')));
  });
}

test('one job runs at a time, interactive ones first', async () => {
  const jobs = createJobs();
  const order: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await delay(1);
    order.push(name);
    running -= 1;
  };
  const added = [
    jobs.add({ priority: 'background', work: work('b1') }),
    jobs.add({ priority: 'background', work: work('b2') }),
    jobs.add({ priority: 'interactive', work: work('i1') }),
    jobs.add({ priority: 'interactive', work: work('i2') }),
  ];
  await Promise.all(added.map((job) => job.outcome));
  expect(order).toEqual(['i1', 'i2', 'b1', 'b2']);
});

test('cancelling reaches running work and takes queued work out', async () => {
  const jobs = createJobs();
  const running = jobs.add({ priority: 'interactive', work: untilAborted });
  const queued = jobs.add({ priority: 'interactive', work: () => Promise.resolve('never') });
  await delay(1);
  expect([running.state, queued.state]).toEqual(['running', 'queued']);
  queued.cancel();
  running.cancel();
  expect(await queued.outcome).toEqual({ state: 'cancelled' });
  expect(await running.outcome).toEqual({ state: 'cancelled' });
  await expect(resultOf(running)).rejects.toMatchObject({ code: 'cancelled' });
});

test('a failure is an outcome, and the next job runs', async () => {
  const jobs = createJobs();
  const failing = jobs.add({
    priority: 'interactive',
    work: () => Promise.reject(new AppError('no-model')),
  });
  const next = jobs.add({ priority: 'interactive', work: () => Promise.resolve(7) });
  await expect(resultOf(failing)).rejects.toMatchObject({ code: 'no-model' });
  expect(await resultOf(next)).toBe(7);
});

test('every job is settled once, and a failure in that is an outcome too', async () => {
  const jobs = createJobs();
  const settled: string[] = [];
  const job = jobs.add({
    priority: 'interactive',
    work: () => Promise.resolve(1),
    settle: ({ state }) => {
      settled.push(state);
      throw new AppError('disk-full');
    },
  });
  expect(await job.outcome).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
  expect(settled).toEqual(['done']);
});

test('closing ends everything and takes nothing new', async () => {
  const jobs = createJobs();
  const running = jobs.add({ priority: 'interactive', work: untilAborted });
  const queued = jobs.add({ priority: 'background', work: () => Promise.resolve() });
  await delay(1);
  await jobs.close();
  const late = jobs.add({ priority: 'interactive', work: () => Promise.resolve() });
  const outcomes = await Promise.all([running, queued, late].map((job) => job.outcome));
  expect(outcomes.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});
