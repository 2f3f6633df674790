import { textOfLine } from './lines.ts';
import type { Line } from './lines.ts';

/** Lines at the edge of a page that may be a head or a foot. */
const edgeLines = 2;
/** A head of a chapter stands on its pages only, left and right pages may differ. */
const fewestPages = 3;
const farthestPages = 6;
/** In points. */
const samePlace = 4;

type Edge = { line: Line; key: string; isNumber: boolean };

/** Takes out what repeats at the top or bottom of pages: running heads, feet and page numbers. */
export function withoutRunningHeads(pages: readonly (readonly Line[])[]): Line[][] {
  const edges = pages.map(edgesOf);
  const running = new Set<Line>();
  for (const [index, page] of edges.entries()) {
    for (const edge of page) {
      const near = edges.slice(Math.max(0, index - farthestPages), index + farthestPages + 1);
      if (repeats(edge, near, pages.length)) running.add(edge.line);
    }
  }
  return pages.map((lines, index) =>
    lines.filter((line) => !running.has(line) && !isOnlyNumber(line, lines, index + 1)),
  );
}

/** Below everything else, and the number of this page: one page is enough to know. */
function isOnlyNumber(line: Line, lines: readonly Line[], page: number): boolean {
  return textOfLine(line) === String(page) && lines.every((other) => other.y <= line.y);
}

function edgesOf(lines: readonly Line[]): Edge[] {
  const byHeight = lines.toSorted((a, b) => a.y - b.y);
  const outer = new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)]);
  const [usual = 0] = lines
    .map(({ size }) => size)
    .toSorted((a, b) => a - b)
    .slice(lines.length / 2);
  // What is set larger than the text is a title, even if one begins on each page.
  return [...outer]
    .filter((line) => line.size < usual * 1.2)
    .map((line) => {
      const text = textOfLine(line);
      return {
        line,
        key: text.replace(/\d+|\b[ivxlc]+\b/gi, '#').toLowerCase(),
        isNumber: pageNumber.test(text),
      };
    });
}

/** `7`, `– 7 –`, `vii`, `Page 7 of 12`. */
const pageNumber =
  /^(?:\p{L}{1,8}\.?\s)?[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])]?(?:\s*(?:\/|\||of|von|de|sur|из)\s*\d{1,4})?$/iu;

function repeats(edge: Edge, near: readonly Edge[][], pageCount: number): boolean {
  const pages = near.filter((page) =>
    page.some(
      (other) =>
        Math.abs(other.line.y - edge.line.y) <= samePlace &&
        (other.key === edge.key || (edge.isNumber && other.isNumber)),
    ),
  );
  return pages.length >= Math.min(fewestPages, Math.max(2, pageCount));
}
