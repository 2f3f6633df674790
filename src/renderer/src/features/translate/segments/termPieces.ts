import type { MatchedTerm, SegmentText } from '../../../../../shared/api/segments.ts';
import { tokenMark } from './segmentText.ts';
import type { Token } from './segmentText.ts';

export type Piece =
  | { type: 'text'; key: string; text: string }
  | { type: 'token'; key: string; token: Token }
  | { type: 'term'; key: string; text: string; term: MatchedTerm };

/**
 * A segment cut where its terms begin and end. Their offsets count without tokens, so a term with a
 * token inside is cut around it.
 */
export function termPieces(text: SegmentText, terms: readonly MatchedTerm[]): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const [index, part] of text.entries()) {
    if (part.type === 'token') {
      pieces.push({ type: 'token', key: `${tokenMark(part)}${index}`, token: part });
      continue;
    }
    for (const { start, end, term } of cuts(offset, offset + part.text.length, terms)) {
      const piece = part.text.slice(start - offset, end - offset);
      const key = String(start);
      pieces.push(
        term === null
          ? { type: 'text', key, text: piece }
          : { type: 'term', key, text: piece, term },
      );
    }
    offset += part.text.length;
  }
  return pieces;
}

type Cut = { start: number; end: number; term: MatchedTerm | null };

function cuts(start: number, end: number, terms: readonly MatchedTerm[]): Cut[] {
  const found: Cut[] = [];
  let at = start;
  for (const term of terms) {
    const from = Math.max(at, term.start);
    const to = Math.min(end, term.end);
    if (from >= to) continue;
    if (from > at) found.push({ start: at, end: from, term: null });
    found.push({ start: from, end: to, term });
    at = to;
  }
  if (at < end) found.push({ start: at, end, term: null });
  return found;
}
