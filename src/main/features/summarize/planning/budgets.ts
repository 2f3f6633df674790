import { AppError } from '../../../../shared/errors.ts';
import type { Prompt } from '../../../../shared/engineApi.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Material, Prompts } from '../prompts/prompts.ts';
import type { SummaryOptions } from '../../../../shared/api/summarize.ts';
import { fewestTokens } from './planChunks.ts';

/** What a model's context is divided into, in tokens. */
export type Budgets = {
  contextSize: number;
  /** Text of one chunk. */
  chunk: number;
  /** Notes that are merged in one call. */
  merge: number;
  /** A note, the result of reading a chunk or of merging. */
  note: number;
  /** Words that a note is asked to have. */
  noteWords: number;
  /** The summary itself. */
  summary: number;
};

/** A note is a summary of its chunk: longer than this it would be a copy. */
const longestNote = 256;
const shortestNote = 16;

/**
 * Longer passages fit large contexts, but small models note ever less of each page of them, and a
 * chunk is what a receipt is looked for in.
 */
const longestChunk = 2048;

/** Where the text meets its frame, its first and last tokens may come out differently. */
const seam = 8;

/** Languages differ; two tokens to a word is much for English and little for Thai. */
const tokensPerWord = 2;

/** Measures what the prompts themselves take. Fails with `context-too-small`. */
export async function measureBudgets(
  engine: Pick<Engine, 'fitWindow'>,
  prompts: Prompts,
  options: SummaryOptions,
  { contextSize, words, name }: { contextSize: number; words: number; name: string },
): Promise<Budgets> {
  const empty: Material = { kind: 'passage', name, text: '' };
  const frameOf = async (prompt: Prompt) =>
    (await engine.fitWindow({ ...prompt, reserveTokens: 1 })).promptTokens + seam;
  const reading = await frameOf(prompts.read(empty, options, longestNote));
  const merging = await frameOf(prompts.combine({ ...empty, kind: 'notes' }, longestNote));
  const writing = await frameOf(prompts.write({ ...empty, kind: 'notes' }, options, words));
  const frame = Math.max(reading, merging, writing);
  // Two notes and what they are merged into fit together, so that merging always gets somewhere.
  const note = Math.min(longestNote, Math.floor((contextSize - frame) / 3));
  if (note < shortestNote || contextSize - frame - note < fewestTokens) {
    const neededTokens = frame + 3 * Math.max(shortestNote, fewestTokens);
    throw new AppError('context-too-small', { contextSize, neededTokens });
  }
  return {
    contextSize,
    chunk: Math.min(longestChunk, contextSize - reading - note),
    merge: Math.min(longestChunk, contextSize - merging - note),
    note,
    noteWords: Math.floor(note / tokensPerWord),
    summary: Math.min(words * tokensPerWord + 64, Math.floor((contextSize - writing) / 2)),
  };
}
