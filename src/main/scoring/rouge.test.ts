import { expect, test } from 'vitest';
import { rougeL, rougeN } from './rouge.ts';
import type { RougeScore } from './rouge.ts';

/**
 * The two pairs of random text that `rouge_score` (Google, Apache 2.0) is tested with, and the
 * values that ROUGE-1.5.5 itself gave for them (recall, precision, F1).
 */
const targets = [
  "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM EKBDXkME,yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L",
  "KsJdPByEtAor fE-Qg Dpdbring cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMtion psing sbKao Q m qiing LMmer HqqLFXe,XPY,J XsurkMer ,ed nB'wH'bWVHjWFEing tQ.saefZwJtKrTlixYpMMsJing UCAPwNHeYVjDing c T BUySKtion gMPfJpwGw p'NvxAoping eu pBwMBKV'I DNxqelhu,PHPxDEq,mtion SN",
];
const predictions = [
  "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi",
  "n cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMer pstion sbKao Q m qier LMmed HqqLFXe,XPY,J XsurkMeo ,ed nB'wH'bWVHjWFEer tQ.saefZwJtKrTlixYpMMNJtion UCAPwNHeYVjD",
];

const rouge1 = { order: 1 };
const rouge2 = { order: 2 };

test.each([
  ['ROUGE-1', 0, byWords(rouge1), [0.40741, 0.6875, 0.51163]],
  ['ROUGE-1', 1, byWords(rouge1), [0.40476, 0.65385, 0.5]],
  ['ROUGE-1, stemmed', 0, byWords({ ...rouge1, isStemming: true }), [0.40741, 0.6875, 0.51163]],
  ['ROUGE-1, stemmed', 1, byWords({ ...rouge1, isStemming: true }), [0.42857, 0.69231, 0.52941]],
  ['ROUGE-2', 0, byWords(rouge2), [0.30769, 0.53333, 0.39024]],
  ['ROUGE-2', 1, byWords(rouge2), [0.29268, 0.48, 0.36364]],
  ['ROUGE-2, stemmed', 1, byWords({ ...rouge2, isStemming: true }), [0.29268, 0.48, 0.36364]],
  ['ROUGE-L', 0, rougeL, [0.40741, 0.6875, 0.51163]],
  ['ROUGE-L', 1, rougeL, [0.40476, 0.65385, 0.5]],
] as const)('%s of pair %i is what ROUGE-1.5.5 gave', (_, pair, measure, expected) => {
  const { recall, precision, f1 } = measure(predictions[pair] ?? '', targets[pair] ?? '');
  for (const [index, value] of [recall, precision, f1].entries()) {
    expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
  }
});

test('ROUGE-L allows gaps, but not another order (Lin 2004, section 3.1)', () => {
  const reference = 'police killed the gunman';
  expect(rougeL('police kill the gunman', reference).f1).toBeCloseTo(3 / 4, 10);
  expect(rougeL('the gunman kill police', reference).f1).toBeCloseTo(2 / 4, 10);
  expect(rougeL('the gunman police killed', reference).f1).toBeCloseTo(2 / 4, 10);
});

test('what has no words scores nothing', () => {
  const nothing = { precision: 0, recall: 0, f1: 0 };
  expect(rougeL('', 'testing one two')).toEqual(nothing);
  expect(rougeL('w1', '')).toEqual(nothing);
  expect(rougeN('/', 'w1 w2', rouge1)).toEqual(nothing);
  expect(rougeN('one', 'one', rouge2)).toEqual(nothing);
});

test('words of every script count: with accents whole, without spaces by character', () => {
  expect(rougeN('Il était là', 'il ÉTAIT ici', rouge1).f1).toBeCloseTo(2 / 3, 10);
  expect(rougeL('我爱北京', '我爱上海').f1).toBeCloseTo(2 / 4, 10);
  expect(rougeN('مرحبا بالعالم', 'مرحبا', rouge1).recall).toBe(1);
});

function byWords(options: Parameters<typeof rougeN>[2]) {
  return (hypothesis: string, reference: string): RougeScore =>
    rougeN(hypothesis, reference, options);
}
