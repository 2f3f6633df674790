import type { Receipt, Summary, SummaryPart } from '../../../../shared/api/summarize.ts';
import { fileNameFrom } from '../../../fileName.ts';
import { shownParts } from '../parts.ts';
import { toMarkdown } from './markdown.ts';
import { toPlainText } from './plainText.ts';

export type ExportFormat = 'markdown' | 'text' | 'json';

export type Exported = { fileName: string; content: string };

/** A summary as a file for others, without what was dropped from it. */
export function exportSummary(
  summary: Summary,
  { format, withReceipts }: { format: ExportFormat; withReceipts: boolean },
): Exported {
  const parts = shownParts(summary);
  switch (format) {
    case 'markdown':
      return named(summary, 'md', toMarkdown(summary, parts, withReceipts));
    case 'text':
      return named(summary, 'txt', toPlainText(summary, parts, withReceipts));
    case 'json':
      return named(summary, 'json', toJson(summary, parts));
  }
}

function named({ title }: Summary, extension: string, content: string): Exported {
  return { fileName: fileNameFrom(`${title} (summary)`, extension), content };
}

function toJson(summary: Summary, parts: readonly SummaryPart[]): string {
  const { title, options, modelName, support, createdAt } = summary;
  const file = {
    format: 'alcove-summary',
    version: 1,
    title,
    createdAt: new Date(createdAt).toISOString(),
    modelName,
    options,
    support,
    documents: summary.documents.map(
      ({ id, name, title: ownTitle, sha256, pageCount, length }) => ({
        id,
        name,
        title: ownTitle,
        sha256,
        pageCount,
        length,
      }),
    ),
    parts: parts.map(({ heading, layout, sentences }) => ({
      heading,
      layout,
      sentences: sentences.map(({ text, receipts, missing }) => ({
        text,
        isSupported: missing.length === 0,
        missing,
        receipts: receipts.map(toJsonReceipt),
      })),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Offsets are UTF-16 units of the extracted text, as in the application. */
function toJsonReceipt({ documentId, start, end, text, headingPath, page, time }: Receipt) {
  return { documentId, start, end, text, headingPath, page, time };
}
