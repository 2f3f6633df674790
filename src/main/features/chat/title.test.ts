import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleFrom } from './title.ts';

test.each([
  ['How do I knit a sock?', 'How do I knit a sock?'],
  ['\n\n  ---\n  The   second\tline  \nthird', 'The second line'],
  [
    'Please explain the difference between a lease and a licence under English law',
    'Please explain the difference between a lease and a licence…',
  ],
  ['翻訳'.repeat(60), `${'翻訳'.repeat(29)}翻…`],
  ['???', '???'],
])('%j is titled %j', (text, title) => {
  expect(titleFrom(text)).toBe(title);
});

test('without a word of text the first file gives the title', () => {
  expect(titleFrom('', ['notes.txt', 'more.txt'])).toBe('notes.txt');
});

test('a title is short, on one line, and never cuts a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const title = titleFrom(text);
      expect(title.length).toBeLessThanOrEqual(60);
      expect(title).not.toMatch(/[\n\r]/u);
      expect(title.isWellFormed()).toBe(true);
    }),
  );
});

test('megabytes on one line are titled at once', () => {
  const started = performance.now();
  titleFrom('x'.repeat(20_000_000));
  expect(performance.now() - started).toBeLessThan(100);
});
