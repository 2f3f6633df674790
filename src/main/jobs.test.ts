import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { createJobs, resultOf } from './jobs.ts';

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled')));
  });
}

test('one job of each kind runs at a time, in order, and the kinds side by side', async () => {
  const jobs = createJobs();
  const order: string[] = [];
  const running = new Map<string, number>();
  let most = 0;
  const add = (priority: 'interactive' | 'background', name: string) =>
    jobs.add({
      priority,
      work: async () => {
        running.set(priority, (running.get(priority) ?? 0) + 1);
        expect(running.get(priority)).toBe(1);
        most = Math.max(most, (running.get('interactive') ?? 0) + (running.get('background') ?? 0));
        await delay(5);
        order.push(name);
        running.set(priority, 0);
      },
    });
  const added = [
    add('background', 'b1'),
    add('background', 'b2'),
    add('interactive', 'i1'),
    add('interactive', 'i2'),
  ];
  await Promise.all(added.map((job) => job.outcome));
  expect(order.filter((name) => name.startsWith('i'))).toEqual(['i1', 'i2']);
  expect(order.filter((name) => name.startsWith('b'))).toEqual(['b1', 'b2']);
  expect(most).toBe(2);
});

test('those who wait are told for what: the interactive job that runs', async () => {
  const jobs = createJobs();
  expect(jobs.foreground()).toBeNull();
  const summary = jobs.add({ priority: 'background', work: untilAborted });
  const reply = jobs.add({ priority: 'interactive', task: 'reply', work: untilAborted });
  const comparison = jobs.add({ priority: 'interactive', task: 'comparison', work: untilAborted });
  await expect.poll(() => jobs.foreground()).toBe('reply');
  reply.cancel();
  await expect.poll(() => jobs.foreground()).toBe('comparison');
  comparison.cancel();
  await comparison.outcome;
  await expect.poll(() => jobs.foreground()).toBeNull();
  summary.cancel();
});

test('an exclusive job stops what runs, then runs alone, before what waits', async () => {
  const jobs = createJobs();
  const order: string[] = [];
  const stopped = [
    jobs.add({ priority: 'background', work: untilAborted }),
    jobs.add({ priority: 'interactive', work: untilAborted }),
  ];
  await delay(1);
  const step = (name: string) => async () => {
    order.push(`${name} in`);
    await delay(2);
    order.push(`${name} out`);
  };
  const waiting = jobs.add({ priority: 'interactive', work: step('reply') });
  const load = jobs.add({ priority: 'exclusive', work: step('load') });
  await Promise.all([waiting.outcome, load.outcome]);
  expect(order).toEqual(['load in', 'load out', 'reply in', 'reply out']);
  expect(await Promise.all(stopped.map(({ outcome }) => outcome))).toEqual([
    { state: 'cancelled' },
    { state: 'cancelled' },
  ]);
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
  const queued = jobs.add({ priority: 'interactive', work: () => Promise.resolve() });
  await delay(1);
  await jobs.close();
  const late = jobs.add({ priority: 'interactive', work: () => Promise.resolve() });
  const outcomes = await Promise.all([running, queued, late].map((job) => job.outcome));
  expect(outcomes.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});
