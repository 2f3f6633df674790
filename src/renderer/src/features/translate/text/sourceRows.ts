import type { TextSegment } from '../../../../../shared/api/translate.ts';
import { shownText } from '../segments/segmentText.ts';

/** A stretch of the typed text that stands in one row, with what follows it up to the next one. */
export type SourceRow = {
  text: string;
  /** The segment it was cut as; null before it was cut for the first time. */
  segmentId: string | null;
  /** Typed in since it was cut: the target beside it is of an earlier wording. */
  isChanged: boolean;
};

/** A piece of a text that another one takes the place of. */
export type TextEdit = { start: number; end: number; text: string };

export const emptyRow: SourceRow = { text: '', segmentId: null, isChanged: false };

/** One row per segment. Together the rows are the source, to the letter. */
export function cutRows(source: string, segments: readonly TextSegment[]): SourceRow[] {
  const starts: number[] = [];
  let end = 0;
  for (const segment of segments) {
    const text = shownText(segment.source);
    const found = source.indexOf(text, end);
    starts.push(found === -1 ? end : found);
    end = found === -1 ? end : found + text.length;
  }
  if (segments.length === 0) return [{ ...emptyRow, text: source }];
  return segments.map(({ id }, index) => ({
    text: source.slice(index === 0 ? 0 : starts[index], starts[index + 1] ?? source.length),
    segmentId: id,
    isChanged: false,
  }));
}

/** Rows that an edit reaches across become one; the next cut parts them again. */
export function editRows(rows: readonly SourceRow[], { start, end, text }: TextEdit): SourceRow[] {
  const first = rowAt(rows, start);
  const last = Math.max(first, rowAt(rows, end));
  const firstStart = startOf(rows, first);
  const lastStart = startOf(rows, last);
  const head = (rows[first]?.text ?? '').slice(0, start - firstStart);
  const tail = (rows[last]?.text ?? '').slice(end - lastStart);
  const segmentId = rows[first]?.segmentId ?? null;
  const edited = { text: head + text + tail, segmentId, isChanged: true };
  const others = rows.toSpliced(first, last - first + 1);
  if (edited.text === '' && others.length > 0) return others;
  return others.toSpliced(first, 0, edited);
}

export function sourceOf(rows: readonly SourceRow[]): string {
  return rows.map(({ text }) => text).join('');
}

/** The smallest single edit that makes one text of another. */
export function differenceOf(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let kept = 0;
  while (kept < shorter - start && from.at(-1 - kept) === to.at(-1 - kept)) kept += 1;
  return { start, end: from.length - kept, text: to.slice(start, to.length - kept) };
}

/** Between two rows it is the first: what is typed at the end of a sentence belongs to it. */
function rowAt(rows: readonly SourceRow[], offset: number): number {
  let end = 0;
  const index = rows.findIndex(({ text }) => {
    end += text.length;
    return offset <= end;
  });
  return index === -1 ? Math.max(0, rows.length - 1) : index;
}

function startOf(rows: readonly SourceRow[], index: number): number {
  return rows.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);
}
