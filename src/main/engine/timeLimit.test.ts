import { expect, test } from 'vitest';
import { isOutOfTime, withinTime } from './timeLimit.ts';

test('what ends in time gives its result, or its own error', () => {
  expect(withinTime(1000, () => [1, 2])).toEqual([1, 2]);
  expect(() =>
    withinTime(1000, () => {
      throw new RangeError('own');
    }),
  ).toThrow(RangeError);
});

test('what does not end is interrupted, and the next call works', () => {
  const startedAt = performance.now();
  let caught: unknown;
  try {
    withinTime(100, () => {
      for (;;) Math.random();
    });
  } catch (error) {
    caught = error;
  }
  expect(isOutOfTime(caught)).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(withinTime(1000, () => 'next')).toBe('next');
});
