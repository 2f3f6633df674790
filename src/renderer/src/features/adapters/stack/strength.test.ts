import { expect, test } from 'vitest';
import { formatStrength } from './strength.ts';

test.each([
  [1, '1.0'],
  [0, '0.0'],
  [0.5, '0.5'],
  [1.05, '1.05'],
  [-0.25, '−0.25'],
  [-2, '−2.0'],
])('%d is written %s', (strength, written) => {
  expect(formatStrength(strength)).toBe(written);
});
