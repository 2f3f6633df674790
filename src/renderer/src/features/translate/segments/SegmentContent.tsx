import type { MatchedTerm, SegmentText } from '../../../../../shared/api/segments.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import type { Token } from './segmentText.ts';
import { termPieces } from './termPieces.ts';

const words = translateWords.text;
const noTerms: readonly MatchedTerm[] = [];

/** A source or a target: text, tokens as chips, terms of a glossary underlined. */
export function SegmentContent({
  text,
  terms = noTerms,
}: {
  text: SegmentText;
  terms?: readonly MatchedTerm[];
}) {
  return termPieces(text, terms).map((piece) => {
    if (piece.type === 'token') return <TokenChip key={piece.key} token={piece.token} />;
    if (piece.type === 'text') return piece.text;
    return (
      <Tooltip key={piece.key} label={words.term(piece.term)}>
        <span className="underline decoration-accent decoration-dotted decoration-2 underline-offset-4">
          {piece.text}
        </span>
      </Tooltip>
    );
  });
}

/** Markup or a placeholder, as the file has it. */
export function TokenChip({ token }: { token: Token }) {
  return (
    <bdi
      title={translateWords.tokens.names[token.kind]}
      className="mx-px rounded-sm border border-line bg-chrome box-decoration-clone px-1 py-px font-mono text-status wrap-anywhere text-ink-2"
    >
      {token.shown}
    </bdi>
  );
}
