import type { Document } from '../../../shared/api/documents.ts';
import { formatCount } from './numbers.ts';

/** What a reader should know about a document's text, in one sentence. */
export function describeDocumentNote(note: Document['notes'][number]): string {
  switch (note.code) {
    case 'pages-without-text':
      return note.pages.length === 1
        ? `Page ${ranges(note.pages)} has no text: it is empty or a picture, and was not read.`
        : `Pages ${ranges(note.pages)} have no text: they are empty or pictures, and were not read.`;
    case 'parts-unreadable':
      return note.count === 1
        ? 'One part of the file is damaged and was left out.'
        : `${formatCount(note.count)} parts of the file are damaged and were left out.`;
    case 'encoding-guessed':
      return `The file does not say how its letters are stored; ${note.encoding} is the likeliest. If letters look wrong, save it as UTF-8.`;
  }
}

/** 1, 3, 4, 5 → "1, 3–5". */
function ranges(pages: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
