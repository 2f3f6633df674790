import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  containsAll,
  fold,
  indexQuery,
  makeSnippet,
  markMatches,
  searchTerms,
} from './searchText.ts';

function marked(text: string, query: string): string {
  return markMatches(text, searchTerms(query))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');
}

test.each([
  ['Grüße aus Köln', 'grusse', 'Grüße aus Köln'],
  ['Grüße aus Köln', 'kol', 'Grüße aus [Köl]n'],
  ['A Café, a cafe\u0301', 'cafe', 'A [Café], a [cafe\u0301]'],
  ['東京タワーへ', 'タワー', '東京[タワー]へ'],
  ['one two one', 'one two', '[one] [two] [one]'],
  ['📎 clip', 'clip', '📎 [clip]'],
])('in %j, %j is marked as %j', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

test('marking never changes the text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  fc.assert(
    fc.property(text, text, (haystack, query) => {
      const parts = markMatches(haystack, searchTerms(query));
      expect(parts.map((part) => part.text).join('')).toBe(haystack);
    }),
  );
});

test('a snippet shows the first match wherever it is, on one line and short', () => {
  fc.assert(
    fc.property(fc.nat(40_000), fc.nat(40_000), (before, after) => {
      const text = `${'über\n'.repeat(before / 5)}Nadel ${'heu '.repeat(after / 4)}`;
      const snippet = makeSnippet(text, searchTerms('nadel'));
      expect(snippet.find((part) => part.isMatch)?.text).toBe('Nadel');
      const shown = snippet.map((part) => part.text).join('');
      expect(shown.length).toBeLessThan(170);
      expect(shown).not.toContain('\n');
    }),
    { numRuns: 30 },
  );
});

test('no query is syntax to the index', () => {
  expect(indexQuery(searchTerms('"a" OR text:b* NEAR(x)'))).toBe(
    '"""a""" AND "text:b*" AND "near(x)"',
  );
  expect(indexQuery(searchTerms('ab 日本'))).toBeNull();
});

test('folding is what both sides of a comparison go through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(containsAll(text, searchTerms(text))).toBe(true);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
