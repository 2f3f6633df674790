import { z } from 'zod';
import { errorReport } from '../../shared/api/common.ts';
import { blockKinds, documentFormats, documentNote, timeSpan } from '../../shared/api/documents.ts';
import { deepestLevel } from './headingLevels.ts';

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
export type BlockEvent = z.infer<typeof blockEvent>;

const documentProgress = z.object({
  done: z.number(),
  total: z.number(),
  unit: z.enum(['characters', 'pages', 'parts']),
});
export type DocumentProgress = z.infer<typeof documentProgress>;

/** What the reader of a format tells, in reading order. */
const formatEvents = [
  z.object({ type: z.literal('format'), format: z.enum(documentFormats) }),
  z.object({ type: z.literal('title'), title: z.string() }),
  z.object({ type: z.literal('pages'), count: z.number().int().min(0) }),
  z.object({ type: z.literal('note'), note: documentNote }),
  z.object({ type: z.literal('progress'), progress: documentProgress }),
  blockEvent,
] as const;
export type DocumentEvent = z.infer<(typeof formatEvents)[number]>;

/** More text of the block before it, which was too long for one line. */
const continuation = z.object({ type: z.literal('continuation'), text: z.string() });

const wireEvent = z.discriminatedUnion('type', [...formatEvents, continuation]);
export type WireEvent = z.infer<typeof wireEvent>;

/** A line from the process that reads: what it found since the last one, or how it ended. */
export function lineOf<Event extends z.ZodType>(event: Event) {
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('found'), events: z.array(event) }),
    z.object({ type: z.literal('finished') }),
    z.object({ type: z.literal('failed'), error: errorReport }),
  ]);
}
export type LineOf<Event> =
  | { type: 'found'; events: Event[] }
  | { type: 'finished' }
  | { type: 'failed'; error: z.infer<typeof errorReport> };

export const readingLine = lineOf(wireEvent);
export type ReadingLine = z.infer<typeof readingLine>;
