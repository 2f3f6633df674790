import { expect, test } from 'vitest';
import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { sentencesOf } from '../documents/sourceSentences.ts';
import { createReceipts } from './receipts.ts';

/** What is missing of a sentence that was written about a text, as `kind text`. */
function missing(source: string, sentence: string): string[] {
  return checked(source, sentence).missing.map(({ kind, text }) => `${kind} ${text}`);
}

function checked(source: string, sentence: string) {
  const blocks = source.split('\n\n').map((text, index): SourceBlock => {
    const start = source.indexOf(text);
    return {
      id: `b${index}`,
      index,
      kind: 'paragraph',
      headingPath: [],
      start,
      end: start + text.length,
      page: index + 1,
      time: null,
      text,
    };
  });
  const sources = blocks.flatMap((block) => sentencesOf('document', block, undefined));
  return createReceipts(sources)(sentence);
}

const lund = `The harbour of Lund was dug in 1874 by order of Mayor Anna Berg. Its cost was 4.2 million
crowns. On 3 March 1902 the bridge was opened by the World Health Organization.

It carried 1,250 trams a day, 45 percent of them from Germany. Twelve engineers kept it up.`;

test.each([
  ['The harbour was dug in 1874 by order of Anna Berg.', []],
  ['The harbour was dug in 1847 by order of Anna Berg.', ['number 1847']],
  ['The harbour was dug in 1874 by order of Anna Bergman.', ['name Bergman']],
  ['The harbour was dug in 1874 by order of Anna Holm.', ['name Holm']],
  ['Its cost of the harbour was 4,200,000 crowns.', []],
  ['The cost was 4.3 million crowns.', ['number 4.3']],
  ['The bridge was opened in March 1902 by the WHO.', []],
  ['The bridge was opened on March 3, 1902.', []],
  ['The bridge was opened on 1902-03-03.', []],
  ['The bridge was opened on 4 March 1902.', ['date 4 March 1902']],
  ['The bridge was opened in April 1902.', ['date April 1902']],
  ['It carried 1250 trams a day, 45% of them German.', []],
  ['It carried about 1,300 trams a day.', []],
  ['It carried about 1,400 trams a day.', ['number 1,400']],
  ['12 engineers kept the bridge up.', []],
  ['Penguins breed on sea ice.', ['passage Penguins breed on sea ice.']],
])('%s → %j', (sentence, expected) => {
  expect(missing(lund, sentence)).toEqual(expected);
});

test.each([
  ['The GPT-3 model reads 3D maps.', 'GPT-3 makes 3D maps.', []],
  [
    'Der Hafen wurde am 3. März 1902 von Anna Berg eröffnet.',
    'Anna Berg eröffnete den Hafen im März 1902.',
    [],
  ],
  [
    'Der Hafen wurde am 3. März 1902 von Anna Berg eröffnet.',
    'Anna Holm eröffnete den Hafen im März 1902.',
    ['name Holm'],
  ],
  [
    'Le pont a coûté 1 250,5 francs le 1er mai 1902.',
    'Le pont a coûté 1250,5 francs en mai 1902.',
    [],
  ],
  ['大桥于1902年开通，耗资420万。', '大桥1902年开通。', []],
  ['大桥于1902年开通，耗资420万。', '大桥1912年开通。', ['number 1912']],
  ['افتتح الجسر عام ١٩٠٢ في المدينة.', 'افتتح الجسر عام 1902.', []],
])('%s · %s → %j', (source, sentence, expected) => {
  expect(missing(source, sentence)).toEqual(expected);
});

test('a receipt is the exact passage, with its page', () => {
  const { receipts } = checked(lund, 'The bridge carried 1,250 trams a day.');
  expect(receipts[0]).toEqual({
    documentId: 'document',
    block: 1,
    start: lund.indexOf('It carried'),
    end: lund.indexOf(' Twelve'),
    text: 'It carried 1,250 trams a day, 45 percent of them from Germany.',
    headingPath: [],
    page: 2,
    time: null,
  });
});

test('a sentence that fuses two passages stands on both', () => {
  const { receipts, missing: none } = checked(
    lund,
    'The harbour was dug by order of Mayor Anna Berg, and twelve engineers kept it up.',
  );
  expect(none).toEqual([]);
  expect(new Set(receipts.map(({ block }) => block))).toEqual(new Set([0, 1]));
});
