import { stemmer } from 'stemmer';
import { countMatches, countNgrams, ngramTotal } from './ngrams.ts';

/** Fractions of 1. */
export type RougeScore = { precision: number; recall: number; f1: number };

export type RougeOptions = {
  /** Whether English words are compared without their endings, by Porter's algorithm. */
  isStemming?: boolean;
};

/**
 * ROUGE-N: shared runs of `order` words.
 *
 * C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004. Words and F1 as in
 * Google's `rouge_score`, for all scripts: see `rougeTokens`.
 */
export function rougeN(
  hypothesis: string,
  reference: string,
  { order, ...options }: RougeOptions & { order: number },
): RougeScore {
  const [made, expected] = [rougeTokens(hypothesis, options), rougeTokens(reference, options)];
  const matches = countMatches(countNgrams(made, order), countNgrams(expected, order));
  return score(matches, ngramTotal(made, order), ngramTotal(expected, order));
}

/** ROUGE-L: the longest sequence of words that both have in this order, gaps allowed. */
export function rougeL(
  hypothesis: string,
  reference: string,
  options: RougeOptions = {},
): RougeScore {
  const [made, expected] = [rougeTokens(hypothesis, options), rougeTokens(reference, options)];
  return score(longestCommonSubsequence(made, expected), made.length, expected.length);
}

/** Shorter words have no ending to lose. */
const shortestStemmed = 4;

/** Scripts that put no spaces between words: there each character counts as one. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const words = new RegExp(`[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * Lower-cased runs of letters and digits. For English the same as in `rouge_score`, which knows
 * a–z and 0–9 alone and cuts other languages' words at their accents.
 */
function rougeTokens(text: string, { isStemming = false }: RougeOptions): string[] {
  const tokens = text.toLowerCase().normalize('NFC').match(words) ?? [];
  if (!isStemming) return tokens;
  return tokens.map((token) => (token.length < shortestStemmed ? token : stemmer(token)));
}

function score(matches: number, made: number, expected: number): RougeScore {
  const precision = made === 0 ? 0 : matches / made;
  const recall = expected === 0 ? 0 : matches / expected;
  const f1 = matches === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** Its length, in memory for one row of the table. */
function longestCommonSubsequence(one: readonly string[], other: readonly string[]): number {
  const row = new Uint32Array(other.length + 1);
  for (const item of one) {
    let diagonal = 0;
    for (let column = 1; column <= other.length; column += 1) {
      const above = row[column] ?? 0;
      const left = row[column - 1] ?? 0;
      row[column] = item === other[column - 1] ? diagonal + 1 : Math.max(above, left);
      diagonal = above;
    }
  }
  return row.at(-1) ?? 0;
}
