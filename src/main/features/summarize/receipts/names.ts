import { everyFunctionWord } from '../../../../shared/text/functionWords.ts';

const words = /[\p{L}\p{M}\p{N}]+(?:[-.’'&][\p{L}\p{M}\p{N}]+)*/gu;

/** Letters from which on two forms of a name count as the same: "German" is in "Germany". */
const stemLength = 5;

/**
 * The words of a sentence that name something, by their capitals. A first word is one only when
 * the next is too, or it has capitals inside; where nouns are capitalized, as in German, two in a
 * row make a name. Scripts without capitals have none that could be told.
 */
export function namesIn(sentence: string, areNounsCapitalized: boolean): string[] {
  const found = Array.from(sentence.matchAll(words), (match, place) => ({
    text: withoutGenitive(match[0]),
    isCapital: isCapital(match[0]) && !everyFunctionWord.has(match[0].toLowerCase()),
    beginsSentence: place === 0 || /[.!?:“"«(]\s*$/u.test(sentence.slice(0, match.index)),
    end: match.index + match[0].length,
    start: match.index,
  }));
  // A title in capitals names nothing in particular.
  const capitals = found.filter(({ isCapital: is }) => is).length;
  if (capitals > 4 && capitals > found.length * 0.7) return [];
  return found
    .filter(({ text, isCapital: is, beginsSentence, end, start }, place) => {
      if (!is || text.length < 2) return false;
      if (hasCapitalsInside(text)) return true;
      const next = found[place + 1];
      const before = found[place - 1];
      const isFollowed = next?.isCapital && /^\s$/u.test(sentence.slice(end, next.start));
      const isPreceded = before?.isCapital && /^\s$/u.test(sentence.slice(before.end, start));
      return beginsSentence || areNounsCapitalized ? isFollowed || isPreceded : true;
    })
    .map(({ text }) => text);
}

/** Whether so many words inside sentences are capitalized that capitals do not mean names. */
export function capitalizesNouns(text: string): boolean {
  const inside = text.match(/(?<=\p{Ll},?\s)\p{L}{3,}/gu) ?? [];
  const capitals = inside.filter((word) => isCapital(word)).length;
  return inside.length > 0 && capitals / inside.length > 0.25;
}

/** Looks names up in a text; an abbreviation also counts where its words are written out. */
export function createNameSearch(text: string): (name: string) => boolean {
  const list = Array.from(text.matchAll(words), ([word]) => withoutGenitive(word));
  const exact = new Set(list.flatMap((word) => [word, ...word.split(/[-’'&.]/u)]).map(fold));
  const stems = new Set([...exact].map((word) => word.slice(0, stemLength)));
  const initials = list.map((word) => word.charAt(0).toUpperCase()).join('');
  return (name) => {
    if (isWritten(fold(name))) return true;
    // "GNN-based" names a GNN.
    const parts = name.split(/[-’'&.]/u).filter(isCapital);
    if (parts.length > 0 && parts.every((part) => isWritten(fold(part)))) return true;
    return /^\p{Lu}{2,6}s?$/u.test(name) && initials.includes(name.replace(/s$/u, ''));
  };

  function isWritten(word: string): boolean {
    if (exact.has(word)) return true;
    const mayBeInflected = word.length >= stemLength && stems.has(word.slice(0, stemLength));
    return mayBeInflected
      ? hasInflection(word, exact)
      : exact.has(`${word}s`) || exact.has(word.replace(/s$/u, ''));
  }
}

/** Another ending of at most three letters, not another name: "Johnson" is not "Johnston". */
function hasInflection(name: string, known: ReadonlySet<string>): boolean {
  for (const word of known) {
    const [short, long] = word.length < name.length ? [word, name] : [name, word];
    if (short.length >= stemLength && long.startsWith(short) && long.length - short.length <= 3)
      return true;
  }
  return false;
}

function fold(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function withoutGenitive(word: string): string {
  return word.replace(/[’']s?$/u, '');
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function hasCapitalsInside(word: string): boolean {
  return /\p{L}\p{Lu}/u.test(word);
}
