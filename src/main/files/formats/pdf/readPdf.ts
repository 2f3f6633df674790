import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { AppError } from '../../../../shared/errors.ts';
import type { DocumentEvent } from '../../documentEvents.ts';
import { documentLimits } from '../../limits.ts';
import { blocksOf } from './blocks.ts';
import { inReadingOrder } from './columns.ts';
import { findHeadings } from './headings.ts';
import { lineOf } from './lines.ts';
import type { Line } from './lines.ts';
import { outlineOf } from './outline.ts';
import { rowsOf } from './rows.ts';
import { withoutRunningHeads } from './runningHeads.ts';
import { textRuns } from './textRuns.ts';
import { typographyOf } from './typography.ts';

/** Lines of all pages first, since heads, headings and broken words show in the whole only. */
export async function* readPdf(content: Uint8Array): AsyncGenerator<DocumentEvent, void, void> {
  const pdf = await open(content);
  yield { type: 'pages', count: pdf.numPages };
  const title = await titleOf(pdf);
  if (title !== null) yield { type: 'title', title };

  const pages: Line[][] = [];
  const unreadable: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const lines = await linesOf(pdf, number);
    if (lines === null) unreadable.push(number);
    pages.push(lines ?? []);
    yield { type: 'progress', progress: { done: number, total: pdf.numPages, unit: 'pages' } };
  }
  yield* notesOf(pages, unreadable);

  const text = withoutRunningHeads(pages);
  const typography = typographyOf(text);
  const headings = findHeadings(text, await outlineOf(pdf), typography);
  yield* blocksOf(text, headings, typography);
}

async function open(content: Uint8Array): Promise<PDFDocumentProxy> {
  let pdf: PDFDocumentProxy;
  try {
    pdf = await getDocumentProxy(new Uint8Array(content), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new AppError('document-encrypted', {}, { cause: error });
    }
    throw new AppError('document-damaged', { reason: String(error) }, { cause: error });
  }
  if (pdf.numPages <= documentLimits.pages) return pdf;
  throw new AppError('document-over-limit', { limit: 'pages', most: documentLimits.pages });
}

/** Null when the page cannot be read; the others may be fine. */
async function linesOf(pdf: PDFDocumentProxy, number: number): Promise<Line[] | null> {
  try {
    const page = await pdf.getPage(number);
    const runs = await textRuns(page);
    page.cleanup();
    return inReadingOrder(rowsOf(runs)).map((row) => lineOf(row, number));
  } catch {
    // Its own complaint is of no use to a reader; the note tells the page.
    return null;
  }
}

function* notesOf(
  pages: readonly (readonly Line[])[],
  unreadable: readonly number[],
): Generator<DocumentEvent, void, void> {
  if (unreadable.length === pages.length) throw new AppError('document-damaged');
  if (unreadable.length > 0) {
    yield { type: 'note', note: { code: 'parts-unreadable', count: unreadable.length } };
  }
  const empty = pages.flatMap((lines, index) => {
    return lines.length === 0 && !unreadable.includes(index + 1) ? [index + 1] : [];
  });
  if (empty.length > 0) {
    yield { type: 'note', note: { code: 'pages-without-text', pages: empty } };
  }
}

/** Titles that programs leave behind are none. */
const leftover =
  /\.(?:docx?|tex|dvi|indd|qxd|pdf|pptx?|xlsx?)$|^(?:microsoft word - |untitled|document\d*$)/i;

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' || leftover.test(title) ? null : title;
}
