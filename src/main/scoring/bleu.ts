import type { ScoredPair } from './chrF.ts';
import { countMatches, countNgrams, ngramTotal } from './ngrams.ts';

const longestNgram = 4;

/** What a corpus is scored by: matches and totals of each order of n-grams, and lengths in words. */
export type BleuCounts = {
  matches: readonly number[];
  totals: readonly number[];
  hypothesisLength: number;
  referenceLength: number;
};

/**
 * The BLEU score of a corpus with one reference each, 0 to 100, as sacreBLEU's default
 * (`nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp`).
 *
 * Papineni et al., "BLEU: a method for automatic evaluation of machine translation", ACL 2002;
 * M. Post, "A call for clarity in reporting BLEU scores", WMT 2018.
 */
export function bleu(pairs: readonly ScoredPair[]): number {
  const cut = pairs.map(({ hypothesis, reference }) => ({
    hypothesis: tokenize13a(hypothesis),
    reference: tokenize13a(reference),
  }));
  const orders = Array.from({ length: longestNgram }, (_, index) => index + 1);
  return bleuOfCounts({
    matches: orders.map((order) =>
      sum(
        cut.map(({ hypothesis, reference }) =>
          countMatches(countNgrams(hypothesis, order), countNgrams(reference, order)),
        ),
      ),
    ),
    totals: orders.map((order) => sum(cut.map(({ hypothesis }) => ngramTotal(hypothesis, order)))),
    hypothesisLength: sum(cut.map(({ hypothesis }) => hypothesis.length)),
    referenceLength: sum(cut.map(({ reference }) => reference.length)),
  });
}

/**
 * The brevity penalty times the geometric mean of the precisions. Orders without a match count half
 * as much as the one before: the third smoothing of Chen and Cherry, "A systematic comparison of
 * smoothing techniques for sentence-level BLEU", WMT 2014, which is NIST's.
 */
export function bleuOfCounts(counts: BleuCounts): number {
  const { matches, totals, hypothesisLength, referenceLength } = counts;
  if (matches.every((each) => each === 0) || totals.some((each) => each === 0)) return 0;
  let halvings = 0;
  const logarithms = matches.map((matched, index) => {
    const total = totals[index] ?? 1;
    if (matched > 0) return Math.log(matched / total);
    halvings += 1;
    return Math.log(1 / (2 ** halvings * total));
  });
  const brevity = Math.min(0, 1 - referenceLength / hypothesisLength);
  return 100 * Math.exp(brevity + sum(logarithms) / logarithms.length);
}

const entities: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
];

/** The words of NIST's `mteval-v13a.pl`: punctuation apart, but for points within numbers. */
export function tokenize13a(text: string): string[] {
  const line = entities.reduce(
    (changed, [entity, character]) => changed.replaceAll(entity, character),
    ` ${text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ')} `,
  );
  return line
    .replaceAll(/([{-~[-` -&(-+:-@/])/gu, ' $1 ')
    .replaceAll(/([^0-9])([.,])/gu, '$1 $2 ')
    .replaceAll(/([.,])([^0-9])/gu, ' $1 $2')
    .replaceAll(/([0-9])(-)/gu, '$1 $2 ')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
