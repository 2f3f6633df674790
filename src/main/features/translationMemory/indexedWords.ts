import type { MemoryPair } from './memoryStore.ts';
import { wordsOf } from './words.ts';

/** Texts within one step differ in length by less than this factor. */
const lengthStep = 1.5;

/**
 * The words of a source as the index has them: each behind its pair of languages and the length of
 * its text in steps, so that one word leads to texts of that pair and about that length only.
 */
export function indexedWords(text: string, pair: MemoryPair): string[] {
  const words = wordsOf(text);
  return words.map((word) => indexedWord(word, pair, stepOf(words.length)));
}

/** A word as it is in texts of `fewest` to `most` words. */
export function wordAtLengths(
  word: string,
  pair: MemoryPair,
  { fewest, most }: { fewest: number; most: number },
): string[] {
  const [first, last] = [stepOf(fewest), stepOf(most)];
  return Array.from({ length: last - first + 1 }, (_, index) =>
    indexedWord(word, pair, first + index),
  );
}

function indexedWord(word: string, { from, to }: MemoryPair, step: number): string {
  return `${from}${to}${step}x${word}`.replaceAll('-', '').toLowerCase();
}

function stepOf(wordCount: number): number {
  return Math.floor(Math.log(Math.max(1, wordCount)) / Math.log(lengthStep));
}
