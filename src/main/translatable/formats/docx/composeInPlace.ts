import type { SoftBreak } from '../../content/softBreaks.ts';
import type { Piece } from '../../content/unit.ts';

export type InPlace = {
  /** What stood between texts that look alike. */
  seams: readonly SoftBreak[];
  sourceLength: number;
  encode: (text: string) => string;
};

/**
 * A target whose tokens stand as in its source: only the texts change. Text that was in several runs
 * that look alike is in as many again, parted in proportion.
 */
export function composeInPlace(
  pieces: readonly Piece[],
  { seams, sourceLength, encode }: InPlace,
): string {
  const text = pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
  const scale = text.length / Math.max(sourceLength, 1);
  const cuts = seams.map(({ raw, offset }) => ({ raw, at: cutAt(text, offset, scale) }));
  let offset = 0;
  let written = '';
  const addUpTo = (end: number): void => {
    written += encode(text.slice(offset, end));
    offset = end;
  };
  for (const piece of pieces) {
    if (piece.type === 'raw') written += piece.raw;
    else {
      const end = offset + piece.text.length;
      while (cuts[0] && cuts[0].at <= end) {
        const [cut] = cuts.splice(0, 1);
        addUpTo(Math.max(offset, cut?.at ?? offset));
        written += cut?.raw ?? '';
      }
      addUpTo(end);
    }
  }
  return keepSpaces(written + cuts.map(({ raw }) => raw).join(''));
}

/** Not within a character; within a word rather than beside a space, unless nothing moves. */
function cutAt(text: string, offset: number, scale: number): number {
  if (scale === 1) return offset;
  let at = Math.round(offset * scale);
  while (at > 0 && /\s/.test(`${text[at - 1] ?? ''}${text[at] ?? ''}`)) at -= 1;
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}

/** XML drops space at the ends of a text unless it is told to keep it. */
function keepSpaces(written: string): string {
  return written.replaceAll(
    /<(?<name>\w+:t)>(?<text>[^<]*)/g,
    (match, name: string, text: string) =>
      /^\s|\s$/.test(text) ? `<${name} xml:space="preserve">${text}` : match,
  );
}
