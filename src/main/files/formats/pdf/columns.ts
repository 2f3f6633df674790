import { isVisible, rowOf } from './rows.ts';
import type { Row } from './rows.ts';

/** A vertical strip without text between columns, and the rows it goes through. */
type Gutter = { left: number; right: number; firstRow: number; lastRow: number };

/** Fewer rows side by side are no columns but a table, or chance. */
const fewestRows = 5;
/** In letters, on average: cells of tables are shorter than lines of columns. */
const shortestLine = 18;
/** In points. */
const step = 2;
const narrowestGutter = 6;

/** The rows in reading order: columns one after the other, from band to band down the page. */
export function inReadingOrder(rows: readonly Row[]): Row[] {
  const gutters = findGutters(rows);
  const ordered: Row[] = [];
  for (let index = 0; index < rows.length;) {
    const active = gutters.filter(({ firstRow, lastRow }) => firstRow <= index && index <= lastRow);
    const end = Math.min(
      rows.length,
      ...active.map((gutter) => gutter.lastRow + 1),
      ...gutters.map((gutter) => gutter.firstRow).filter((first) => first > index),
    );
    ordered.push(...columnsOf(rows.slice(index, end), active));
    index = end;
  }
  return ordered;
}

function columnsOf(band: readonly Row[], gutters: readonly Gutter[]): Row[] {
  if (gutters.length === 0) return [...band];
  const middles = gutters.map(({ left, right }) => (left + right) / 2);
  const columns = [-Infinity, ...middles].map((from, index) =>
    band.flatMap((row) => part(row, from, middles[index] ?? Infinity)),
  );
  // A page set from right to left begins with its right column.
  if (isRightToLeft(band)) columns.reverse();
  return columns.flat();
}

function isRightToLeft(band: readonly Row[]): boolean {
  const runs = band.flatMap((row) => row.runs).filter(isVisible);
  return runs.filter((run) => run.isRightToLeft).length > runs.length / 2;
}

function part(row: Row, from: number, to: number): Row[] {
  const runs = row.runs.filter(({ x }) => x >= from && x < to);
  return runs.some(isVisible) ? [rowOf(runs)] : [];
}

function findGutters(rows: readonly Row[]): Gutter[] {
  const edges = rows.map(extent);
  const left = Math.min(...edges.map((edge) => edge.left));
  const right = Math.max(...edges.map((edge) => edge.right));
  const strips: Gutter[][] = [];
  for (let x = left + step; x < right; x += step) {
    for (const stretch of stretchesWithout(rows, edges, x)) {
      const slice = { ...stretch, left: x - step / 2, right: x + step / 2 };
      const strip = strips.find((other) => isBeside(other.at(-1), slice));
      if (strip) strip.push(slice);
      else strips.push([slice]);
    }
  }
  const wide = strips.flatMap(longestPart);
  return wide
    .filter((gutter) => partsLines(rows, gutter, wide))
    .toSorted((a, b) => a.left - b.left);
}

function isBeside(before: Gutter | undefined, slice: Gutter): boolean {
  return (
    before !== undefined &&
    Math.abs(before.right - slice.left) < step / 2 &&
    before.firstRow <= slice.lastRow &&
    slice.firstRow <= before.lastRow
  );
}

/** The part of a strip that is just wide enough and goes through the most rows. */
function longestPart(strip: readonly Gutter[]): Gutter[] {
  const width = Math.ceil(narrowestGutter / step);
  const parts = strip.slice(0, Math.max(0, strip.length - width + 1)).map((_, index) => {
    const slices = strip.slice(index, index + width);
    return {
      left: Math.min(...slices.map((slice) => slice.left)),
      right: Math.max(...slices.map((slice) => slice.right)),
      firstRow: Math.max(...slices.map((slice) => slice.firstRow)),
      lastRow: Math.min(...slices.map((slice) => slice.lastRow)),
    };
  });
  const rowCount = (gutter: Gutter): number => gutter.lastRow - gutter.firstRow;
  const [longest] = parts.toSorted((a, b) => rowCount(b) - rowCount(a));
  return longest && rowCount(longest) > 0 ? [longest] : [];
}

type Extent = { left: number; right: number };
type Stretch = Pick<Gutter, 'firstRow' | 'lastRow'>;

function extent(row: Row): Extent {
  const runs = row.runs.filter(isVisible);
  return {
    left: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.x + run.width)),
  };
}

/** Runs of rows of which none has text at `x`, while enough have some on both sides of it. */
function stretchesWithout(rows: readonly Row[], edges: readonly Extent[], x: number): Stretch[] {
  const isLeft = (edge?: Extent): boolean => edge !== undefined && edge.left < x;
  const isRight = (edge?: Extent): boolean => edge !== undefined && edge.right > x;
  // Where the lines of two columns are not level, text is on one side and on the other by turns.
  const isParted = (index: number): boolean =>
    (isLeft(edges[index]) && (isRight(edges[index]) || isRight(edges[index + 1]))) ||
    (isRight(edges[index]) && isLeft(edges[index + 1]));
  const found: Stretch[] = [];
  let firstRow = 0;
  let parted = 0;
  for (let index = 0; index <= rows.length; index += 1) {
    const row = rows[index];
    const edge = edges[index];
    if (row && edge && !covers(row, x)) {
      if (isParted(index)) parted += 1;
      continue;
    }
    if (parted >= fewestRows) found.push({ firstRow, lastRow: index - 1 });
    firstRow = index + 1;
    parted = 0;
  }
  return found;
}

function covers(row: Row, x: number): boolean {
  return row.runs.some(
    (run) => isVisible(run) && run.x < x + step / 2 && run.x + run.width > x - step / 2,
  );
}

/** Whether there are lines of text beside it on both sides, and not the short cells of a table. */
function partsLines(rows: readonly Row[], gutter: Gutter, all: readonly Gutter[]): boolean {
  const neighbours = all.filter(
    ({ firstRow, lastRow }) => firstRow <= gutter.lastRow && gutter.firstRow <= lastRow,
  );
  const left = Math.max(
    -Infinity,
    ...neighbours.map((n) => n.right).filter((x) => x < gutter.left),
  );
  const right = Math.min(
    Infinity,
    ...neighbours.map((n) => n.left).filter((x) => x > gutter.right),
  );
  const inside = rows.slice(gutter.firstRow, gutter.lastRow + 1);
  return isText(inside, left, gutter.right) && isText(inside, gutter.left, right);
}

function isText(rows: readonly Row[], from: number, to: number): boolean {
  const lengths = rows
    .map(
      (row) =>
        part(row, from, to)[0]
          ?.runs.map((run) => run.text)
          .join('') ?? '',
    )
    .map((text) => text.match(/\p{L}/gu)?.length ?? 0)
    .filter((letters) => letters > 0);
  const letters = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length >= fewestRows && letters / lengths.length >= shortestLine;
}
