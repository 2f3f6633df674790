import type { CutSegment } from './cutText.ts';

/** The old segments that go on as new ones, by content; `null` for a new one that is really new. */
export type Alignment<Old> = (Old | null)[];

/**
 * Finds for each new segment the old one of the same source: first from both ends, which is where
 * nothing has changed while a person types, then anywhere in between, in order.
 */
export function alignSegments<Old extends { source: string }>(
  before: readonly Old[],
  after: readonly CutSegment[],
): Alignment<Old> {
  const isSame = (old: Old | undefined, segment: CutSegment | undefined): boolean =>
    old !== undefined && old.source === segment?.source;
  let start = 0;
  while (start < after.length && isSame(before[start], after[start])) start += 1;
  const most = Math.min(before.length, after.length) - start;
  let end = 0;
  while (end < most && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;

  const left = Map.groupBy(before.slice(start, before.length - end), ({ source }) => source);
  return after.map((segment, index) => {
    if (index < start) return before[index] ?? null;
    const fromEnd = after.length - index;
    if (fromEnd <= end) return before.at(-fromEnd) ?? null;
    return left.get(segment.source)?.shift() ?? null;
  });
}
