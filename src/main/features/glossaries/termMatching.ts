import type { GlossaryTerm } from '../../../shared/api/glossaries.ts';
import { fold } from '../../db/searchText.ts';

/** A word of a text, with its place, as it is written and folded (no case, no diacritics). */
export type Word = { start: number; end: number; text: string; folded: string };

export type Place = { start: number; end: number };

type Sense = Pick<GlossaryTerm, 'isCaseSensitive' | 'allowsInflection'>;

/** A source or a target of a term, cut into its words once. */
export type Phrase = {
  text: string;
  words: readonly Word[];
  /** It has no words of its own to compare, as `C++` or 東京: its characters are looked for. */
  isByCharacter: boolean;
  sense: Sense;
};

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    text: word,
    folded: fold(word),
  }));
}

/** These scripts put no spaces between words, and the words around a term may be cut differently. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const markAtAnEnd = /^[^\p{L}\p{N}]|[^\p{L}\p{M}\p{N}]$/u;

export function phraseOf(text: string, sense: Sense): Phrase {
  const isByCharacter = unspaced.test(text) || markAtAnEnd.test(text);
  return { text, words: wordsOf(text), isByCharacter, sense };
}

/** Every place where a phrase stands in a text, from left to right. */
export function findPhrase(text: string, words: readonly Word[], phrase: Phrase): Place[] {
  if (phrase.isByCharacter) return findCharacters(text, phrase);
  const places: Place[] = [];
  for (let first = 0; first + phrase.words.length <= words.length; first += 1) {
    const place = phraseAt(words, first, phrase);
    if (place && marksOf(text.slice(place.start, place.end)) === marksOf(phrase.text)) {
      places.push(place);
    }
  }
  return places;
}

function phraseAt(words: readonly Word[], first: number, phrase: Phrase): Place | null {
  const run = words.slice(first, first + phrase.words.length);
  const [start, end] = [run[0]?.start, run.at(-1)?.end];
  if (start === undefined || end === undefined) return null;
  const isSame = run.every((word, index) => isSameWord(word, phrase.words[index], phrase.sense));
  return isSame ? { start, end } : null;
}

function findCharacters(text: string, { text: phrase, sense }: Phrase): Place[] {
  const [haystack, needle] = sense.isCaseSensitive
    ? [text, phrase]
    : [text.toLowerCase(), phrase.toLowerCase()];
  // Where lower case is longer than upper case, places would be wrong.
  if (haystack.length !== text.length) return [];
  const places: Place[] = [];
  let start = haystack.indexOf(needle);
  while (start >= 0) {
    places.push({ start, end: start + needle.length });
    start = haystack.indexOf(needle, start + needle.length);
  }
  return places;
}

/** What stands between the words besides spaces: `e-mail` is not `e mail`. */
function marksOf(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}\p{N}\s]/gu, '');
}

function isSameWord(word: Word, wanted: Word | undefined, sense: Sense): boolean {
  if (!wanted) return false;
  const [one, other] = sense.isCaseSensitive
    ? [word.text, wanted.text]
    : [word.folded, wanted.folded];
  return one === other || (sense.allowsInflection && isInflectionOf(one, other));
}

/**
 * Whether two words differ in their endings only. Crude on purpose and the same for every language:
 * up to three letters may follow (two after a word under five letters), and the last letter of a
 * longer word may change (libro, libri; library, libraries), of five and six letters only a vowel.
 */
function isInflectionOf(word: string, wanted: string): boolean {
  const { length } = wanted;
  if (length < 3 || word.length > length + (length < 5 ? 2 : 3)) return false;
  const canChange = length >= 7 || (length >= 5 && /[aeiouyаеиоуыэюя]$/u.test(wanted));
  return word.startsWith(canChange ? wanted.slice(0, -1) : wanted);
}
