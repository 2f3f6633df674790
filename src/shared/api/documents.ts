import { z } from 'zod';

export const documentFormats = [
  'text',
  'markdown',
  'html',
  'pdf',
  'docx',
  'odt',
  'epub',
  'subtitles',
  'code',
] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const blockKinds = [
  'heading',
  'paragraph',
  'list-item',
  'table-row',
  'caption',
  'code',
  'cue',
  'quote',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** When a cue is shown, in milliseconds from the start. */
export const timeSpan = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });

export type TimeSpan = z.infer<typeof timeSpan>;

export const documentBlock = z.object({
  /** `b0`, `b1`, … in reading order: the same file read again has the same ids. */
  id: z.string(),
  kind: z.enum(blockKinds),
  /** The headings it stands under, outermost first; of a heading, up to and with itself. */
  headingPath: z.array(z.string()),
  /** UTF-16 offsets: `text.slice(start, end)` is the block. */
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** Counted from 1, as a viewer counts; null where the format has no pages. */
  page: z.number().int().min(1).nullable(),
  time: timeSpan.nullable(),
});
export type DocumentBlock = z.infer<typeof documentBlock>;

/** What a reader should know about the text; the renderer owns the words. */
export const documentNote = z.discriminatedUnion('code', [
  /** Pages that are pictures: nothing on them was read. */
  z.object({ code: z.literal('pages-without-text'), pages: z.array(z.number().int()) }),
  /** Parts of the file that could not be read, while the rest could. */
  z.object({ code: z.literal('parts-unreadable'), count: z.number().int() }),
  /** The file does not say how its letters are encoded; this is the likeliest guess. */
  z.object({ code: z.literal('encoding-guessed'), encoding: z.string() }),
]);
export type DocumentNote = z.infer<typeof documentNote>;

/**
 * A document as every workspace sees it. Its blocks are in reading order, never empty, never
 * overlap, and hold all of the text: between two of them are line breaks only.
 */
export const document = z.object({
  name: z.string(),
  format: z.enum(documentFormats),
  /** Of the file, or of the pasted text as UTF-8; so is the hash, in lower-case hex. */
  sizeBytes: z.number().int(),
  sha256: z.string(),
  /** As the document itself says, else null. */
  title: z.string().nullable(),
  text: z.string(),
  blocks: z.array(documentBlock),
  pageCount: z.number().int().nullable(),
  notes: z.array(documentNote),
});
export type Document = z.infer<typeof document>;
