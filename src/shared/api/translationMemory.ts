import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id, language, timestamp } from './common.ts';
import { segmentText } from './segments.ts';

/** A confirmed pair. Its tokens are kept, so that markup fits where it is used again. */
export const memoryEntry = z.object({
  id,
  from: language,
  to: language,
  source: segmentText,
  target: segmentText,
  /** The file it was confirmed in; empty for typed text. */
  origin: z.string(),
  updatedAt: timestamp,
});
export type MemoryEntry = z.infer<typeof memoryEntry>;

export const memoryStatistics = z.object({
  total: z.number().int(),
  pairs: z.array(z.object({ from: language, to: language, count: z.number().int() })),
});
export type MemoryStatistics = z.infer<typeof memoryStatistics>;

export const memoryMatch = z.object({
  entry: memoryEntry,
  /** 101: the same text between the same neighbours; 100: the same text; below: alike. */
  score: z.number().int().min(0).max(101),
});
export type MemoryMatch = z.infer<typeof memoryMatch>;

export const translationMemoryContract = {
  watchStatistics: oc.output(eventIterator(memoryStatistics)),
  /**
   * Concordance: entries whose source or target has these words, best first. A null language is any.
   */
  search: oc
    .input(
      z.object({
        query: z.string().trim().min(1).max(500),
        from: language.nullable(),
        to: language.nullable(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.array(memoryEntry)),
  /** Matches of at least `leastScore`, best first. */
  match: oc
    .input(
      z.object({
        source: segmentText,
        from: language,
        to: language,
        leastScore: z.number().int().min(30).max(100).default(70),
        limit: z.number().int().min(1).max(20).default(5),
      }),
    )
    .output(z.array(memoryMatch)),
  editEntry: oc.input(z.object({ id, target: segmentText })).output(memoryEntry),
  deleteEntry: oc.input(z.object({ id })).output(z.void()),
  restoreEntry: oc.input(z.object({ id })).output(memoryEntry),
  /** A received TMX 1.4b file. Fails with `file-malformed` and then adds nothing. */
  importTmx: oc
    .input(z.object({ fileId: id }))
    .output(z.object({ added: z.number().int(), skipped: z.number().int() })),
  exportTmx: oc
    .input(z.object({ from: language.nullable(), to: language.nullable() }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
};
