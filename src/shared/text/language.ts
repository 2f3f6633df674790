import { functionWords } from './functionWords.ts';

/** Enough to tell, little enough to read at once. */
const sampleLength = 20_000;

/** Of all words; the right language has about four in ten, a wrong one hardly one. */
const leastFunctionWords = 0.15;

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];

/**
 * The language of a text as BCP 47, undefined when it cannot be told: by its script, and in Latin
 * script by the share of each language's function words.
 */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  const script = scripts.find(([, letter]) => count(sample, letter) > letters * 0.2);
  return script ? script[0] : guessByFunctionWords(sample);
}

function guessByFunctionWords(sample: string): string | undefined {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best: { language: string; found: number } | undefined;
  for (const [language, known] of functionWords) {
    const found = words.filter((word) => known.has(word)).length;
    if (found > (best?.found ?? words.length * leastFunctionWords)) best = { language, found };
  }
  return best?.language;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
