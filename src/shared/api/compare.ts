import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { replyFigures } from './chat.ts';
import { errorReport, id, sampling, timestamp } from './common.ts';
import { stack, usedStack } from './stack.ts';

const columnStacks = z.array(stack).min(2).max(4);
const systemPrompt = z.string().max(200_000);

export const comparisonColumn = z.object({
  /** Stays the same when columns are shuffled. */
  id,
  /** Empty is the bare model. Null, like the figures, while it is blind and nothing was picked. */
  stack: usedStack.nullable(),
  text: z.string(),
  reasoning: z.string(),
  status: z.enum(['waiting', 'reading', 'writing', 'complete', 'stopped', 'interrupted', 'failed']),
  error: errorReport.nullable(),
  figures: replyFigures.nullable(),
});
export type ComparisonColumn = z.infer<typeof comparisonColumn>;

/** What was picked as the best: a column, or none that is better than the others. */
export const pick = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('column'), columnId: id }),
  z.object({ kind: z.literal('tie') }),
]);
export type Pick = z.infer<typeof pick>;

export const comparison = z.object({
  id,
  /** The conversation it goes on from; null when it began with the prompt. */
  conversationId: id.nullable(),
  prompt: z.string(),
  systemPrompt: z.string(),
  /** The seed is never null: every column has the same. */
  sampling,
  /** Null until the model is there. */
  modelName: z.string().nullable(),
  isBlind: z.boolean(),
  pick: pick.nullable(),
  /** In the order they are shown, which is shuffled when blind. */
  columns: z.array(comparisonColumn),
  createdAt: timestamp,
});
export type Comparison = z.infer<typeof comparison>;

export const comparisonEvent = z.discriminatedUnion('type', [
  /** First, and again after a pick. */
  z.object({ type: z.literal('snapshot'), comparison }),
  /** A column, whole: its status changed. */
  z.object({ type: z.literal('column'), column: comparisonColumn }),
  z.object({
    type: z.literal('delta'),
    columnId: id,
    channel: z.enum(['answer', 'reasoning']),
    text: z.string(),
  }),
  z.object({ type: z.literal('gone') }),
]);
export type ComparisonEvent = z.infer<typeof comparisonEvent>;

/** How often a stack (by its adapters and strengths) was picked, over all comparisons picked from. */
export const tallyEntry = z.object({
  stack: usedStack,
  wins: z.number().int(),
  ties: z.number().int(),
  losses: z.number().int(),
});
export type TallyEntry = z.infer<typeof tallyEntry>;

const summary = comparison
  .pick({ id: true, prompt: true, isBlind: true, pick: true, createdAt: true })
  .extend({ columnCount: z.number().int(), isRunning: z.boolean() });

export const comparisonsView = z.object({
  /** Newest first. */
  comparisons: z.array(summary),
  tally: z.array(tallyEntry),
});
export type ComparisonsView = z.infer<typeof comparisonsView>;

export const compareContract = {
  /** All comparisons without their texts, and the tally, now and after each change. */
  watchList: oc.output(eventIterator(comparisonsView)),
  /** Every column gets the same prompt, sampling and seed. Resolves when it is on the disk. */
  start: oc
    .input(
      z.object({
        /** The prompt follows on this conversation, with its system prompt and sampling. */
        conversationId: id.nullable(),
        prompt: z.string().min(1).max(20_000_000),
        /** Without a conversation. */
        systemPrompt: systemPrompt.default(''),
        /** Null: what is recommended for the model. A seed of null is drawn once for all columns. */
        sampling: sampling.nullable().default(null),
        columns: columnStacks,
        isBlind: z.boolean(),
      }),
    )
    .output(comparison),
  watch: oc.input(z.object({ id })).output(eventIterator(comparisonEvent)),
  /** What was written stays. */
  stop: oc.input(z.object({ id })).output(z.void()),
  /** Shows the names and counts. A second pick takes the place of the first. */
  pick: oc.input(z.object({ id, pick })).output(comparison),
  /**
   * Goes on with this column: the exchange becomes a new branch of the conversation it began in, or
   * a new conversation, and that gets the column's stack.
   */
  keep: oc.input(z.object({ id, columnId: id })).output(z.object({ conversationId: id })),
  /** Its share of the tally stays; `restore` brings it back until the studio starts again. */
  delete: oc.input(z.object({ id })).output(z.void()),
  restore: oc.input(z.object({ id })).output(z.void()),
};
