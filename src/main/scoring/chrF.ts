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

/** What one order of n-grams has on both sides, and in common. */
type OrderCounts = { hypothesis: number; reference: number; matches: number };

/** Of one pair, for each order: what a corpus score is made of. Plain data, so that it can be kept. */
export type ChrFCounts = readonly OrderCounts[];

/**
 * The chrF score of a corpus, 0 to 100: counts are summed over all pairs before anything is
 * divided, so that one pair gives sacreBLEU's sentence score and many give its corpus score
 * (`nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no`, or `nw:2`).
 *
 * M. Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015;
 * M. Popović, "chrF++: words helping character n-grams", WMT 2017.
 */
export function chrF(pairs: readonly ScoredPair[], options: ChrFOptions = {}): number {
  const counts = pairs.map((pair) => countChrF(pair, options));
  return chrFOfCounts(counts.reduce(sumChrF, []));
}

export function countChrF(
  { hypothesis, reference }: ScoredPair,
  { wordOrders = 0 }: ChrFOptions = {},
): ChrFCounts {
  return [
    ...countOrders(characters(hypothesis), characters(reference), characterOrders),
    ...countOrders(words(hypothesis), words(reference), wordOrders),
  ];
}

/** Both counted with the same options; an empty list adds nothing. */
export function sumChrF(one: ChrFCounts, other: ChrFCounts): ChrFCounts {
  const orders = Math.max(one.length, other.length);
  return Array.from({ length: orders }, (_, order) => {
    const [a, b] = [one[order] ?? noCounts, other[order] ?? noCounts];
    return {
      hypothesis: a.hypothesis + b.hypothesis,
      reference: a.reference + b.reference,
      matches: a.matches + b.matches,
    };
  });
}

const noCounts: OrderCounts = { hypothesis: 0, reference: 0, matches: 0 };

function countOrders(
  hypothesis: readonly string[],
  reference: readonly string[],
  orders: number,
): OrderCounts[] {
  return Array.from({ length: orders }, (_, index) => {
    const order = index + 1;
    const inReference = ngramTotal(reference, order);
    return {
      // Where the reference is too short for this order, nothing can be expected of the other.
      hypothesis: inReference > 0 ? ngramTotal(hypothesis, order) : 0,
      reference: inReference,
      matches: countMatches(countNgrams(hypothesis, order), countNgrams(reference, order)),
    };
  });
}

/** Of the mean precision and recall over the orders that both sides are long enough for. */
export function chrFOfCounts(totals: ChrFCounts): number {
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
