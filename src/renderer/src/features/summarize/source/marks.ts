import type { Receipt } from '../../../../../shared/api/summarize.ts';

/** A stretch of one block that a sentence stands on, in offsets into the document's text. */
export type Mark = { start: number; end: number; isCurrent: boolean };

/** By `markKey`: a block that has none keeps its identity, and so is not drawn again. */
export type Marks = Readonly<Record<string, readonly Mark[]>>;

export function markKey(documentId: string, block: number): string {
  return `${documentId} ${block}`;
}

/** Marks every receipt, and the one in front, which stands out. */
export function marksOf(receipts: readonly Receipt[], current: Receipt | null): Marks {
  const marks: Record<string, Mark[]> = {};
  for (const receipt of new Set(current === null ? receipts : [...receipts, current])) {
    const { documentId, block, start, end } = receipt;
    const key = markKey(documentId, block);
    (marks[key] ??= []).push({ start, end, isCurrent: receipt === current });
  }
  return marks;
}

export type TextPiece = { text: string; start: number; mark: Mark | null };

/** Cuts a block's text at its marks. Where two overlap, the one in front wins. */
export function piecesOf(
  block: { text: string; start: number },
  marks: readonly Mark[],
): TextPiece[] {
  const { text, start } = block;
  const cuts = new Set([0, text.length]);
  for (const mark of marks) {
    for (const offset of [mark.start - start, mark.end - start]) {
      if (offset > 0 && offset < text.length) cuts.add(offset);
    }
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const over = marks.filter((mark) => mark.start - start <= from && mark.end - start >= to);
    const mark = over.find(({ isCurrent }) => isCurrent) ?? over[0] ?? null;
    return { text: text.slice(from, to), start: start + from, mark };
  });
}
