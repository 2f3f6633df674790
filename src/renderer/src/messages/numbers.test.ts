import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatTokensPerSecond } from './numbers.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [3_096_000, '3.1 MB'],
  [24_700_000, '25 MB'],
  [999_600_000, '1 GB'],
  [4_680_000_000, '4.7 GB'],
])('%d bytes are shown as %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown);
});

test('only slow models show a decimal of their speed', () => {
  expect(formatTokensPerSecond(3.46)).toBe('3.5 tok/s');
  expect(formatTokensPerSecond(38.2)).toBe('38 tok/s');
});

test.each([
  [10_000, 'just now'],
  [5 * 60_000, '5 minutes ago'],
  [26 * 3_600_000, 'yesterday'],
])('%d ms ago is %s', (age, shown) => {
  const now = Date.UTC(2026, 10, 22);
  expect(formatAge(now - age, now)).toBe(shown);
});
