import { everyFunctionWord } from '../../../shared/text/functionWords.ts';

/** Runs of letters and digits; Chinese, Japanese and Thai write theirs without spaces between words. */
const runs = /[\p{L}\p{M}\p{N}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Word forms that differ after this many letters count as one word. */
const stemLength = 6;

/**
 * What a text is about, as comparable terms, in order and with repeats: words without function
 * words, cut to their first letters in place of a stemmer per language, and pairs of characters
 * where words are not spaced. (McNamee and Mayfield, "Character N-Gram Tokenization for European
 * Language Text Retrieval", 2004, find such truncation and n-grams on a par with stemming.)
 */
export function termsOf(text: string): string[] {
  return (text.toLowerCase().match(runs) ?? []).flatMap(termsOfRun);
}

function termsOfRun(run: string): string[] {
  if (unspaced.test(run)) return characterPairs(run);
  if (everyFunctionWord.has(run)) return [];
  return [run.slice(0, stemLength)];
}

function characterPairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
