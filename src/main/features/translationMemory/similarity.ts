/** How much of a score the words decide; case, punctuation and tokens decide the rest. */
const wordShare = 0.9;

/**
 * How alike two sources are, from 0 to 99: nine parts in ten the share of words that need no edit,
 * one part the share of exact pieces. As in OmegaT's matcher, a share is 1 − d / n, with d the
 * Levenshtein distance in words and n the length of the longer text. 100 is for equal texts only.
 */
export function fuzzyScore(words: number, pieces: number): number {
  return Math.min(99, Math.floor((wordShare * words + (1 - wordShare) * pieces) * 100));
}

/** The least share of words without edit in texts that reach a score. */
export function leastWordShare(score: number): number {
  return Math.max(0, (score / 100 - (1 - wordShare)) / wordShare);
}

/** The share of words, or pieces, of two texts that need no edit. */
export function sharedPart(one: readonly string[], other: readonly string[]): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - editDistance(one, other) / longer;
}

/** Levenshtein's distance, in two rows. */
export function editDistance(one: readonly string[], other: readonly string[]): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, word] of one.entries()) {
    const current = [row + 1];
    for (const [column, candidate] of other.entries()) {
      current.push(
        Math.min(
          (previous[column] ?? 0) + Number(word !== candidate),
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
