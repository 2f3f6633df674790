// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import card from '../../../../resources/models/starter/README.md?raw';
import type { AdapterEntry } from '../../../shared/api/adapters.ts';
import { starterTries } from '../features/adapters/compare/starterTries.ts';
import { chatWords } from './chat.ts';
import { translateWords } from './translate.ts';

const rack = ['formal', 'informal', 'headline', 'brief'].map(
  (name) => ({ id: name, origin: 'starter', path: `C:\\adapters\\${name}.gguf` }) as AdapterEntry,
);

const offered = {
  Chat: chatWords.firstRun.suggestions.map(({ text }) => text),
  Translate: translateWords.firstRun.examples.map(({ text }) => text),
  Adapters: starterTries(rack).map(({ prompt }) => prompt),
};

test.each(Object.entries(offered))('%s: the card names the three things to try', (_, texts) => {
  expect(texts).toHaveLength(3);
  const quoted = texts.map((text) => `“${text.split('\n').at(-1)}”`);
  const words = card.replaceAll(/\s+/gu, ' ');
  expect(quoted.filter((text) => !words.includes(text))).toEqual([]);
});

test('what takes an adapter that is off the rack is not offered', () => {
  const withoutBrief = rack.filter(({ id }) => id !== 'brief');
  expect(starterTries(withoutBrief)).toEqual(starterTries(rack).slice(0, 2));
});
