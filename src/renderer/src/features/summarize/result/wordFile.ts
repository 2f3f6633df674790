import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { Receipt, Summary, SummarySentence } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { isSupported, shownParts } from '../openSummary.ts';
import { placeOf } from '../source/places.ts';

/** A Word file of a summary: each receipt is a footnote with its place and the exact passage. */
export function writeDocx(summary: Summary): Promise<Blob> {
  const footnotes: { children: Paragraph[] }[] = [];

  function noteOf(receipt: Receipt): FootnoteReferenceRun {
    const passage = `“${receipt.text.replaceAll(/\s+/gu, ' ')}”`;
    const text = [placeOf(receipt), passage].filter(Boolean).join(': ');
    footnotes.push({ children: [new Paragraph(text)] });
    return new FootnoteReferenceRun(footnotes.length);
  }

  function runsOf(sentence: SummarySentence) {
    const isKnown = isSupported(sentence);
    return [
      new TextRun(sentence.text),
      ...sentence.receipts.map(noteOf),
      ...(isKnown ? [] : [new TextRun({ text: ` ${remarkOn(sentence)}`, italics: true })]),
      new TextRun(' '),
    ];
  }

  const children = shownParts(summary).flatMap(({ heading, layout, sentences }) => {
    const kept = sentences.filter(({ isDropped }) => !isDropped);
    const body =
      layout === 'list'
        ? kept.map(
            (sentence) => new Paragraph({ bullet: { level: 0 }, children: runsOf(sentence) }),
          )
        : [new Paragraph({ children: kept.flatMap(runsOf) })];
    return heading === null
      ? body
      : [new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }), ...body];
  });
  const title = new Paragraph({ text: summary.title, heading: HeadingLevel.TITLE });
  return Packer.toBlob(
    new Document({
      title: summary.title,
      sections: [{ children: [title, ...children] }],
      footnotes: Object.fromEntries(footnotes.map((note, index) => [index + 1, note])),
    }),
  );
}

function remarkOn({ missing }: SummarySentence): string {
  const { unsupported, missing: describe } = summarizeWords.result;
  return `(${unsupported}: ${describe(missing)})`;
}
