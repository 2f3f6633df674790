import type { TableColumn } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';

/** A table's cells as they read. */
export type Rows = readonly (readonly string[])[];

const name = /^[\p{L}_][\p{L}\p{N} _./()#:-]{0,39}$/u;

/** Whether the first row names the columns: short, all different, none like a sentence. */
export function hasHeader(rows: Rows): boolean {
  const [first, second] = rows;
  if (!first || !second) return false;
  const names = first.map((cell) => cell.trim());
  return names.every((cell) => name.test(cell)) && new Set(names).size === names.length;
}

const prose = /\p{L}[^\s]*\s+[^\s]*\p{L}/u;
const notProse = /^(?:[a-z][a-z\d+.-]*:\/\/\S*|[\d\s.,:/-]+)$/i;
const named =
  /^(?:text|title|name|label|message|description|content|question|answer|comment|body|note|summary|source|caption|subject)s?\b/i;

/** Nobody chooses among more of them. */
const mostColumns = 1000;

/** The columns with words for people: most of their cells are more than one word, or they say so. */
export function textColumns(rows: Rows, isHeaded: boolean): Set<number> {
  const body = isHeaded ? rows.slice(1) : rows;
  const width = widthOf(rows);
  const chosen = new Set<number>();
  for (let column = 0; column < width; column += 1) {
    const cells = body.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    const texts = cells.filter((cell) => prose.test(cell) && !notProse.test(cell));
    const isNamed = isHeaded && named.test(rows[0]?.[column] ?? '');
    if (cells.length > 0 && (isNamed || texts.length * 2 >= cells.length)) chosen.add(column);
  }
  return chosen;
}

const sampleCount = 2;
const longestSample = 80;

/** Every column with its name and what stands in it. */
export function describeColumns(
  rows: Rows,
  { isHeaded, chosen }: { isHeaded: boolean; chosen: ReadonlySet<number> },
): TableColumn[] {
  const body = isHeaded ? rows.slice(1) : rows;
  return Array.from({ length: widthOf(rows) }, (_, index) => ({
    index,
    name: isHeaded ? (rows[0]?.[index]?.trim() ?? '') : '',
    samples: samplesOf(body, index),
    isChosen: chosen.has(index),
  }));
}

function samplesOf(body: Rows, column: number): string[] {
  const samples = new Set<string>();
  for (const row of body) {
    const cell = row[column]?.trim() ?? '';
    if (cell !== '') samples.add(cell.slice(0, longestSample).toWellFormed());
    if (samples.size === sampleCount) break;
  }
  return [...samples];
}

function widthOf(rows: Rows): number {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width <= mostColumns) return width;
  throw new AppError('document-over-limit', { limit: 'columns', most: mostColumns });
}
