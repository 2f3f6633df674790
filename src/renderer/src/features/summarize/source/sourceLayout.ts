import type { SourceDocument } from '../../../../../shared/api/summarize.ts';

/**
 * The rows of the source pane, one after the other: of each document its blocks, below its name
 * where there are several. Counted, never listed: a book has tens of thousands.
 */
export type SourceLayout = {
  rowCount: number;
  documents: readonly { document: SourceDocument; firstRow: number; titleRows: 0 | 1 }[];
};

export type SourceRow =
  | { type: 'title'; document: SourceDocument }
  | { type: 'block'; document: SourceDocument; block: number };

export function layOut(documents: readonly SourceDocument[]): SourceLayout {
  const titleRows = documents.length > 1 ? 1 : 0;
  let rowCount = 0;
  const placed = documents.map((document) => {
    const firstRow = rowCount;
    rowCount += titleRows + document.blockCount;
    return { document, firstRow, titleRows } as const;
  });
  return { rowCount, documents: placed };
}

export function rowAt({ documents }: SourceLayout, row: number): SourceRow | null {
  const found = documents.findLast(({ firstRow }) => firstRow <= row);
  if (found === undefined) return null;
  const block = row - found.firstRow - found.titleRows;
  if (block < 0) return { type: 'title', document: found.document };
  if (block >= found.document.blockCount) return null;
  return { type: 'block', document: found.document, block };
}

/** The row of a block, or null when its document is not among them. */
export function rowOf(
  { documents }: SourceLayout,
  documentId: string,
  block: number,
): number | null {
  const found = documents.find(({ document }) => document.id === documentId);
  return found === undefined ? null : found.firstRow + found.titleRows + block;
}
