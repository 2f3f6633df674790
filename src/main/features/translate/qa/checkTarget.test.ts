import { expect, test } from 'vitest';
import type { Language } from '../../../../shared/languages.ts';
import { segmentOf } from '../../../../shared/segmentText.ts';
import { checkTarget } from './checkTarget.ts';

function issues(
  source: string,
  target: string,
  { to = 'fr', maxLength = null }: { to?: Language; maxLength?: number | null } = {},
): string[] {
  const pair = { source: segmentOf(source), target: segmentOf(target) };
  return checkTarget({ ...pair, from: 'en', to, maxLength }).map(({ code, detail }) =>
    `${code} ${detail}`.trim(),
  );
}

test('a sound translation has no issue', () => {
  expect(issues('The house costs 1,234.5 euros.', 'La maison coûte 1 234,5 euros.')).toEqual([]);
  expect(issues('It has three rooms.', 'Elle a 3 pièces.')).toEqual([]);
  expect(issues('Chapter 12', '第十二章（12）', { to: 'ja' })).toEqual([]);
  expect(issues('Berlin', 'Berlin')).toEqual([]);
  expect(issues('ACME GmbH & Co. KG', 'ACME GmbH & Co. KG')).toEqual([]);
});

test('numbers that changed, whatever their separators', () => {
  expect(issues('It costs 1,234.5 euros.', 'Elle coûte 1 243,5 euros.')).toEqual([
    'number-changed 1,234.5',
    'number-changed 1 243,5',
  ]);
  expect(issues('Since 1990.', 'Depuis longtemps.')).toEqual(['number-changed 1990']);
});

test('what was left as it is', () => {
  expect(issues('The house is very old.', 'The house is very old.')).toEqual(['untranslated']);
  expect(issues('The house is very old.', 'the house is VERY old. ')).toEqual(['untranslated']);
});

test('another language or script', () => {
  expect(
    issues('The house is old and it is on the hill.', 'Das Haus ist alt und es ist auf dem Berg.'),
  ).toEqual(['wrong-language de']);
  expect(issues('The house is old.', 'Dom jest stary.', { to: 'ru' })).toEqual(['wrong-script']);
  expect(issues('The house is old.', 'Дом старый.')).toEqual(['wrong-script']);
  expect(issues('Windows is old.', 'Windows устарела.', { to: 'ru' })).toEqual([]);
});

test('what neighbours share is no other language', () => {
  const spanish = { to: 'es' } as const;
  expect(
    issues('Are you sure no one saw it?', '¿Estás seguro de que nadie lo vio?', spanish),
  ).toEqual([]);
  expect(
    issues('I am tired of the radio.', 'Estoy cansado de la radio de la casa.', spanish),
  ).toEqual([]);
  expect(
    issues('The house is old and on a hill.', 'La maison est vieille et sur une colline.', spanish),
  ).toEqual(['wrong-language fr']);
});

test('too long, doubled spaces, and going round in circles', () => {
  expect(issues('Old', 'Vieux 👵', { maxLength: 7 })).toEqual([]);
  expect(issues('Old', 'Vieille', { maxLength: 6 })).toEqual(['too-long 6']);
  expect(issues('It is old.', 'Elle est  vieille.')).toEqual(['doubled-space']);
  expect(issues('It  is old.', 'Elle  est vieille.')).toEqual([]);
  expect(
    issues('It is old.', 'Elle est vieille, vieille, vieille, vieille, vieille, vieille'),
  ).toEqual(['repetition vieille']);
});
