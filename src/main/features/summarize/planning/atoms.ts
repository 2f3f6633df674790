import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { splitSentences } from '../../../../shared/text/sentences.ts';
import type { TextSpan } from '../../../../shared/text/sentences.ts';

/** Exact tokens of each text under the loaded model. */
export type CountTokens = (texts: string[]) => Promise<number[]>;

/** A piece of a document that is not divided further: a block, a sentence, or part of one. */
export type Atom = {
  block: SourceBlock;
  /** Offsets into the document's text. */
  start: number;
  end: number;
  tokens: number;
};

/** A piece of a block, by offsets into the block's own text. */
type Piece = TextSpan & { tokens: number };

/** What the next block is set off with; counted along, so that sums do not come out too small. */
const gap = '\n\n';

const countedAtOnce = 256;

/**
 * Divides blocks as little as the budget allows: a block that fits stays whole, else it falls into
 * sentences, and a sentence only where it alone exceeds the budget.
 */
export async function divideBlocks(
  blocks: Iterable<SourceBlock>,
  budget: number,
  countTokens: CountTokens,
  language: string | undefined,
): Promise<Atom[]> {
  const atoms: Atom[] = [];
  for (const batch of batches(blocks, countedAtOnce)) {
    const counts = await countTokens(batch.map(({ text }) => text + gap));
    for (const [index, block] of batch.entries()) {
      const whole = { start: 0, end: block.text.length, tokens: counts[index] ?? 0 };
      const pieces =
        whole.tokens <= budget ? [whole] : await divideText(block, budget, countTokens, language);
      for (const { start, end, tokens } of pieces) {
        atoms.push({ block, start: block.start + start, end: block.start + end, tokens });
      }
    }
  }
  return atoms;
}

async function divideText(
  block: SourceBlock,
  budget: number,
  countTokens: CountTokens,
  language: string | undefined,
): Promise<Piece[]> {
  const isCode = block.kind === 'code';
  const sentences = splitSentences(block.text, { language, breaksAtLines: isCode });
  const pieces = await counted(block.text, sentences, countTokens);
  const fitting: Piece[] = [];
  for (const piece of pieces) fitting.push(...(await cut(block.text, piece, budget, countTokens)));
  return fitting;
}

/** Cuts between words, and inside one where it has no end, until every piece fits. */
async function cut(
  text: string,
  piece: Piece,
  budget: number,
  countTokens: CountTokens,
): Promise<Piece[]> {
  const length = piece.end - piece.start;
  if (piece.tokens <= budget || length <= 1) return [piece];
  // A little less than fits on average, because tokens are not spread evenly.
  const step = Math.max(
    1,
    Math.min(length - 1, Math.floor((length * budget * 0.9) / piece.tokens)),
  );
  const spans: TextSpan[] = [];
  for (let start = piece.start; start < piece.end;) {
    const end = cutPosition(text, start, Math.min(piece.end, start + step), piece.end);
    spans.push({ start, end });
    start = end;
  }
  // Only a single character wider than the step stays in one piece, and cannot be cut.
  if (spans.length === 1) return [piece];
  const parts: Piece[] = [];
  for (const part of await counted(text, spans, countTokens)) {
    parts.push(...(await cut(text, part, budget, countTokens)));
  }
  return parts;
}

/** After the last blank space in the second half, else between two whole characters. */
function cutPosition(text: string, start: number, wanted: number, end: number): number {
  if (wanted >= end) return end;
  const half = start + Math.ceil((wanted - start) / 2);
  const blank = /\s\S*$/u.exec(text.slice(half, wanted));
  if (blank) return half + blank.index + 1;
  const isInside = /[\uDC00-\uDFFF]/.test(text.charAt(wanted));
  if (!isInside) return wanted;
  return wanted - 1 > start ? wanted - 1 : wanted + 1;
}

async function counted(
  text: string,
  spans: readonly TextSpan[],
  countTokens: CountTokens,
): Promise<Piece[]> {
  const counts = await countTokens(spans.map(({ start, end }) => text.slice(start, end) + gap));
  return spans.map((span, index) => ({ ...span, tokens: counts[index] ?? 0 }));
}

function* batches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
