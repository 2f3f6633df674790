import type { Piece } from './unit.ts';

/** A line break where a line was full: `raw` stood for a space, so far into the text. */
export type SoftBreak = { raw: string; offset: number };

/**
 * Puts the line breaks of a source into its target: in proportion, at the nearest space, so that a
 * wrapped paragraph stays wrapped. Where there is no space near, as in Chinese, the lines join.
 */
export function withSoftBreaks(
  pieces: readonly Piece[],
  breaks: readonly SoftBreak[],
  sourceLength: number,
): Piece[] {
  if (breaks.length === 0) return [...pieces];
  const text = pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
  const spaces = Array.from(text.matchAll(/ /g), ({ index }) => index);
  const scale = text.length / sourceLength;
  const chosen = new Map<number, string>();
  let from = 0;
  for (const { raw, offset } of breaks) {
    const at = nearest(spaces, offset * scale, from);
    const space = spaces[at];
    if (space === undefined) break;
    chosen.set(space, raw);
    from = at + 1;
  }
  let offset = 0;
  return pieces.flatMap((piece): Piece[] => {
    if (piece.type === 'raw') return [piece];
    const start = offset;
    offset += piece.text.length;
    return cut(piece.text, start, chosen);
  });
}

/** The index of the nearest value, not before `from`. */
function nearest(values: readonly number[], wanted: number, from: number): number {
  let best = from;
  for (let index = from; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) best = index;
    if (value > wanted) break;
  }
  return best;
}

function cut(text: string, start: number, chosen: ReadonlyMap<number, string>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [at, raw] of chosen) {
    if (at < start || at >= start + text.length) continue;
    pieces.push({ type: 'text', text: text.slice(from, at - start) }, { type: 'raw', raw });
    from = at - start + 1;
  }
  return [...pieces, { type: 'text', text: text.slice(from) }];
}
