import { array, assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifferences } from './wordDifferences.ts';

/** `Where are [you]?`: the marked words in brackets. */
function shown(texts: string[]): string[] {
  return wordDifferences(texts).map((runs) =>
    runs.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join(''),
  );
}

test('the words that differ are marked on both sides', () => {
  expect(shown(['Où es-tu ce soir ?', 'Où êtes-vous ce soir ?'])).toEqual([
    'Où [es]-[tu] ce soir ?',
    'Où [êtes]-[vous] ce soir ?',
  ]);
});

test('of three texts, a word is marked that not all of them share', () => {
  expect(shown(['a blue house', 'a blue door', 'a green house'])).toEqual([
    'a [blue] [house]',
    'a [blue] [door]',
    'a [green] [house]',
  ]);
});

test('equal texts have nothing marked, and an empty one marks all of the other', () => {
  expect(shown(['same', 'same'])).toEqual(['same', 'same']);
  expect(shown(['', 'all new'])).toEqual(['', '[all new]']);
});

test('the runs of a text make up that text, whatever it is compared with', () => {
  assert(
    property(array(string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
      const joined = wordDifferences(texts).map((runs) => runs.map(({ text }) => text).join(''));
      expect(joined).toEqual(texts);
    }),
  );
});
