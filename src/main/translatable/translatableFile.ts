import { z } from 'zod';
import { segmentText } from '../../shared/api/segments.ts';
import type { SegmentText } from '../../shared/api/segments.ts';
import { tableColumn, translatableFormats } from '../../shared/api/translationFiles.ts';

/** What a file says of a target that it has; `new` when it has none. */
export const segmentStates = ['new', 'needs-review', 'translated', 'final'] as const;
export type SegmentState = (typeof segmentStates)[number];

const translatableSegment = z.object({
  /** Place in the file, from 0: the same bytes have the same segments. */
  index: z.number().int().min(0),
  source: segmentText,
  /** Null unless the file has one already. */
  target: segmentText.nullable(),
  state: z.enum(segmentStates),
  /** A comment for translators; empty when there is none. */
  note: z.string(),
  /** What tells it from another with the same words: a key, a heading; empty when there is none. */
  context: z.string(),
  /** Most characters that fit, as the file says. */
  maxLength: z.number().int().nullable(),
});

export const translatableFile = z.object({
  format: z.enum(translatableFormats),
  /** BCP 47, as the file says. */
  sourceLanguage: z.string().nullable(),
  targetLanguage: z.string().nullable(),
  segments: z.array(translatableSegment),
  /** Null unless it is a table. */
  columns: z.array(tableColumn).nullable(),
});
export type TranslatableFile = z.infer<typeof translatableFile>;

/** A target to be written, and whether a person confirmed it: some formats say so. */
export type WrittenTarget = { text: SegmentText; isConfirmed: boolean };
export type WrittenTargets = ReadonlyMap<number, WrittenTarget>;
