import type { Span } from './span.ts';

/**
 * A piece of a paragraph. Text says what it reads as; where it is as long as its span it is
 * literal and may be cut, otherwise (an entity, an escape) it is one piece.
 */
export type Inline = TextInline | TokenInline;

export type TextInline = Span & {
  type: 'text';
  text: string;
  /** How the content writes it, where that is not the text itself. */
  spelling?: string;
  /** It stands for a space, and is a line break only because the line was full. */
  isBreak?: boolean;
};

export type TokenInline = Span & {
  type: 'token';
  kind: 'open' | 'close' | 'standalone';
  /** Of a pair: both ends have the same. */
  name: string;
  shown: string;
  /** Markup that says nothing at the ends of a segment and is left outside of it there. */
  isEdge: boolean;
};

/** Tokens whose other end is not there, or in the wrong order, stand for themselves. */
export function matchPairs(inlines: readonly Inline[]): Inline[] {
  const open: { index: number; name: string }[] = [];
  const matched = new Set<number>();
  for (const [index, inline] of inlines.entries()) {
    if (inline.type === 'text' || inline.kind === 'standalone') continue;
    if (inline.kind === 'open') open.push({ index, name: inline.name });
    else {
      const at = open.findLastIndex(({ name }) => name === inline.name);
      const opening = open[at];
      if (!opening) continue;
      matched.add(opening.index).add(index);
      open.length = at;
    }
  }
  return inlines.map((inline, index) =>
    inline.type === 'text' || inline.kind === 'standalone' || matched.has(index)
      ? inline
      : { ...inline, kind: 'standalone' },
  );
}

/** How many pairs are open before each inline, and at the end. */
export function depths(inlines: readonly Inline[]): number[] {
  const found = [0];
  for (const inline of inlines) {
    const last = found.at(-1) ?? 0;
    const step = inline.type === 'text' || inline.kind === 'standalone' ? 0 : 1;
    found.push(inline.type === 'token' && inline.kind === 'close' ? last - step : last + step);
  }
  return found;
}
