import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { restartDelay, withLimit } from './watchdog.ts';

async function tooLong(): Promise<never> {
  throw new Error('too long');
}

test('what comes in time comes through, results and failures alike', async () => {
  expect(await withLimit(delay(1, 'result'), 1000, tooLong)).toBe('result');
  await expect(withLimit(Promise.reject(new Error('own')), 1000, tooLong)).rejects.toThrow('own');
});

test('what does not come in time fails', async () => {
  await expect(withLimit(delay(1000, 'result'), 5, tooLong)).rejects.toThrow('too long');
});

test.each([
  [[], 0],
  [[100], 0],
  [[100, 200], 250],
  [[100, 200, 300, 400], 1000],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5000],
  [[-70_000, -65_000, -61_000], 0],
])('after crashes at %j the next start waits %i ms', (crashTimes, expected) => {
  expect(restartDelay(crashTimes, 500)).toBe(expected);
});
