import { textOfLine } from './lines.ts';
import type { Line } from './lines.ts';
import type { Typography } from './typography.ts';

/** The left and right edge of the text around a line. */
type Edges = { left: number; right: number };

/** Tells whether a line goes on with the one before it, by where both stand. */
export function createMeasure(pages: readonly (readonly Line[])[], { leading }: Typography) {
  const edges = new Map<Line, Edges>();
  for (const lines of pages) {
    for (const column of columnsOf(lines)) {
      for (const line of column) edges.set(line, edgesAround(line, column));
    }
  }

  function isNear(before: Line, line: Line): boolean {
    const gap = line.y - before.y;
    return before.page === line.page && gap > 0 && gap < leading * before.size * 1.4;
  }

  /** Whether the first word of the line would have had room on the one before. */
  function wasBroken(before: Line, line: Line): boolean {
    const { left, right } = edges.get(before) ?? { left: before.x, right: before.right };
    const text = textOfLine(line);
    const letter = (line.right - line.x) / Math.max(text.length, 1);
    const wordWidth = (/^\S+/.exec(text)?.[0].length ?? 0) * letter;
    const room = rightToLeft.test(text) ? before.x - left : right - before.right;
    return room > wordWidth + before.size;
  }

  return {
    isNear,
    asHeading(before: Line, line: Line): boolean {
      const gap = line.y - before.y;
      return (
        before.page === line.page && gap > 0 && gap < before.size * 1.9 && isAlike(before, line)
      );
    },
    /** `item` is the first line of the list item that may go on. */
    asText(before: Line, line: Line, item: Line | null): boolean {
      if (!isAlike(before, line)) return false;
      const isNext = isNear(before, line);
      if (!isNext && !flowsOver(before, line)) return false;
      if (item)
        return (
          line.x > item.x + line.size * 0.3 ||
          (isNext && !wasBroken(before, line) && line.x >= item.x - 1)
        );
      const isIndented =
        isNext && line.x - before.x > line.size * 0.8 && !rightToLeft.test(textOfLine(line));
      return !isIndented && !wasBroken(before, line);
    },
  };
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const sentenceEnd = /[.!?:;…。！？]["'”’»)\]]?$/;

/** From the bottom of a column to the top of the next one, in the middle of a sentence. */
function flowsOver(before: Line, line: Line): boolean {
  const isAfter = line.page > before.page || line.y < before.y;
  return isAfter && line.page - before.page <= 1 && !sentenceEnd.test(textOfLine(before));
}

function isAlike(before: Line, line: Line): boolean {
  return Math.abs(before.size - line.size) <= 0.1 * before.size;
}

/** Lines down the page; where one stands higher than the one before, a column begins. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  let before: Line | undefined;
  for (const line of lines) {
    if (!before || line.y < before.y || !overlaps(before, line)) columns.push([]);
    columns.at(-1)?.push(line);
    before = line;
  }
  return columns;
}

function overlaps(a: Line, b: Line): boolean {
  return a.x < b.right && b.x < a.right;
}

function edgesAround(line: Line, column: readonly Line[]): Edges {
  const alike = column.filter((other) => isAlike(line, other));
  return {
    left: Math.min(...alike.map((other) => other.x)),
    right: Math.max(...alike.map((other) => other.right)),
  };
}
