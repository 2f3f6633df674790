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

/** The columns with words for people: most of their cells are more than one word, or they say so. */
export function textColumns(rows: Rows, isHeaded: boolean): Set<number> {
  const body = isHeaded ? rows.slice(1) : rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const chosen = new Set<number>();
  for (let column = 0; column < width; column += 1) {
    const cells = body.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    const texts = cells.filter((cell) => prose.test(cell) && !notProse.test(cell));
    const isNamed = isHeaded && named.test(rows[0]?.[column] ?? '');
    if (cells.length > 0 && (isNamed || texts.length * 2 >= cells.length)) chosen.add(column);
  }
  return chosen;
}
