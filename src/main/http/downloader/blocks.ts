/** A file cut into blocks of equal size; the last one may be shorter. */
export type Blocks = { sizeBytes: number; blockBytes: number };

/** Blocks `first` to `end`, without the latter. */
export type Run = { first: number; end: number };

export function blockCount({ sizeBytes, blockBytes }: Blocks): number {
  return Math.ceil(sizeBytes / blockBytes);
}

export function blockStart(blocks: Blocks, index: number): number {
  return index * blocks.blockBytes;
}

export function blockEnd(blocks: Blocks, index: number): number {
  return Math.min(blocks.sizeBytes, (index + 1) * blocks.blockBytes);
}

/** What is missing, as runs, the longest halved until there are as many as wanted. */
export function planRuns(done: ReadonlySet<number>, count: number, wanted: number): Run[] {
  const runs = missingRuns(done, count);
  while (runs.length > 0 && runs.length < wanted) {
    const longest = runs.reduce((best, run) => (length(run) > length(best) ? run : best));
    if (length(longest) < 2) break;
    const middle = longest.first + Math.ceil(length(longest) / 2);
    runs.push({ first: middle, end: longest.end });
    longest.end = middle;
  }
  return runs.toSorted((one, other) => one.first - other.first);
}

function missingRuns(done: ReadonlySet<number>, count: number): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < count; index += 1) {
    if (done.has(index)) continue;
    const last = runs.at(-1);
    if (last?.end === index) last.end = index + 1;
    else runs.push({ first: index, end: index + 1 });
  }
  return runs;
}

function length({ first, end }: Run): number {
  return end - first;
}
