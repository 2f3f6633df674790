import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, sampling, timestamp } from './common.ts';
import { stack, usedStack } from './stack.ts';

/**
 * Over the answers that have a reference: exact match and ROUGE-L as means, fractions of 1; chrF of
 * the whole column as a corpus, 0 to 100 as it is published. Null while there is none.
 */
export const columnScores = z.object({
  scored: z.number().int(),
  exactMatch: z.number().min(0).max(1).nullable(),
  chrF: z.number().min(0).max(100).nullable(),
  rougeL: z.number().min(0).max(1).nullable(),
});
export type ColumnScores = z.infer<typeof columnScores>;

export const batchColumn = z.object({
  stack: usedStack,
  done: z.number().int(),
  scores: columnScores,
});

export const batchSummary = z.object({
  id,
  name: z.string(),
  status: z.enum(['running', 'stopped', 'failed', 'complete']),
  /** Why it does not go on; null unless failed. */
  error: errorReport.nullable(),
  /** Answers, over all columns. */
  done: z.number().int(),
  total: z.number().int(),
  /** Until all is done, at the pace so far; null while nothing is known. */
  remainingMilliseconds: z.number().nullable(),
  hasReferences: z.boolean(),
  /** The model that began it; null until one is there. */
  modelName: z.string().nullable(),
  columns: z.array(batchColumn),
  createdAt: timestamp,
});
export type BatchSummary = z.infer<typeof batchSummary>;

export const batchCell = z.object({
  row: z.number().int(),
  column: z.number().int(),
  text: z.string(),
  error: errorReport.nullable(),
  /** Null without a reference. */
  scores: z.object({ exactMatch: z.boolean(), chrF: z.number(), rougeL: z.number() }).nullable(),
});
export type BatchCell = z.infer<typeof batchCell>;

export const batchRow = z.object({ prompt: z.string(), reference: z.string().nullable() });
export type BatchRow = z.infer<typeof batchRow>;

export const batchEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    batch: batchSummary,
    rows: z.array(batchRow),
    cells: z.array(batchCell),
  }),
  z.object({ type: z.literal('cell'), cell: batchCell, batch: batchSummary }),
  z.object({ type: z.literal('batch'), batch: batchSummary }),
  z.object({ type: z.literal('gone') }),
]);
export type BatchEvent = z.infer<typeof batchEvent>;

export const batchContract = {
  /** Newest first, without prompts and answers; now and after each change. */
  watchList: oc.output(eventIterator(z.array(batchSummary))),
  /**
   * Reads the prompts and begins to run them through every column in the background. `lines`: one
   * prompt a line. `jsonl`: objects with `prompt` and perhaps `reference`. `csv`: a header row with
   * these names, comma, semicolon or tab between. Fails with `prompts-invalid` (line, reason).
   */
  start: oc
    .input(
      z.object({
        name: z.string().trim().min(1).max(120),
        source: z.union([
          z.object({ format: z.enum(['lines', 'jsonl', 'csv']), text: z.string().max(20_000_000) }),
          /** A file that was sent; its name says the format. */
          z.object({ fileId: id }),
        ]),
        systemPrompt: z.string().max(200_000).default(''),
        sampling: sampling.nullable().default(null),
        columns: z.array(stack).min(1).max(4),
      }),
    )
    .output(batchSummary),
  watch: oc.input(z.object({ id })).output(eventIterator(batchEvent)),
  /** What is done stays; `resume` goes on from there, after a restart too. */
  stop: oc.input(z.object({ id })).output(z.void()),
  resume: oc.input(z.object({ id })).output(z.void()),
  delete: oc.input(z.object({ id })).output(z.void()),
  export: oc
    .input(z.object({ id, format: z.enum(['csv', 'markdown']) }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
};
