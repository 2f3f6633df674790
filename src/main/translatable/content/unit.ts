import type { SegmentText } from '../../../shared/api/segments.ts';
import type { SegmentState, WrittenTarget } from '../translatableFile.ts';
import type { Edit, RenderSpan } from './edits.ts';
import type { Span } from './span.ts';

/** A piece of a target: words, or what a token stands for as the file has it. */
export type Piece = { type: 'text'; text: string } | { type: 'raw'; raw: string; key?: string };

/** A segment and the place of its target in the content. */
export type Unit = {
  /** What a target replaces; empty where the file has no target yet. */
  at: Span;
  source: SegmentText;
  /** What tokens are in the content, by their keys. */
  tokens: ReadonlyMap<string, Span>;
  target: SegmentText | null;
  /** The target stands beside the source, not in its place. */
  isBilingual: boolean;
  state: SegmentState;
  note: string;
  context: string;
  maxLength: number | null;
  /** The target as the content has it. */
  compose: (pieces: readonly Piece[], isConfirmed: boolean, renderSpan: RenderSpan) => string;
  /** What else says that there is this target. */
  stateEdits: (target: WrittenTarget) => Edit[];
};

/** A unit of a file that has its text in one language. */
export function plainUnit(unit: Pick<Unit, 'at' | 'source' | 'tokens' | 'compose'>): Unit {
  return {
    target: null,
    isBilingual: false,
    state: 'new',
    note: '',
    context: '',
    maxLength: null,
    stateEdits: () => [],
    ...unit,
  };
}

/** Each text as `encode` writes it. */
export function composeWith(
  encode: (text: string) => string,
): (pieces: readonly Piece[]) => string {
  return (pieces) =>
    pieces.map((piece) => (piece.type === 'raw' ? piece.raw : encode(piece.text))).join('');
}
