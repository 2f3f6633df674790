import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { docxFile, paragraph, run } from '../../../../../fixtures/documents/docxFile.ts';
import type { SegmentText } from '../../../../shared/api/segments.ts';
import { joinTexts, plainText, textPart } from '../../../../shared/segmentText.ts';
import { checkXml } from '../../markup/checkXml.ts';
import { openContent } from '../../testFiles.ts';

vi.setConfig({ testTimeout: 120_000 });

const looks = ['', '<w:b/>', '<w:i/>', '<w:b/><w:i/>'] as const;
const words = fc.constantFrom('One ', 'two', ' three ', 'four.', ' Five ', '& six', ' ');

/** Runs of any look, links, tabs and bookmarks, as programs leave them. */
const runs = fc.oneof(
  fc
    .record({ word: words, look: fc.constantFrom(...looks) })
    .map(({ word, look }) => run(escaped(word), look)),
  fc.constant('<w:r><w:tab/></w:r>'),
  fc.constant('<w:bookmarkStart w:id="1"/>'),
  fc.constant('<w:proofErr w:type="spellStart"/>'),
);
const pieces = fc.oneof(
  { weight: 4, arbitrary: runs },
  fc
    .array(runs, { maxLength: 3 })
    .map((inner) => `<w:hyperlink r:id="r1">${inner.join('')}</w:hyperlink>`),
  fc.array(runs, { maxLength: 3 }).map((inner) => `<w:ins w:id="2">${inner.join('')}</w:ins>`),
);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}

/** All parts of a segment in any order, some lost and some twice, among other words. */
function shuffled(source: SegmentText, order: readonly number[]): SegmentText {
  const tokens = source.filter((part) => part.type === 'token');
  return joinTexts(
    order.flatMap((number, index) => {
      const token = tokens[number % Math.max(tokens.length, 1)];
      return token ? [textPart(` w${index}<&`), token] : [textPart(`w${index} `)];
    }),
  );
}

test('whatever becomes of tokens, the part is well-formed and has the words', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(20), { maxLength: 10 }),
      (content, order) => {
        const bytes = docxFile({ body: paragraph(`${content.join('')}<w:bookmarkEnd w:id="1"/>`) });
        const file = openContent('a.docx', bytes);
        const targets = file.units.map(({ source }, index) => {
          const text = index % 2 === 0 ? shuffled(source, order) : source;
          return [index, { text, isConfirmed: false }] as const;
        });
        const written = file.write(new Map(targets), null);
        const document = Buffer.from(unzipSync(written)['word/document.xml'] ?? []).toString();
        checkXml(document);
        const texts = textOf(document);
        for (const [, { text }] of targets) expect(texts).toContain(plainText(text));
        for (const mark of ['<w:tab/>', '<w:bookmarkStart', '<w:hyperlink', '<w:ins ']) {
          expect(document.split(mark).length).toBe(content.join('').split(mark).length);
        }
        openContent('a.docx', written);
      },
    ),
    { numRuns: 500 },
  );
});

function textOf(document: string): string {
  const texts = Array.from(
    document.matchAll(/<w:t(?: [^>]*)?>(?<text>[^<]*)/g),
    (match) => match[1],
  );
  return texts.join('').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
