import { fold } from '../../db/searchText.ts';

/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text without case and diacritics, in order; each of letters and digits only. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (!unspaced.test(folded)) return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return Array.from(segmenter.segment(folded), ({ segment }) =>
    segment.replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ).filter((word) => word !== '');
}

/** Words and whatever stands between them besides spaces, exactly as it is written. */
export function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}
