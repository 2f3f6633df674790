import type { Span } from './span.ts';

export type Line = Span & { text: string };

/** The lines of a text without their ends, of whatever kind those are. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of source.matchAll(/\r\n|[\r\n\u2028\u2029]/g)) {
    lines.push({ start, end: match.index, text: source.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: source.length, text: source.slice(start) });
  return lines;
}

/** Where in a text an offset is; both count from 1. */
export function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const breaks = Array.from(before.matchAll(/\r\n|[\r\n]/g));
  const last = breaks.at(-1);
  const lineStart = last ? last.index + last[0].length : 0;
  return { line: breaks.length + 1, column: offset - lineStart + 1 };
}
