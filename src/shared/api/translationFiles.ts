import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, language, timestamp } from './common.ts';
import { offeredFile } from './files.ts';
import { issueCodes, matchedTerm, segmentIssue, segmentText } from './segments.ts';
import {
  segmentStatuses,
  targetOrigin,
  translationSettings,
  wantedAlternatives,
} from './translate.ts';

export const translatableFormats = [
  'text',
  'markdown',
  'html',
  'docx',
  'subtitles',
  'json',
  'po',
  'xliff',
  'csv',
  'epub',
] as const;
export type TranslatableFormat = (typeof translatableFormats)[number];

/**
 * `choosing` is a table that waits for its columns to be chosen; `paused` and `failed` keep what is
 * done and can go on.
 */
export const fileStatuses = ['choosing', 'waiting', 'running', 'paused', 'failed', 'done'] as const;

/** A column of a table (csv), for a person to decide whether it is translated. */
export const tableColumn = z.object({
  /** From 0. */
  index: z.number().int().min(0),
  /** As the first row says; empty when that one has no names. */
  name: z.string(),
  /** The first cells of it that differ, cut where they are long. */
  samples: z.array(z.string()),
  isChosen: z.boolean(),
});
export type TableColumn = z.infer<typeof tableColumn>;

/** A file in the batch. Originals are never written to. */
export const translationFile = z.object({
  id,
  name: z.string(),
  format: z.enum(translatableFormats),
  sizeBytes: z.number().int(),
  settings: translationSettings,
  /** As the file says or as detected; null while it cannot be told. */
  detected: language.nullable(),
  status: z.enum(fileStatuses),
  error: errorReport.nullable(),
  segmentCount: z.number().int(),
  /** Segments with a target. */
  translated: z.number().int(),
  confirmed: z.number().int(),
  /** Segments with at least one issue. */
  withIssues: z.number().int(),
  /** From the speed measured so far; null until there is one, or while it does not run. */
  secondsLeft: z.number().nullable(),
  modelName: z.string().nullable(),
  createdAt: timestamp,
});
export type TranslationFile = z.infer<typeof translationFile>;

export const translationFilesEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), files: z.array(translationFile) }),
  z.object({ type: z.literal('changed'), file: translationFile }),
  z.object({ type: z.literal('removed'), id }),
]);
export type TranslationFilesEvent = z.infer<typeof translationFilesEvent>;

export const fileSegment = z.object({
  id,
  /** Place in the file, from 0. */
  index: z.number().int(),
  source: segmentText,
  target: segmentText.nullable(),
  /** A target that the file has and says is doubtful: it is translated anew, and can be taken. */
  doubtful: segmentText.nullable(),
  status: z.enum(segmentStatuses),
  origin: targetOrigin.nullable(),
  issues: z.array(segmentIssue),
  terms: z.array(matchedTerm),
  /** What the file says of it: a comment for translators, a key, a heading; empty when nothing. */
  note: z.string(),
  /** Most characters that fit, as the file says. */
  maxLength: z.number().int().nullable(),
});
export type FileSegment = z.infer<typeof fileSegment>;

export const fileSegmentsEvent = z.discriminatedUnion('type', [
  /** First: how many there are; their texts come with `listSegments`. */
  z.object({ type: z.literal('snapshot'), file: translationFile }),
  z.object({ type: z.literal('file'), file: translationFile }),
  z.object({ type: z.literal('segment'), segment: fileSegment }),
  /** Other columns are translated: whatever was known of its segments is void. */
  z.object({ type: z.literal('recut'), file: translationFile }),
  z.object({ type: z.literal('gone') }),
]);
export type FileSegmentsEvent = z.infer<typeof fileSegmentsEvent>;

export const addedFile = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reading'), fileId: id }),
  z.object({ type: z.literal('added'), fileId: id, file: translationFile }),
  z.object({ type: z.literal('failed'), fileId: id, error: errorReport }),
]);
export type AddedFile = z.infer<typeof addedFile>;

export const segmentFilter = z.enum(['all', 'issues', 'unconfirmed', 'untranslated']);
export type SegmentFilter = z.infer<typeof segmentFilter>;

const segmentOf = z.object({ fileId: id, segmentId: id });

export const translationFilesContract = {
  /** Newest first. */
  watch: oc.output(eventIterator(translationFilesEvent)),
  /**
   * Reads received files one after the other and begins to translate them in the background; each
   * ends in `added` or `failed` (also `format-unsupported`, `file-malformed` with line and column).
   * A table begins once its columns are chosen.
   */
  add: oc
    .input(z.object({ fileIds: z.array(id).min(1).max(100), settings: translationSettings }))
    .output(eventIterator(addedFile)),
  /** Of a table, chosen as its cells suggest until somebody chooses; of other files none. */
  listColumns: oc.input(z.object({ id })).output(z.array(tableColumn)),
  /**
   * Begins to translate these columns. Fails with `translation-begun`, and with `document-empty`
   * when there are no words in them.
   */
  chooseColumns: oc
    .input(z.object({ id, columns: z.array(tableColumn.shape.index).min(1) }))
    .output(translationFile),
  /** What is done stays. Without an id, all that run. */
  pause: oc.input(z.object({ id: id.optional() })).output(z.void()),
  resume: oc.input(z.object({ id: id.optional() })).output(z.void()),
  /** Undone by `restore` until the next start. */
  remove: oc.input(z.object({ id })).output(z.void()),
  restore: oc.input(z.object({ id })).output(translationFile),

  watchSegments: oc.input(z.object({ fileId: id })).output(eventIterator(fileSegmentsEvent)),
  /** In the file's order, from the `from`th that passes the filter on. */
  listSegments: oc
    .input(
      z.object({
        fileId: id,
        filter: segmentFilter,
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.number().int(), segments: z.array(fileSegment) })),
  /** The quality list: every issue of the file in order, of these kinds if any are given. */
  listIssues: oc
    .input(z.object({ fileId: id, codes: z.array(z.enum(issueCodes)).optional() }))
    .output(
      z.array(
        z.object({ segmentId: id, index: z.number().int(), issue: segmentIssue, text: z.string() }),
      ),
    ),
  editSegment: oc.input(segmentOf.extend({ target: segmentText })).output(fileSegment),
  /** Into the memory, and into every segment of the file with the same source that has no target. */
  confirmSegment: oc.input(segmentOf.extend({ isConfirmed: z.boolean() })).output(fileSegment),
  confirmAll: oc.input(z.object({ fileId: id })).output(translationFile),
  retranslateSegment: oc.input(segmentOf).output(fileSegment),
  /** Best first, each different from what is there. */
  listAlternatives: oc
    .input(wantedAlternatives.extend({ fileId: id }))
    .output(z.array(segmentText)),
  /**
   * The translated file, untranslated segments as they were in the source. Fails with
   * `translation-unsafe` (count) while tokens are missing, unless `despiteIssues`.
   */
  export: oc.input(z.object({ id, despiteIssues: z.boolean().default(false) })).output(offeredFile),
};
