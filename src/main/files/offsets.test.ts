import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectWhole, parseAs } from './testDocuments.ts';

/** Text as people and programs write it, with what is hard about it. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '# Heading',
    '## Two',
    '- item',
    '1. one',
    '> quote',
    '```',
    '    code',
    '| a | b |',
    '|---|---|',
    '<b>bold</b>',
    '<div><p>x',
    '</table>',
    '&amp;&#0;&nbsp;',
    '00:00:01,000 --> 00:00:02,000',
    'WEBVTT',
    'CHAPTER I',
    '=====',
    '',
    '   ',
    '\u2028',
    '\uFEFF',
    'العربية',
    '中文没有空格',
    '👩‍🚀',
    'a\u00ADb',
    '-\u200B-',
  ),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

test.each(['a.txt', 'a.md', 'a.html', 'a.srt', 'a.ts'])(
  'whatever stands in %s, its blocks are exact parts of the text',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        // A NUL would make it no text.
        expectWhole(await parseAs(name, `a${source.replaceAll('\0', '')}`));
      }),
      { numRuns: 400 },
    );
  },
);

function letters(value: string): string {
  return value.replace(/[^\p{L}\p{N}]/gu, '');
}

test('no letter of a plain text is lost, and none is read twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.lorem({ maxCount: 30, mode: 'words' })), async (lines) => {
      const source = `x ${lines.join('\n\n')}`;
      expect(letters((await parseAs('a.txt', source)).text)).toBe(letters(source));
    }),
    { numRuns: 200 },
  );
});
