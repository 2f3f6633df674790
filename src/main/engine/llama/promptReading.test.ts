import { expect, test } from 'vitest';
import { createChunkSizer } from './promptReading.ts';

test.each([
  ['a fast machine fills the batch', 5000, 512],
  ['a usual one stays under the time a stop may wait', 500, 288],
  ['a slow one does not go below 64', 40, 64],
  ['unless even that would take many seconds', 2, 5],
])('%s', (_what, tokensPerSecond, expected) => {
  const sizer = createChunkSizer(512, { isWaitedFor: false });
  sizer.measured(tokensPerSecond, 1000);
  expect(sizer.next()).toBe(expected);
});

test('the first chunk is small, and never larger than the batch', () => {
  expect(createChunkSizer(512, { isWaitedFor: false }).next()).toBe(64);
  expect(createChunkSizer(48, { isWaitedFor: true }).next()).toBe(48);
});

test('what others wait for reads in smaller steps', () => {
  const sizer = createChunkSizer(512, { isWaitedFor: true });
  sizer.measured(1000, 1000);
  expect(sizer.next()).toBe(192);
});
