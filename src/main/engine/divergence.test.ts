import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jensenShannonDivergence } from './divergence.ts';

const distribution = (...probabilities: number[]) => new Map(probabilities.map((p, at) => [at, p]));

test('equal distributions do not differ at all', () => {
  const one = distribution(0.7, 0.2, 0.1);
  expect(jensenShannonDivergence(one, new Map(one))).toBe(0);
});

test('distributions with nothing in common differ by one bit', () => {
  expect(jensenShannonDivergence(distribution(1), distribution(0, 1))).toBe(1);
});

test('the value by hand', () => {
  // The mean is (3/4, 1/4): (log2(4/3) + (log2(2/3) + log2(2)) / 2) / 2
  const expected = (Math.log2(4 / 3) + (Math.log2(2 / 3) + 1) / 2) / 2;
  expect(jensenShannonDivergence(distribution(1, 0), distribution(0.5, 0.5))).toBeCloseTo(expected);
});

test('it is the same both ways, from 0 to 1, also where most tokens are lumped together', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 600,
  });
  const normalized = weights
    .map((values) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return values.map((value) => value / sum).toSorted((a, b) => b - a);
    })
    .filter(([first]) => Number.isFinite(first));
  fc.assert(
    fc.property(normalized, normalized, fc.nat(600), (p, q, shift) => {
      const one = distribution(...p);
      const other = new Map(q.map((value, at) => [at + shift, value]));
      const difference = jensenShannonDivergence(one, other);
      expect(difference).toBeGreaterThanOrEqual(0);
      expect(difference).toBeLessThanOrEqual(1);
      expect(jensenShannonDivergence(other, one)).toBeCloseTo(difference, 10);
    }),
  );
});
