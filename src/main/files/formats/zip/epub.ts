import { AppError } from '../../../../shared/errors.ts';
import type { BlockEvent, DocumentEvent } from '../../documentEvents.ts';
import { htmlBlocks } from '../htmlBlocks.ts';
import { decodeMarked } from '../textEncoding.ts';
import { readPackage } from './epubPackage.ts';
import { tableOfContents } from './epubContents.ts';
import type { Zip } from './zip.ts';

/** The chapters in the order of the spine; the table of contents names those without a heading. */
export function* readEpub(zip: Zip): Generator<DocumentEvent, void, void> {
  const book = readPackage(zip);
  if (book.title !== null) yield { type: 'title', title: book.title };
  const titles = tableOfContents(zip, book);
  let unreadable = 0;
  for (const [index, path] of book.chapters.entries()) {
    const content = zip.read(path);
    if (content) yield* chapterBlocks(decodeMarked(content), titles.get(path));
    else unreadable += 1;
    const progress = { done: index + 1, total: book.chapters.length, unit: 'parts' as const };
    yield { type: 'progress', progress };
  }
  if (unreadable === book.chapters.length) {
    throw new AppError('document-damaged', { reason: 'None of its chapters is there.' });
  }
  if (unreadable > 0) yield { type: 'note', note: { code: 'parts-unreadable', count: unreadable } };
}

function* chapterBlocks(
  source: string,
  title: string | undefined,
): Generator<BlockEvent, void, void> {
  const blocks = [...htmlBlocks(source)];
  const hasHeading = blocks.some((block) => block.kind === 'heading');
  if (!hasHeading && title !== undefined && blocks.length > 0) {
    yield { type: 'block', kind: 'heading', text: title, level: 1 };
  }
  yield* blocks;
}
