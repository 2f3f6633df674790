import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, fuzzyScore, leastWordShare, sharedPart } from './similarity.ts';
import { piecesOf, wordsOf } from './words.ts';

function score(one: string, other: string): number {
  return fuzzyScore(
    sharedPart(wordsOf(one), wordsOf(other)),
    sharedPart(piecesOf(one), piecesOf(other)),
  );
}

test.each([
  ['The red house is old.', 'The red house is new.', 80],
  ['The red house is old.', 'the red house is old', 96],
  ['The red house is old.', 'A blue car was new!', 0],
  ['Save the file', 'Save the file now', 75],
  ['東京へ行きます', '京都へ行きます', 67],
])('%j and %j are alike by about %d', (one, other, expected) => {
  expect(Math.abs(score(one, other) - expected)).toBeLessThanOrEqual(5);
  expect(score(one, other)).toBe(score(other, one));
});

test('distance counts words put in, left out and changed', () => {
  expect(editDistance(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toBe(2);
  expect(editDistance([], ['a'])).toBe(1);
});

test('no pair with fewer shared words than the least share reaches a score', () => {
  const word = fc.constantFrom('one', 'two', 'three', 'four', 'five');
  const text = fc.array(word, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 30, max: 99 }), (one, other, least) => {
      if (score(one.join(' '), other.join(' ')) < least) return;
      expect(sharedPart(one, other)).toBeGreaterThanOrEqual(leastWordShare(least) - 1e-9);
    }),
  );
});
