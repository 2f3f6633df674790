import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { divideBlocks } from './atoms.ts';
import type { Atom, CountTokens } from './atoms.ts';
import { packAtoms } from './packing.ts';

/** What the model reads in one piece: the document's text from `start` to `end`, exactly. */
export type PlannedChunk = {
  /** Of its beginning. */
  headingPath: string[];
  firstBlock: number;
  lastBlock: number;
  start: number;
  end: number;
  text: string;
};

/** Less than this is no text to summarize. */
export const fewestTokens = 16;

/**
 * Cuts a document into chunks of at most `budget` tokens (no fewer than `fewestTokens`), counted
 * as they will be read. Together they are the whole document, in order, each character once.
 */
export async function planChunks(
  blocks: Iterable<SourceBlock>,
  budget: number,
  countTokens: CountTokens,
  language?: string,
): Promise<PlannedChunk[]> {
  const atoms = await divideBlocks(blocks, budget, countTokens, language);
  return fitting(atoms, budget, { budget, countTokens });
}

/** Blocks that are read in one piece, whatever their length. */
export function wholeChunk(blocks: readonly SourceBlock[]): PlannedChunk {
  return toChunk(blocks.map((block) => ({ block, start: block.start, end: block.end, tokens: 0 })));
}

/**
 * Sums of tokens are a guess: a text cut in two may have more tokens or fewer than whole. So each
 * chunk is counted as it is, and packed anew with less where it came out too long.
 */
async function fitting(
  atoms: readonly Atom[],
  packedFor: number,
  limits: { budget: number; countTokens: CountTokens },
): Promise<PlannedChunk[]> {
  const runs = packAtoms(atoms, packedFor);
  const chunks = runs.map(toChunk);
  const counts = await limits.countTokens(chunks.map(({ text }) => text));
  const fitted: PlannedChunk[] = [];
  for (const [index, run] of runs.entries()) {
    const chunk = chunks[index];
    const tokens = counts[index] ?? 0;
    if (!chunk) continue;
    if (tokens <= limits.budget || run.length === 1) fitted.push(chunk);
    else fitted.push(...(await fitting(run, smaller(run, packedFor), limits)));
  }
  return fitted;
}

/** Less than what the run was thought to have, so that it falls into two at least. */
function smaller(run: readonly Atom[], packedFor: number): number {
  const tokens = run.reduce((total, atom) => total + atom.tokens, 0);
  return Math.min(packedFor, tokens) * 0.9;
}

function toChunk(atoms: readonly Atom[]): PlannedChunk {
  const first = atoms[0];
  const last = atoms.at(-1);
  if (!first || !last) throw new RangeError('a chunk without text');
  return {
    headingPath: first.block.headingPath,
    firstBlock: first.block.index,
    lastBlock: last.block.index,
    start: first.start,
    end: last.end,
    text: textOf(atoms),
  };
}

/** As in the document: between two blocks are line breaks only. */
function textOf(atoms: readonly Atom[]): string {
  let text = '';
  let end = atoms[0]?.start ?? 0;
  for (const atom of atoms) {
    text += '\n'.repeat(atom.start - end);
    text += atom.block.text.slice(atom.start - atom.block.start, atom.end - atom.block.start);
    end = atom.end;
  }
  return text;
}
