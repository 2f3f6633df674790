import { expect, test } from 'vitest';
import { missingPhrases } from './phrases.ts';

test.each<[string, string, boolean]>([
  ['Le navire est rouge.', 'navire', true],
  ['Les navires sont rouges.', 'navire', false],
  ['une partie', 'art', false],
  ['art et partie', 'art', true],
  ['partie d’art', 'art', true],
  ['Navire', 'navire', false],
  ['un grand  navire', 'grand navire', false],
  ['私は東京へ行く', '東京', true],
  ['写C++代码', 'C++', true],
  ['Il dit « "oui" »', '"oui"', true],
  ['a\\b and\n🙂', '\n🙂', true],
  ['e\u0301te\u0301', 'e', false],
])('%j has %j as words of its own: %s', (text, wording, isThere) => {
  expect(missingPhrases(text, [[wording]])).toEqual(isThere ? [] : [[wording]]);
});

test('of several wordings one is enough', () => {
  const phrases = [['navire', 'vaisseau'], ['port'], ['mer']];
  expect(missingPhrases('Le vaisseau est au port.', phrases)).toEqual([['mer']]);
});
