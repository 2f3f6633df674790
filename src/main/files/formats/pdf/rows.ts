import type { TextRun } from './textRuns.ts';

/** What stands on one baseline across the page, from left to right. */
export type Row = { y: number; size: number; runs: TextRun[] };

/** Runs of one line may differ a little in height; in sizes. */
const sameBaseline = 0.3;
/** How far above and below a baseline its raised and lowered characters stand; in its sizes. */
const highestRaised = 0.75;
const lowestLowered = 0.45;
/** Of the usual size on a page: what is smaller may be an index or an exponent. */
const smallShare = 0.82;

/** From top to bottom. */
export function rowsOf(runs: readonly TextRun[]): Row[] {
  const visible = runs.filter(isVisible);
  const small = smallShare * usualSize(visible);
  const lines = grouped(visible.filter((run) => run.size >= small));
  const leftOver: TextRun[] = [];
  for (const run of visible.filter((other) => other.size < small)) {
    const line = lines.find((candidate) => hangsOn(run, candidate));
    if (line) line.raised.push(run);
    else leftOver.push(run);
  }
  return [...lines, ...grouped(leftOver)]
    .map(({ runs: own, raised }) => rowOf([...own, ...raised]))
    .toSorted((a, b) => a.y - b.y);
}

type Group = {
  y: number;
  size: number;
  left: number;
  right: number;
  runs: TextRun[];
  raised: TextRun[];
};

function grouped(runs: readonly TextRun[]): Group[] {
  const groups: Group[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const last = groups.at(-1);
    const right = run.x + run.width;
    if (last && run.y - last.y < sameBaseline * Math.max(run.size, last.size)) {
      last.runs.push(run);
      last.left = Math.min(last.left, run.x);
      last.right = Math.max(last.right, right);
    } else {
      groups.push({ y: run.y, size: run.size, left: run.x, right, runs: [run], raised: [] });
    }
  }
  return groups;
}

function hangsOn(run: TextRun, { y, size, left, right }: Group): boolean {
  const raise = (y - run.y) / size;
  const isBeside = run.x < right + size && run.x + run.width > left - size;
  return isBeside && raise < highestRaised && raise > -lowestLowered;
}

function usualSize(runs: readonly TextRun[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of runs) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  return [...lengths].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])[0];
}

/** The row's place and size are those of what most of it is. */
export function rowOf(runs: readonly TextRun[]): Row {
  const main = runs.reduce((best, run) => (weight(run) > weight(best) ? run : best));
  return { y: main.y, size: Math.max(main.size, 1), runs: runs.toSorted((a, b) => a.x - b.x) };
}

function weight(run: TextRun): number {
  return run.size * run.text.trim().length;
}

export function isVisible(run: TextRun): boolean {
  return run.text.trim() !== '';
}
