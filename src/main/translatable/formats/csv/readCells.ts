import { malformed } from '../../content/malformed.ts';
import type { Span } from '../../content/span.ts';

export type Cell = Span & {
  row: number;
  column: number;
  isQuoted: boolean;
  /** Without its quotes. */
  inner: Span;
};

const separators = [',', ';', '\t', '|'] as const;
const sampleLength = 20_000;

/** What parts the cells: the character that the first lines have, and have equally often. */
export function separatorOf(source: string): string {
  const lines = source
    .slice(0, sampleLength)
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|[\r\n]/)
    .filter((line) => line !== '')
    .slice(0, 20);
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const [first = 0] = counts;
    const alike = counts.filter((count) => count === first).length;
    return { separator, score: first === 0 ? 0 : alike * 100 + first };
  });
  return scores.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ',';
}

/** The cells of a table (RFC 4180). Fails with `file-malformed` at a quote that is not closed. */
export function readCells(source: string, separator: string): Cell[] {
  const cells: Cell[] = [];
  let row = 0;
  let column = 0;
  let at = 0;
  while (at < source.length) {
    const start = at;
    const isQuoted = source[at] === '"';
    at = isQuoted ? closingQuote(source, at) + 1 : cellEnd(source, at, separator);
    if (isQuoted && cellEnd(source, at, separator) !== at) {
      throw malformed(source, at, 'There is text after a closing quote.');
    }
    const inner = isQuoted ? { start: start + 1, end: at - 1 } : { start, end: at };
    cells.push({ row, column, start, end: at, isQuoted, inner });
    if (source[at] === separator) {
      at += 1;
      column += 1;
    } else {
      at += source.startsWith('\r\n', at) ? 2 : 1;
      row += 1;
      column = 0;
    }
  }
  return cells;
}

function closingQuote(source: string, opening: number): number {
  for (let at = source.indexOf('"', opening + 1); at >= 0; at = source.indexOf('"', at + 2)) {
    if (source[at + 1] !== '"') return at;
  }
  throw malformed(source, opening, 'A quote is not closed.');
}

function cellEnd(source: string, start: number, separator: string): number {
  let at = start;
  while (at < source.length && source[at] !== separator && !/[\r\n]/.test(source[at] ?? ''))
    at += 1;
  return at;
}
