import { expect, test } from 'vitest';
import { stackInForce } from './stack.ts';

const adapter = (path: string, strength: number) => ({ path, strength });

test.each([
  ['strength 0 is left out', [adapter('a', 0), adapter('b', 1)], [adapter('b', 1)]],
  [
    'the order means nothing',
    [adapter('b', 1), adapter('a', -1)],
    [adapter('a', -1), adapter('b', 1)],
  ],
  ['one named twice counts twice', [adapter('a', 1), adapter('a', 0.5)], [adapter('a', 1.5)]],
  ['and not at all where that makes nothing', [adapter('a', 1), adapter('a', -1)], []],
])('%s', (_what, adapters, expected) => {
  expect(stackInForce(adapters)).toEqual(expected);
});
