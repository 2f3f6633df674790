import { expect, test } from 'vitest';
import { guessLanguage } from './language.ts';

test.each([
  ['en', 'The committee was not able to agree on what it had been asked to do by the council.'],
  ['de', 'Der Ausschuss konnte sich nicht auf das einigen, was von dem Rat verlangt worden war.'],
  ['fr', 'Le comité ne pouvait pas se mettre d’accord sur ce que le conseil lui avait demandé.'],
  ['es', 'El comité no pudo ponerse de acuerdo sobre lo que le había pedido el consejo.'],
  ['it', 'Il comitato non è riuscito a mettersi d’accordo su quello che gli era stato chiesto.'],
  ['pt', 'O comitê não conseguiu chegar a um acordo sobre o que lhe foi pedido pelo conselho.'],
  ['nl', 'De commissie kon het niet eens worden over wat er door de raad van haar gevraagd werd.'],
  ['zh', '委员会未能就理事会的要求达成一致。'],
  ['ja', '委員会は理事会の要求について合意できなかった。'],
  ['ar', 'لم تتمكن اللجنة من الاتفاق على ما طلبه المجلس.'],
  ['ru', 'Комитет не смог договориться о том, чего от него требовал совет.'],
  [undefined, 'qwx 12 zzz ppp'],
])('tells %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});
