import type { Language } from '../../../../shared/languages.ts';

/** Where a text is cut, the best first: after a sentence, a clause, a word, anywhere. */
const joints = [/[.!?…。！？]["”’»)]*\s*/gu, /[,;:，；：、–—]\s*/gu, /\s+/gu];

/** A text in two, near its middle; null when it is a single character. */
export function inPieces(text: string): [string, string] | null {
  const joint = joints.map((pattern) => nearestMiddle(text, pattern)).find((at) => at !== null);
  const at = joint ?? surrogateSafe(text, Math.floor(text.length / 2));
  return at > 0 && at < text.length ? [text.slice(0, at).trim(), text.slice(at).trim()] : null;
}

/** Written without spaces between words. */
const unspaced: ReadonlySet<Language> = new Set(['ja', 'th', 'zh-Hans', 'zh-Hant']);

export function joinPieces(pieces: readonly string[], language: Language): string {
  return pieces.join(unspaced.has(language) ? '' : ' ');
}

/** The end of the match in the middle half of the text that is nearest to its middle. */
function nearestMiddle(text: string, pattern: RegExp): number | null {
  const middle = text.length / 2;
  const ends = Array.from(text.matchAll(pattern), ({ index, 0: found }) => index + found.length);
  const near = ends.filter((at) => at > text.length / 4 && at < (3 * text.length) / 4);
  if (near.length === 0) return null;
  return near.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}

function surrogateSafe(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at + 1 : at;
}
