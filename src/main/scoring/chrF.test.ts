import { expect, test } from 'vitest';
import { chrF } from './chrF.ts';

/** Hypothesis, reference, and the sentence's chrF and chrF++ by sacreBLEU 2.6.0. */
const sentences: [hypothesis: string, reference: string, chrF: number, chrFPlusPlus: number][] = [
  ['The cat sat on the mat.', 'The cat is sitting on the mat.', 49.648517, 54.255186],
  ['Il pleut, mon ami.', 'Il pleut très fort, mon ami !', 50.928231, 52.142378],
  ['(hi) there', '(hi) there, you', 66.017641, 64.636436],
  ['猫がマットの上に座った。', '猫はマットの上に座っていた。', 53.310734, 45.694915],
  ['ok', 'completely different', 3.205128, 2.136752],
  ['', 'something', 0, 0],
  ['something', '', 0, 0],
  ['same text', 'same text', 100, 100],
  ['a', 'a', 100, 100],
  ['🙂🙃 x', '🙂 x', 45.454545, 35.472973],
];

test.each(sentences)('%j against %j', (hypothesis, reference, plain, plusPlus) => {
  expect(chrF([{ hypothesis, reference }])).toBeCloseTo(plain, 5);
  expect(chrF([{ hypothesis, reference }], { wordOrders: 2 })).toBeCloseTo(plusPlus, 5);
});

test('a corpus is not the mean of its sentences: counts are summed first', () => {
  const pairs = sentences.map(([hypothesis, reference]) => ({ hypothesis, reference }));
  expect(chrF(pairs)).toBeCloseTo(44.589914, 5);
  expect(chrF(pairs, { wordOrders: 2 })).toBeCloseTo(47.728958, 5);
});

test('nothing scores nothing', () => {
  expect(chrF([])).toBe(0);
  expect(chrF([{ hypothesis: ' ', reference: '\n' }])).toBe(0);
});
