import type { Language } from '../../../../shared/languages.ts';

const scripts: ReadonlyMap<Language, RegExp> = new Map([
  ...of(/\p{Script=Arabic}/u, 'ar', 'fa', 'ur'),
  ...of(/\p{Script=Cyrillic}/u, 'bg', 'ru', 'uk'),
  // Serbian is written in both.
  ...of(/[\p{Script=Cyrillic}\p{Script=Latin}]/u, 'sr'),
  ...of(/\p{Script=Bengali}/u, 'bn'),
  ...of(/\p{Script=Greek}/u, 'el'),
  ...of(/\p{Script=Hebrew}/u, 'he'),
  ...of(/\p{Script=Devanagari}/u, 'hi'),
  ...of(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u, 'ja'),
  ...of(/\p{Script=Hangul}/u, 'ko'),
  ...of(/\p{Script=Thai}/u, 'th'),
  ...of(/\p{Script=Han}/u, 'zh-Hans', 'zh-Hant'),
]);

function of(script: RegExp, ...languages: Language[]): [Language, RegExp][] {
  return languages.map((language) => [language, script]);
}

const latin = /\p{Script=Latin}/u;

/** Fewer letters than this may be a unit or an abbreviation. */
const leastLetters = 4;

/**
 * Whether most of a target is in letters that its language is not written in. Words that the source
 * has as well are names, and stay as they are.
 */
export function isInWrongScript(source: string, target: string, to: Language): boolean {
  const known = new Set(wordsOf(source));
  const letters = wordsOf(target)
    .filter((word) => !known.has(word))
    .flatMap((word) => Array.from(word));
  if (letters.length < leastLetters) return false;
  const script = scripts.get(to) ?? latin;
  return letters.filter((letter) => script.test(letter)).length < letters.length / 2;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}
