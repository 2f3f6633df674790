import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Turn } from '../../shared/engineApi.ts';
import { fitWindow } from './fitWindow.ts';

const systemTokens = 10;

function fit(lengths: [Turn['role'], number][], contextSize: number, reserveTokens = 5) {
  const turns = lengths.map(([role, length]) => ({ role, text: 'x'.repeat(length) }));
  return fitWindow({
    turns,
    reserveTokens,
    contextSize,
    countFrom: (first) =>
      turns.slice(first).reduce((sum, turn) => sum + turn.text.length, systemTokens),
  });
}

const chat: [Turn['role'], number][] = [
  ['user', 20],
  ['assistant', 20],
  ['user', 20],
  ['assistant', 20],
  ['user', 20],
];

test.each([
  [115, 0, 110, true],
  [114, 2, 70, true],
  [75, 2, 70, true],
  [74, 4, 30, true],
  [35, 4, 30, true],
  [34, 4, 30, false],
])('a context of %i starts at turn %i', (contextSize, firstTurn, promptTokens, fits) => {
  expect(fit(chat, contextSize)).toEqual({ firstTurn, promptTokens, contextSize, fits });
});

test('a reply to go on from keeps its question', () => {
  expect(fit([...chat, ['assistant', 30]], 66)).toMatchObject({ firstTurn: 4, fits: true });
});

test('the window is the longest that fits and starts with a user turn', () => {
  const pair = fc.tuple(fc.nat(50), fc.nat(50));
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1 }),
      fc.integer({ min: 20, max: 500 }),
      (pairs, size) => {
        const turns = pairs.flatMap(([user, reply]): [Turn['role'], number][] => [
          ['user', user],
          ['assistant', reply],
        ]);
        const window = fit(turns, size);
        expect(turns[window.firstTurn]?.[0]).toBe('user');
        if (window.fits) expect(window.promptTokens + 5).toBeLessThanOrEqual(size);
        if (window.firstTurn > 0) {
          const oneMore = turns
            .slice(window.firstTurn - 2)
            .reduce((sum, [, n]) => sum + n, systemTokens);
          expect(oneMore + 5).toBeGreaterThan(size);
        }
      },
    ),
  );
});
