import { setImmediate as nextCycle } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { createContextPool } from './contextPool.ts';

const never = new AbortController().signal;
const bytes = 10;

type Facts = { budgetBytes?: number; freeBytes?: number; width?: number; failing?: string };

/** A pool whose contexts are names, and what happened to them. */
function poolOf({ budgetBytes = 100, freeBytes = 1000, width = 1, failing }: Facts = {}) {
  const events: string[] = [];
  let left = freeBytes;
  const pool = createContextPool<string>({
    make: async ({ adapters }) => {
      await nextCycle();
      const name = adapters.map(({ path }) => path).join('+') || 'bare';
      if (name === failing) throw new AppError('adapter-unfit');
      events.push(`made ${name}`);
      left -= bytes;
      return {
        sequences: Array.from({ length: width }, (_, index) => `${name} ${index}`),
        bytes,
        dispose: async () => {
          left += bytes;
          events.push(`gone ${name}`);
        },
      };
    },
    predict: async () => bytes,
    freeBytes: async () => left,
    budgetBytes,
  });
  return { pool, events };
}

function chatWith(...paths: string[]) {
  const adapters: EngineAdapter[] = paths.map((path) => ({ path, strength: 1 }));
  return { adapters, purpose: 'chat', priority: 'interactive' } as const;
}

async function use(pool: ReturnType<typeof poolOf>['pool'], ...paths: string[]): Promise<void> {
  using context = await pool.open(chatWith(...paths));
  (await context.seats.take(() => 0, never))?.[Symbol.dispose]();
}

test('a context is made once for a stack and purpose, also when asked for twice at once', async () => {
  const { pool, events } = poolOf();
  await Promise.all([use(pool, 'a'), use(pool, 'a')]);
  await use(pool, 'a');
  await pool.open({ ...chatWith('a'), purpose: 'compare' });
  expect(events).toEqual(['made a', 'made a']);
  expect(pool.held().contexts.map(({ purpose }) => purpose)).toEqual(['compare', 'chat']);
});

test('strength is part of the stack, the order is not, and an adapter of strength 0 is none', async () => {
  const { pool, events } = poolOf();
  await use(pool, 'a', 'b');
  await use(pool, 'b', 'a');
  await pool.open({ ...chatWith(), adapters: [{ path: 'a', strength: 0.5 }] });
  await pool.open({ ...chatWith(), adapters: [{ path: 'a', strength: 0 }] });
  expect(events).toEqual(['made a+b', 'made a', 'made bare']);
});

test('beyond the budget the least recently used goes', async () => {
  const { pool, events } = poolOf({ budgetBytes: 30 });
  for (const name of ['a', 'b', 'c', 'a', 'd']) await use(pool, name);
  expect(events).toEqual(['made a', 'made b', 'made c', 'gone b', 'made d']);
});

test('none in use goes; the budget gives way instead', async () => {
  const { pool, events } = poolOf({ budgetBytes: 20 });
  await pool.open(chatWith('a'));
  await pool.open(chatWith('b'));
  await use(pool, 'c');
  expect(events).toEqual(['made a', 'made b', 'made c']);
  await use(pool, 'd');
  expect(events.slice(3)).toEqual(['gone c', 'made d']);
});

test('memory does not give way: what is not used goes, and then it is refused', async () => {
  const { pool, events } = poolOf({ freeBytes: 20 });
  await pool.open(chatWith('a'));
  await use(pool, 'b');
  await pool.open(chatWith('c'));
  expect(events).toEqual(['made a', 'made b', 'gone b', 'made c']);
  await expect(pool.open(chatWith('d'))).rejects.toMatchObject({
    code: 'out-of-memory',
    details: { neededBytes: 10, freeBytes: 0 },
  });
});

test('a context that could not be made is not held', async () => {
  const { pool } = poolOf({ failing: 'a' });
  await expect(use(pool, 'a')).rejects.toMatchObject({ code: 'adapter-unfit' });
  expect(pool.held().contexts).toEqual([]);
  await expect(use(pool, 'a')).rejects.toMatchObject({ code: 'adapter-unfit' });
});

test('sequences are given one to each, the one worth most first, and then in turn', async () => {
  const { pool } = poolOf({ width: 2 });
  using context = await pool.open(chatWith());
  const { seats } = context;
  const first = await seats.take((sequence) => (sequence === 'bare 1' ? 1 : 0), never);
  const second = await seats.take(() => 0, never);
  const third = seats.take(() => 0, never);
  const fourth = seats.take(() => 0, never);
  expect([first?.sequence, second?.sequence]).toEqual(['bare 1', 'bare 0']);
  second?.[Symbol.dispose]();
  first?.[Symbol.dispose]();
  expect([(await third)?.sequence, (await fourth)?.sequence]).toEqual(['bare 0', 'bare 1']);
});

test('whoever gives up waiting lets the next one in', async () => {
  const { pool } = poolOf();
  using context = await pool.open(chatWith());
  const first = await context.seats.take(() => 0, never);
  const abort = new AbortController();
  const second = context.seats.take(() => 0, abort.signal);
  const third = context.seats.take(() => 0, never);
  abort.abort();
  expect(await second).toBeNull();
  expect(await context.seats.take(() => 0, abort.signal)).toBeNull();
  first?.[Symbol.dispose]();
  expect((await third)?.sequence).toBe('bare 0');
});
