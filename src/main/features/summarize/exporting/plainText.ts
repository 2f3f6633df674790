import type { Summary, SummaryPart, SummarySentence } from '../../../../shared/api/summarize.ts';
import { createFootnotes, missingText } from './footnotes.ts';

/** For anywhere; receipts are numbered below. */
export function toPlainText(
  summary: Summary,
  parts: readonly SummaryPart[],
  withReceipts: boolean,
): string {
  const footnotes = createFootnotes(summary);
  const written = ({ text, receipts, missing }: SummarySentence): string => {
    if (!withReceipts) return text;
    const numbers = receipts.map((receipt) => footnotes.numberOf(receipt));
    const marks = numbers.length > 0 ? ` [${numbers.join(', ')}]` : '';
    return `${text}${marks}${missing.length > 0 ? ` (${missingText(missing)})` : ''}`;
  };
  const body = parts.map(({ heading, layout, sentences }) =>
    [
      ...(heading === null ? [] : [heading]),
      layout === 'list'
        ? sentences.map((sentence) => `• ${written(sentence)}`).join('\n')
        : sentences.map(written).join(' '),
    ].join('\n'),
  );
  const notes = footnotes.notes().map((note, index) => `[${index + 1}] ${note}`);
  return `${[summary.title, ...body, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')}\n`;
}
