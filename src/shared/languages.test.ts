import { expect, test } from 'vitest';
import { languageOfTag, writingDirection } from './languages.ts';

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['EN_gb', 'en'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['es-419', 'es'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['no', 'nb'],
  ['tlh', null],
  ['', null],
])('%j means %j', (tag, language) => {
  expect(languageOfTag(tag)).toBe(language);
});

test.each([
  ['ar', 'rtl'],
  ['fa', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
  ['en', 'ltr'],
  ['ja', 'ltr'],
])('%s runs %s', (language, direction) => {
  expect(writingDirection(language)).toBe(direction);
});
