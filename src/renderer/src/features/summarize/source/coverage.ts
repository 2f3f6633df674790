import type { SummaryChunk } from '../../../../../shared/api/summarize.ts';
import { rowOf } from './sourceLayout.ts';
import type { SourceLayout } from './sourceLayout.ts';

/** How far the model is with each row of the source pane, as numbers that fit one byte. */
export const unplanned = 0;
export const planned = 1;
export const reading = 2;
export const read = 3;

const levels = { planned, reading, read } as const;

export function coverageOf(layout: SourceLayout, chunks: readonly SummaryChunk[]): Uint8Array {
  const rows = new Uint8Array(layout.rowCount);
  for (const chunk of chunks) {
    const first = rowOf(layout, chunk.documentId, chunk.firstBlock);
    if (first === null) continue;
    const last = first + chunk.lastBlock - chunk.firstBlock;
    for (let row = first; row <= last; row += 1) {
      rows[row] = combined(rows[row] ?? unplanned, levels[chunk.state]);
    }
  }
  return rows;
}

/** A block cut between two chunks is read once both are. */
function combined(former: number, level: number): number {
  if (former === unplanned || former === level) return level;
  return former === reading || level === reading ? reading : planned;
}

export function countRead(coverage: Uint8Array): { read: number; planned: number } {
  let readCount = 0;
  let plannedCount = 0;
  for (const level of coverage) {
    if (level !== unplanned) plannedCount += 1;
    if (level === read) readCount += 1;
  }
  return { read: readCount, planned: plannedCount };
}

export type StripPaths = { planned: string; reading: string; read: string };

/** In pixels. A document of few blocks has ticks, not bars. */
const maxTickHeight = 8;

/** Widths in pixels: the states are told apart without colour too. */
const widths = { planned: 3, reading: 7, read: 10 } as const;

/**
 * One tick per row, as SVG paths in pixels. Where there are more rows than pixels, a pixel stands
 * for several: it is `reading` when one of them is, and `read` only when all of them are.
 */
export function stripPaths(coverage: Uint8Array, height: number): StripPaths {
  const paths: StripPaths = { planned: '', reading: '', read: '' };
  const tickCount = Math.min(coverage.length, Math.floor(height));
  if (tickCount === 0) return paths;
  const pitch = height / tickCount;
  // Too close for gaps between them, the ticks touch.
  const tickHeight = pitch < 3 ? Math.ceil(pitch) : Math.min(maxTickHeight, Math.floor(pitch - 1));
  for (let tick = 0; tick < tickCount; tick += 1) {
    const state = stateOf(coverage, tick, tickCount);
    if (state === null) continue;
    const top = Math.round(tick * pitch);
    paths[state] += `M0 ${top}h${widths[state]}v${tickHeight}h-${widths[state]}z`;
  }
  return paths;
}

function stateOf(coverage: Uint8Array, tick: number, tickCount: number): keyof StripPaths | null {
  const from = Math.floor((tick * coverage.length) / tickCount);
  const to = Math.floor(((tick + 1) * coverage.length) / tickCount);
  let isAllRead = true;
  let isAnyPlanned = false;
  for (let row = from; row < to; row += 1) {
    const level = coverage[row] ?? unplanned;
    if (level === reading) return 'reading';
    if (level === planned) isAnyPlanned = true;
    if (level === unplanned || level === planned) isAllRead = false;
  }
  if (isAllRead) return 'read';
  return isAnyPlanned ? 'planned' : null;
}
