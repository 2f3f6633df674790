import { countMatches, countNgrams, ngramTotal } from './ngrams.ts';

/** A text that was made, and what it should have been. */
export type ScoredPair = { hypothesis: string; reference: string };

/** Recall counts twice as much as precision; both as in Popović 2015 and in sacreBLEU. */
const betaSquared = 4;
const characterOrders = 6;

export type ChrFOptions = {
  /** 0 is chrF; 2, with words and pairs of words, is chrF++. */
  wordOrders?: 0 | 2;
};

type OrderCounts = { hypothesis: number; reference: number; matches: number };

/**
 * The chrF score of a corpus, 0 to 100: counts are summed over all pairs before anything is
 * divided, so that one pair gives sacreBLEU's sentence score and many give its corpus score
 * (`nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no`, or `nw:2`).
 *
 * M. Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015;
 * M. Popović, "chrF++: words helping character n-grams", WMT 2017.
 */
export function chrF(pairs: readonly ScoredPair[], { wordOrders = 0 }: ChrFOptions = {}): number {
  const totals = Array.from({ length: characterOrders + wordOrders }, noCounts);
  for (const { hypothesis, reference } of pairs) {
    addCounts(totals.slice(0, characterOrders), characters(hypothesis), characters(reference));
    addCounts(totals.slice(characterOrders), words(hypothesis), words(reference));
  }
  return fScore(totals);
}

function noCounts(): OrderCounts {
  return { hypothesis: 0, reference: 0, matches: 0 };
}

function addCounts(
  totals: OrderCounts[],
  hypothesis: readonly string[],
  reference: readonly string[],
): void {
  for (const [index, total] of totals.entries()) {
    const order = index + 1;
    const inReference = ngramTotal(reference, order);
    // Where the reference is too short for this order, nothing can be expected of the other.
    total.hypothesis += inReference > 0 ? ngramTotal(hypothesis, order) : 0;
    total.reference += inReference;
    total.matches += countMatches(countNgrams(hypothesis, order), countNgrams(reference, order));
  }
}

/** Of the mean precision and recall over the orders that both sides are long enough for. */
function fScore(totals: readonly OrderCounts[]): number {
  const effective = totals.filter(({ hypothesis, reference }) => hypothesis > 0 && reference > 0);
  const precision = mean(effective.map(({ matches, hypothesis }) => matches / hypothesis));
  const recall = mean(effective.map(({ matches, reference }) => matches / reference));
  if (precision + recall === 0) return 0;
  return (100 * (1 + betaSquared) * precision * recall) / (betaSquared * precision + recall);
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Code points, without white space. */
function characters(text: string): string[] {
  return Array.from(text.replaceAll(/\s+/gu, ''));
}

const asciiPunctuation = /^[!-/:-@[-`{-~]$/u;

/** At white space; one mark of punctuation at the end, or else at the beginning, is a word too. */
function words(text: string): string[] {
  return text.split(/\s+/u).flatMap((word) => {
    const letters = Array.from(word);
    const [first = '', last = ''] = [letters[0], letters.at(-1)];
    if (letters.length < 2) return letters;
    if (asciiPunctuation.test(last)) return [letters.slice(0, -1).join(''), last];
    if (asciiPunctuation.test(first)) return [first, letters.slice(1).join('')];
    return [word];
  });
}
