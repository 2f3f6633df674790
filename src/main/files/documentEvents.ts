import { z } from 'zod';
import { blockKinds, documentFormats, documentNote, timeSpan } from '../../shared/api/documents.ts';

/** Headings nest at most this deep. */
export const deepestLevel = 9;

/** A block as a format's reader finds it: its text alone, without a place in the whole. */
const blockEvent = z.object({
  type: z.literal('block'),
  kind: z.enum(blockKinds),
  text: z.string(),
  /** Of a heading: 1 is the outermost. */
  level: z.number().int().min(1).max(deepestLevel).optional(),
  page: z.number().int().min(1).optional(),
  time: timeSpan.optional(),
});

export const documentProgress = z.object({
  done: z.number(),
  total: z.number(),
  unit: z.enum(['characters', 'pages', 'parts']),
});
export type DocumentProgress = z.infer<typeof documentProgress>;

/** What reading a document tells, in reading order. */
export const documentEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('format'), format: z.enum(documentFormats) }),
  z.object({ type: z.literal('title'), title: z.string() }),
  z.object({ type: z.literal('pages'), count: z.number().int().min(0) }),
  z.object({ type: z.literal('note'), note: documentNote }),
  z.object({ type: z.literal('progress'), progress: documentProgress }),
  blockEvent,
]);
export type DocumentEvent = z.infer<typeof documentEvent>;
export type BlockEvent = z.infer<typeof blockEvent>;
