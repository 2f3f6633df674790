import type { Summary, SummaryPart, SummarySentence } from '../../../../shared/api/summarize.ts';
import { createFootnotes, missingText } from './footnotes.ts';

/** For people who read or go on writing; receipts are footnotes. */
export function toMarkdown(
  summary: Summary,
  parts: readonly SummaryPart[],
  withReceipts: boolean,
): string {
  const footnotes = createFootnotes(summary);
  const written = ({ text, receipts, missing }: SummarySentence): string => {
    if (!withReceipts) return escaped(text);
    const marks = receipts.map((receipt) => `[^${footnotes.numberOf(receipt)}]`).join('');
    return `${escaped(text)}${marks}${missing.length > 0 ? ` *(${escaped(missingText(missing))})*` : ''}`;
  };
  const body = parts.flatMap(({ heading, layout, sentences }) => [
    ...(heading === null ? [] : [`## ${escaped(heading)}`]),
    layout === 'list'
      ? sentences.map((sentence) => `- ${written(sentence)}`).join('\n')
      : sentences.map(written).join(' '),
  ]);
  const notes = footnotes.notes().map((note, index) => `[^${index + 1}]: ${escaped(note)}`);
  const sections = [
    `# ${escaped(summary.title)}`,
    ...body,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** A summary is plain text: what a document or a model wrote is no markup, nor HTML. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/gu, (mark) => `\\${mark}`);
}
