import { raisedNumber } from '../noteNumbers.ts';
import { isVisible } from './rows.ts';
import type { Row } from './rows.ts';
import type { TextRun } from './textRuns.ts';

/** A part of a line that stands apart from the next one, as cells of a table do. */
export type Cell = { text: string; x: number; right: number };

/** One line of one column. */
export type Line = {
  page: number;
  cells: Cell[];
  x: number;
  right: number;
  y: number;
  size: number;
  /** The one most of its letters are set in. */
  font: string;
};

/** In widths of the letter m: a gap that a stretched line does not have. */
const cellGap = 1.8;
/** A gap without a space character that still is a space. */
const wordGap = 0.2;

export function lineOf(row: Row, page: number): Line {
  const runs = row.runs.filter(isVisible);
  const cells: TextRun[][] = [];
  let end = -Infinity;
  for (const run of runs) {
    if (run.x - end > cellGap * row.size) cells.push([]);
    cells.at(-1)?.push(run);
    end = Math.max(end, run.x + run.width);
  }
  const placed = cells.map((cell) => cellOf(cell, row));
  // The first cell of a row is the one that is read first.
  if (runs.filter((run) => run.isRightToLeft).length > runs.length / 2) placed.reverse();
  return {
    page,
    cells: placed,
    x: Math.min(...runs.map((run) => run.x)),
    right: end,
    y: row.y,
    size: row.size,
    font: mainFont(runs),
  };
}

export function textOfLine(line: Line): string {
  return line.cells.map((cell) => cell.text).join(' ');
}

function cellOf(runs: readonly TextRun[], row: Row): Cell {
  const first = runs[0]?.x ?? 0;
  const right = Math.max(...runs.map((run) => run.x + run.width));
  const isRightToLeft = runs.filter((run) => run.isRightToLeft).length > runs.length / 2;
  const read = isRightToLeft ? readFromRight(runs) : runs;
  let text = '';
  let before: TextRun | null = null;
  for (const run of read) {
    if (before && isApart(before, run, row.size)) text += ' ';
    text += isNoteMark(run, row) ? raisedNumber(run.text) : run.text;
    before = run;
  }
  const plain = text.replace(/\s+/g, ' ').replace(/[‐‑]/g, '-').trim();
  return { text: plain, x: first, right };
}

/** Numbers and Latin words within such a line keep their own order. */
function readFromRight(runs: readonly TextRun[]): TextRun[] {
  const ordered: TextRun[] = [];
  let foreign: TextRun[] = [];
  for (const run of runs.toReversed()) {
    if (run.isRightToLeft) {
      ordered.push(...foreign, run);
      foreign = [];
    } else {
      foreign.unshift(run);
    }
  }
  return [...ordered, ...foreign];
}

function isApart(before: TextRun, run: TextRun, size: number): boolean {
  const gap = Math.max(run.x - (before.x + before.width), before.x - (run.x + run.width));
  return gap > wordGap * size || /\s$/.test(before.text) || /^\s/.test(run.text);
}

/** A small raised number; as one, so that it does not become part of the word or number before. */
function isNoteMark(run: TextRun, row: Row): boolean {
  const isSmall = run.size < row.size * 0.85 && row.y - run.y > row.size * 0.15;
  return isSmall && /^[\d,\s]{1,5}$/.test(run.text);
}

function mainFont(runs: readonly TextRun[]): string {
  const lengths = new Map<string, number>();
  for (const run of runs) {
    lengths.set(run.font, (lengths.get(run.font) ?? 0) + run.text.trim().length);
  }
  return [...lengths].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0];
}
