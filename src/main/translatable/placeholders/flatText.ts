import type { TextInline } from '../content/inline.ts';

/** Text as it reads, made of pieces, with the way back to their places. */
export type FlatText = {
  text: string;
  /** The pieces between two offsets of `text`. */
  slice: (start: number, end: number) => TextInline[];
};

export function flatText(inlines: readonly TextInline[]): FlatText {
  const text = inlines.map((inline) => inline.text).join('');
  const starts: number[] = [];
  let length = 0;
  for (const inline of inlines) {
    starts.push(length);
    length += inline.text.length;
  }
  return {
    text,
    slice(start, end) {
      const found: TextInline[] = [];
      for (let index = firstAt(starts, start); index < inlines.length; index += 1) {
        const inline = inlines[index];
        const from = starts[index] ?? 0;
        if (!inline || from >= end) break;
        const piece = part(
          inline,
          Math.max(start - from, 0),
          Math.min(end - from, inline.text.length),
        );
        if (piece) found.push(piece);
      }
      return found;
    },
  };
}

/** What is not literal is never cut: it belongs to where its first character is. */
function part(inline: TextInline, from: number, to: number): TextInline | null {
  if (from >= to) return null;
  if (from === 0 && to === inline.text.length) return inline;
  if (inline.text.length !== inline.end - inline.start) return from === 0 ? inline : null;
  const start = inline.start + from;
  return { ...inline, start, end: start + to - from, text: inline.text.slice(from, to) };
}

/** The last piece that starts there or before. */
function firstAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
