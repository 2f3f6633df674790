import { expect, test } from 'vitest';
import { createBadTries } from './badTries.ts';

async function millisecondsOf(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

test('the sixth bad try waits, until a good one', async () => {
  const badTries = createBadTries(60);
  for (let count = 0; count < 5; count += 1) {
    expect(await millisecondsOf(() => badTries.note())).toBeLessThan(50);
  }
  expect(await millisecondsOf(() => badTries.note())).toBeGreaterThan(50);
  badTries.forget();
  expect(await millisecondsOf(() => badTries.note())).toBeLessThan(50);
});
