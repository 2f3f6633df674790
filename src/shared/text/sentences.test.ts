import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences, trimSpan } from './sentences.ts';
import type { SentenceOptions } from './sentences.ts';

function sentences(text: string, options?: SentenceOptions): string[] {
  return splitSentences(text, options).map((span) => {
    const { start, end } = trimSpan(text, span);
    return text.slice(start, end);
  });
}

test.each<{ language?: string; expected: string[] }>([
  { expected: ['Dr. Smith met Mrs. J. Doe.', 'They spoke.'] },
  { expected: ['See Fig. 3 and No. 7.', 'He said no.', 'Then he left.'] },
  { expected: ['It has vitamin C.', 'It is sour.'] },
  { expected: ['Elizabeth I.', 'The queen ruled.'] },
  { expected: ['It cost $4.5 million.', '“Really?” she asked.', 'Yes!'] },
  {
    language: 'de',
    expected: [
      'Am 3. Oktober kam Hr. Maier, d.h. er war da.',
      'Er blieb bis 1990.',
      'Dann ging er.',
    ],
  },
  { language: 'fr', expected: ['M. Dupont est venu, cf. la p. 12.', 'Il est parti.'] },
  { language: 'es', expected: ['La Sra. López llegó.', '¿Quién es?', 'No sé.'] },
  { language: 'zh', expected: ['今天下雨。', '我们不出门！', '你呢？'] },
  { language: 'ar', expected: ['ذهب الولد إلى المدرسة.', 'هل وصل؟', 'نعم.'] },
])('finds $expected', ({ language, expected }) => {
  expect(sentences(expected.join(' '), { language })).toEqual(expected);
});

test('a line break is a space in flowing text, an empty line ends a sentence, and code has lines', () => {
  expect(sentences('One line goes\non here\r\nand ends.\n\nA heading\n\nText')).toEqual([
    'One line goes\non here\r\nand ends.',
    'A heading',
    'Text',
  ]);
  expect(sentences('let a = 1;\nlet b = 2;', { breaksAtLines: true })).toEqual([
    'let a = 1;',
    'let b = 2;',
  ]);
});

test('a long line without punctuation is one sentence', () => {
  const text = 'word '.repeat(10_000);
  expect(splitSentences(text)).toEqual([{ start: 0, end: text.length }]);
});

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '. ',
    '! ',
    '\n',
    '\r\n',
    '\n\n',
    ' Dr. ',
    'J. ',
    '3. Oktober',
    '。',
    '؟ ',
    '…',
    '\u2029',
  ),
);

test('no character is lost and no offset is wrong, whatever the text', () => {
  const property = fc.property(
    fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')),
    fc.constantFrom(undefined, 'de', 'ja'),
    fc.boolean(),
    (text, language, breaksAtLines) => {
      const spans = splitSentences(text, { language, breaksAtLines });
      expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      let end = 0;
      for (const span of spans) {
        expect(span.start).toBe(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
        const trimmed = trimSpan(text, span);
        expect(text.slice(trimmed.start, trimmed.end)).toBe(
          text.slice(span.start, span.end).trim(),
        );
      }
    },
  );
  fc.assert(property, { numRuns: 10_000 });
}, 60_000);
