/** Where a query was found in a text, and how well; greater is better. */
export type Match = { score: number; positions: readonly number[] };

const textStart = 10;
const wordStart = 8;
/** A run from the start of a word beats as many initials of words. */
const consecutive = 8;
const found = 1;

/**
 * Every character of the query in order, spaces aside, case and accents ignored. Characters at the
 * start of a word, and in a row, count more. Null when the query is not in the text.
 */
export function matchText(query: string, text: string): Match | null {
  const wanted = characters(query.replaceAll(/\s+/g, '')).map(plain);
  const letters = characters(text).map(plain);
  return bestMatch(wanted, letters);
}

const segmenter = new Intl.Segmenter();

/** A text as people see its characters: an emoji or an accented letter is one. */
export function characters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * The best way to find all characters. `row[j]` is the best match of the characters so far that
 * ends at letter j; each wanted character makes the next row out of the former.
 */
function bestMatch(wanted: string[], letters: string[]): Match | null {
  const [first, ...others] = wanted;
  if (first === undefined) return nothing;
  let row = letters.map((letter, index) =>
    letter === first ? extended(nothing, letters, index) : null,
  );
  for (const character of others) row = nextRow(row, character, letters);
  return row.reduce(better, null);
}

const nothing: Match = { score: 0, positions: [] };

function nextRow(row: (Match | null)[], character: string, letters: string[]): (Match | null)[] {
  let earlier: Match | null = null;
  return letters.map((letter, index) => {
    const before: Match | null = row[index - 1] ?? null;
    const start = better(earlier, adjacent(before));
    earlier = better(earlier, before);
    return letter === character && start !== null ? extended(start, letters, index) : null;
  });
}

function extended(match: Match, letters: string[], index: number): Match {
  const score = match.score + bonusAt(letters, index);
  return { score, positions: [...match.positions, index] };
}

function adjacent(match: Match | null): Match | null {
  return match && { ...match, score: match.score + consecutive };
}

function better(first: Match | null, second: Match | null): Match | null {
  if (first === null || second === null) return first ?? second;
  return second.score > first.score ? second : first;
}

function bonusAt(letters: string[], index: number): number {
  if (index === 0) return textStart;
  return /[\s\-_./:]/.test(letters[index - 1] ?? '') ? wordStart : found;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}
