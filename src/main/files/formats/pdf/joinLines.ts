import { lineJoint } from '../lineJoint.ts';

const hyphenated = /(?<word>[\p{L}\p{M}]+)[-‐\u00AD]$/u;
const firstWord = /^[\p{L}\p{M}]+/u;

/** The words of the document, which tell a word broken at a line's end from one with a hyphen. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![-‐]$)/gu)) {
      words.add(word);
    }
  }
  return words;
}

/** Lines of a paragraph as one text, words that were broken between two of them made whole. */
export function joinLines(texts: readonly string[], vocabulary: Vocabulary): string {
  return texts.reduce((text, next) => joinTwo(text, next, vocabulary));
}

function joinTwo(text: string, next: string, vocabulary: Vocabulary): string {
  const start = hyphenated.exec(text)?.groups?.['word'];
  const end = firstWord.exec(next)?.[0];
  if (start !== undefined && end !== undefined) {
    const keepsHyphen =
      !isLowerCase(end) ||
      (!vocabulary.has((start + end).toLowerCase()) &&
        vocabulary.has(`${start}-${end}`.toLowerCase()));
    return keepsHyphen ? text + next : text.slice(0, -1) + next;
  }
  if (/[-–—/]$/.test(text) && !/\s[-–—/]$/.test(text)) return text + next;
  return text + lineJoint(text, next) + next;
}

function isLowerCase(word: string): boolean {
  return word === word.toLowerCase();
}
