import { expect, test } from 'vitest';
import { bleu, bleuOfCounts, tokenize13a } from './bleu.ts';

/** From sacreBLEU's own tests, to the digits that those give. */
test('a sentence with few matches scores as published', () => {
  const hypothesis = 'Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;';
  const reference = 'producţia de zahăr brut se exprimă în zahăr alb;';
  expect(bleu([{ hypothesis, reference }])).toBeCloseTo(8.493, 3);
});

test('counts score as published', () => {
  expect(
    bleuOfCounts({
      matches: [9, 7, 5, 3],
      totals: [10, 8, 6, 4],
      hypothesisLength: 11,
      referenceLength: 11,
    }),
  ).toBeCloseTo(83.75922397, 8);
});

test('what is equal scores 100, what shares no word 0, and a corpus is summed first', () => {
  const equal = { hypothesis: 'This is a test.', reference: 'This is a test.' };
  const unlike = { hypothesis: 'this is a cat', reference: 'okay thanks' };
  expect(bleu([equal])).toBeCloseTo(100, 10);
  expect(bleu([unlike])).toBe(0);
  // 5 of 9 words, 4 of 7 pairs, 3 of 5, 2 of 3; longer than the 7 words of the references.
  expect(bleu([equal, unlike])).toBeCloseTo(
    100 * ((5 / 9) * (4 / 7) * (3 / 5) * (2 / 3)) ** (1 / 4),
    10,
  );
});

test('a translation that is too short is punished', () => {
  const reference = 'one two three four five six';
  expect(bleu([{ hypothesis: 'one two three four', reference }])).toBeCloseTo(
    100 * Math.exp(1 - 6 / 4),
    10,
  );
});

test.each([
  ['Hello, world!', ['Hello', ',', 'world', '!']],
  ['1,234.5 of 3-4', ['1,234.5', 'of', '3', '-', '4']],
  ['He said: "no" (twice).', ['He', 'said', ':', '"', 'no', '"', '(', 'twice', ')', '.']],
  ["It's R&amp;D", ["It's", 'R', '&', 'D']],
  ['', []],
])('%j is cut into %j', (text, words) => {
  expect(tokenize13a(text)).toEqual(words);
});
