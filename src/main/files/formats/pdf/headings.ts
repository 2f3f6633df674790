import { textOfLine } from './lines.ts';
import type { Line } from './lines.ts';
import type { OutlineEntry } from './outline.ts';
import { roundSize } from './typography.ts';
import type { Typography } from './typography.ts';

/** The level of each line that is a heading, or a part of one. */
export type Headings = ReadonlyMap<Line, number>;

type Pages = readonly (readonly Line[])[];

const mostLevels = 6;
const longestHeading = 160;
/** A heading may be set on so many lines. */
const mostLines = 3;

/** By the outline where most of it is found on the pages, else by what the letters look like. */
export function findHeadings(
  pages: Pages,
  outline: readonly OutlineEntry[],
  typography: Typography,
): Headings {
  const outlined = byOutline(pages, outline);
  return outlined.found >= outline.length / 2 && outline.length > 1
    ? outlined.headings
    : byLook(pages, typography);
}

function byOutline(
  pages: Pages,
  outline: readonly OutlineEntry[],
): { headings: Headings; found: number } {
  const headings = new Map<Line, number>();
  let found = 0;
  for (const { title, level, page } of outline) {
    const match = findTitle(pages[page - 1] ?? [], bare(title), headings);
    if (match.length > 0) found += 1;
    for (const line of match) headings.set(line, Math.min(level, mostLevels));
  }
  return { headings, found };
}

/** The lines that together say the title. */
function findTitle(lines: readonly Line[], title: string, taken: Headings): Line[] {
  if (title === '') return [];
  for (const [index, line] of lines.entries()) {
    if (taken.has(line)) continue;
    let text = '';
    for (let count = 1; count <= mostLines; count += 1) {
      const next = lines[index + count - 1];
      if (!next) break;
      text += bare(textOfLine(next));
      if (text === title) return lines.slice(index, index + count);
    }
  }
  return [];
}

/** Letters and digits without a number in front: outlines often leave it out. */
function bare(text: string): string {
  const unnumbered = text.replace(
    /^\s*(?:\p{L}+\s)?(?:\d+|[A-Z]|[IVXLC]+)(?:\.\d+)*[.:)]?\s+(?=\S)/u,
    '',
  );
  return unnumbered
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function byLook(pages: Pages, typography: Typography): Headings {
  const found = pages.flatMap((lines) => {
    const headings = lines.filter((line, index) =>
      isHeading(line, lines[index - 1], lines[index + 1], typography),
    );
    return headings.filter((line) => !isByline(line, lines, headings));
  });
  const sizes = new Set(found.map((line) => roundSize(line.size)));
  const ranks = [...sizes].toSorted((a, b) => b - a);
  return new Map(
    found.map((line) => [line, Math.min(ranks.indexOf(roundSize(line.size)) + 1, mostLevels)]),
  );
}

/** Names and dates stand between a title and the first heading, which is larger than they are. */
function isByline(line: Line, lines: readonly Line[], headings: readonly Line[]): boolean {
  const at = lines.indexOf(line);
  const end = lines.findIndex((next, index) => index > at && !headings.includes(next));
  const before = lines[at - 1];
  return (
    before !== undefined &&
    headings.includes(before) &&
    lines.slice(at + 1, end < 0 ? lines.length : end).some((next) => next.size > line.size * 1.05)
  );
}

const outlineNumber = /^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5})\.?\s+\p{Lu}/u;
const clearlyLarger = 1.12;

function isHeading(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  { size, font, leading }: Typography,
): boolean {
  const text = textOfLine(line);
  if (text.length > longestHeading || !/\p{L}{2}/u.test(text) || line.cells.length > 2)
    return false;
  if (line.size >= size * clearlyLarger) return true;
  const looksOrdinary = line.font === font || line.size < size * 0.95;
  if (looksOrdinary || after?.font === line.font || /[.,;:]$/.test(text)) return false;
  const gap = before ? line.y - before.y : Infinity;
  const stands = gap < 0 || gap > leading * size * 1.25;
  return stands && (outlineNumber.test(text) || (/^\p{Lu}/u.test(text) && text.length <= 80));
}
