import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, timestamp } from './common.ts';
import { documentBlock, documentFormats, documentNote, timeSpan } from './documents.ts';

/** A document of this workspace without its text, which may be a book: see `readBlocks`. */
export const sourceDocument = z.object({
  id,
  name: z.string(),
  format: z.enum(documentFormats),
  title: z.string().nullable(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  pageCount: z.number().int().nullable(),
  notes: z.array(documentNote),
  /** UTF-16 units of text; every offset below counts in them. */
  length: z.number().int(),
  blockCount: z.number().int(),
});
export type SourceDocument = z.infer<typeof sourceDocument>;

/** A block with its place in the order of the document, from 0, and its text. */
export const sourceBlock = documentBlock.extend({ index: z.number().int(), text: z.string() });
export type SourceBlock = z.infer<typeof sourceBlock>;

export const documentHeading = z.object({
  /** The block it is. */
  index: z.number().int(),
  title: z.string(),
  /** 1 is outermost. */
  level: z.number().int(),
  start: z.number().int(),
});

/**
 * `file` is an upload, or on the desktop a path that `files.receivePath` took; `sample` is one of
 * `listSamples`.
 */
export const documentSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), fileId: id }),
  z.object({
    kind: z.literal('text'),
    text: z.string().max(20_000_000),
    name: z.string().max(200).optional(),
  }),
  z.object({ kind: z.literal('sample'), sampleId: z.string() }),
]);
export type DocumentSource = z.infer<typeof documentSource>;

/** A document that comes with Alcove, to try a summary on. */
export const sampleDocument = z.object({ id: z.string(), title: z.string() });
export type SampleDocument = z.infer<typeof sampleDocument>;

/** `source` is the place in the list that was given; each ends in `added` or `failed`. */
export const importEvent = z.discriminatedUnion('type', [
  /** How much of it is read, from 0 to 1; null while that is not known. */
  z.object({
    type: z.literal('reading'),
    source: z.number().int(),
    fraction: z.number().min(0).max(1).nullable(),
  }),
  z.object({ type: z.literal('added'), source: z.number().int(), document: sourceDocument }),
  z.object({ type: z.literal('failed'), source: z.number().int(), error: errorReport }),
]);
export type ImportEvent = z.infer<typeof importEvent>;

export const summaryStyles = [
  'sentence',
  'paragraph',
  'key-points',
  'abstract',
  'actions',
  'chapters',
  'instruction',
] as const;
export const summaryStyle = z.enum(summaryStyles);
export type SummaryStyle = z.infer<typeof summaryStyle>;

export const audiences = ['general', 'expert', 'newcomer', 'child'] as const;

export const summaryOptions = z.object({
  /** `extractive` picks sentences of the document: at once, and without a model. */
  method: z.enum(['model', 'extractive']),
  style: summaryStyle,
  /** Null is what the style usually takes. */
  targetWords: z.number().int().min(5).max(5000).nullable(),
  /** BCP 47; null is the document's own. */
  language: z.string().min(2).max(35).nullable(),
  audience: z.enum(audiences),
  /** What the user wants to know; only the style `instruction` uses it, and needs it. */
  instruction: z.string().max(4000),
});
export type SummaryOptions = z.infer<typeof summaryOptions>;

export const defaultSummaryOptions: SummaryOptions = {
  method: 'model',
  style: 'paragraph',
  targetWords: null,
  language: null,
  audience: 'general',
  instruction: '',
};

/** A passage that a sentence stands on: `text` is exactly the document from `start` to `end`. */
export const receipt = z.object({
  documentId: id,
  /** The block it lies in. */
  block: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  headingPath: z.array(z.string()),
  page: z.number().int().nullable(),
  time: timeSpan.nullable(),
});
export type Receipt = z.infer<typeof receipt>;

/** Why a sentence is unsupported. `passage`: nothing in its sources says anything like it. */
export const missingFact = z.object({
  kind: z.enum(['passage', 'number', 'date', 'name']),
  /** As the sentence has it; the whole sentence when there is no passage. */
  text: z.string(),
});
export type MissingFact = z.infer<typeof missingFact>;

const sentenceWording = z.object({
  text: z.string(),
  /** Best first. Empty when nothing in the sources is like it. */
  receipts: z.array(receipt),
  /** Supported is: nothing is missing. */
  missing: z.array(missingFact),
});
export type SentenceWording = z.infer<typeof sentenceWording>;

export const summarySentence = sentenceWording.extend({
  id,
  /** What rewriting has replaced, the summary's own wording first. */
  earlier: z.array(sentenceWording),
  isDropped: z.boolean(),
  isRewriting: z.boolean(),
});
export type SummarySentence = z.infer<typeof summarySentence>;

export const summaryPart = z.object({
  heading: z.string().nullable(),
  layout: z.enum(['prose', 'list']),
  sentences: z.array(summarySentence),
});
export type SummaryPart = z.infer<typeof summaryPart>;

/** `stopped` and `failed` keep what is done, and can be resumed. */
export const summaryStatus = z.enum(['waiting', 'running', 'done', 'stopped', 'failed']);
export type SummaryStatus = z.infer<typeof summaryStatus>;

const listed = {
  id,
  title: z.string(),
  status: summaryStatus,
  options: summaryOptions,
  documents: z.array(sourceDocument),
  createdAt: timestamp,
  updatedAt: timestamp,
};

export const summaryListItem = z.object(listed);
export type SummaryListItem = z.infer<typeof summaryListItem>;

export const summary = z.object({
  ...listed,
  error: errorReport.nullable(),
  /** The model that writes or wrote it; null while none did. */
  modelName: z.string().nullable(),
  /** What a program without a model picked out, there at once. */
  instant: z.array(summaryPart),
  /** What the model wrote, with its receipts; empty until it has read everything. */
  parts: z.array(summaryPart),
  /** Of the sentences of `parts` (of `instant` for that method) that are not dropped. */
  support: z.object({ supported: z.number().int(), total: z.number().int() }),
});
export type Summary = z.infer<typeof summary>;

/**
 * What the model reads in one piece. The chunks lie in the order of the documents and cover every
 * block of them; only a sentence longer than the context is cut between two.
 */
export const summaryChunk = z.object({
  index: z.number().int(),
  documentId: id,
  headingPath: z.array(z.string()),
  firstBlock: z.number().int(),
  lastBlock: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  state: z.enum(['planned', 'reading', 'read']),
  /** What the model noted of it; null until it is read. */
  note: z.string().nullable(),
});
export type SummaryChunk = z.infer<typeof summaryChunk>;

/** Where a running summary is. Steps are the calls of the model: chunks read and notes combined. */
export const summaryProgress = z.object({
  phase: z.enum(['waiting', 'loading-model', 'planning', 'reading', 'combining', 'writing']),
  /** Where in the document it reads; empty in a document without headings. */
  headingPath: z.array(z.string()),
  done: z.number().int(),
  total: z.number().int(),
  /** From the speed measured so far; null until there is one. */
  secondsLeft: z.number().nullable(),
});
export type SummaryProgress = z.infer<typeof summaryProgress>;

export const summaryEvent = z.discriminatedUnion('type', [
  /** Always the first event, and again when the chunks are planned anew. */
  z.object({
    type: z.literal('snapshot'),
    summary,
    chunks: z.array(summaryChunk),
    progress: summaryProgress.nullable(),
    /** The summary itself as far as it is written, before its sentences have receipts. */
    draft: z.string(),
  }),
  z.object({ type: z.literal('summary'), summary }),
  /** Null when it runs no more. */
  z.object({ type: z.literal('progress'), progress: summaryProgress.nullable() }),
  z.object({ type: z.literal('chunk'), chunk: summaryChunk }),
  /** More of the draft; `isNew` when it begins anew. */
  z.object({ type: z.literal('draft'), text: z.string(), isNew: z.boolean() }),
  z.object({ type: z.literal('gone') }),
]);
export type SummaryEvent = z.infer<typeof summaryEvent>;

export const summariesEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), summaries: z.array(summaryListItem) }),
  z.object({ type: z.literal('changed'), summary: summaryListItem }),
  z.object({ type: z.literal('removed'), id }),
]);
export type SummariesEvent = z.infer<typeof summariesEvent>;

export const trashedSummary = z.object({ id, title: z.string(), deletedAt: timestamp });
export type TrashedSummary = z.infer<typeof trashedSummary>;

export const summaryHit = z.object({
  summaryId: id,
  title: z.string(),
  /** The passage in order; marked parts are what matched. */
  snippet: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
  updatedAt: timestamp,
});
export type SummaryHit = z.infer<typeof summaryHit>;

const sentenceOf = z.object({ summaryId: id, sentenceId: id });

export const summarizeContract = {
  /** Reads the sources one after the other. Leaving the stream cancels what is not yet added. */
  addDocuments: oc
    .input(z.object({ sources: z.array(documentSource).min(1).max(100) }))
    .output(eventIterator(importEvent)),
  /** Documents that were added and are in no summary yet. */
  listPendingDocuments: oc.output(z.array(sourceDocument)),
  /** Only for a pending one. */
  discardDocument: oc.input(z.object({ documentId: id })).output(z.void()),
  listSamples: oc.output(z.array(sampleDocument)),
  listHeadings: oc.input(z.object({ documentId: id })).output(z.array(documentHeading)),
  /** Blocks from the index `from` on. */
  readBlocks: oc
    .input(
      z.object({
        documentId: id,
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(1000),
      }),
    )
    .output(z.array(sourceBlock)),

  watchSummaries: oc.output(eventIterator(summariesEvent)),
  /** Resolves when it is on the disk with its instant summary; the rest goes on in `watch`. */
  create: oc
    .input(z.object({ documentIds: z.array(id).min(1).max(100), options: summaryOptions }))
    .output(summary),
  watch: oc.input(z.object({ summaryId: id })).output(eventIterator(summaryEvent)),
  /** Keeps what is done. Resolves when it has stopped. */
  cancel: oc.input(z.object({ id })).output(z.void()),
  /** Goes on at the first unread chunk; with another model everything is read anew. */
  resume: oc.input(z.object({ id })).output(summary),
  /** To the trash; a running one is stopped first. */
  delete: oc.input(z.object({ id })).output(z.void()),
  restore: oc.input(z.object({ id })).output(summary),
  listTrash: oc.output(z.array(trashedSummary)),
  /** For good, with the documents and notes that nothing else needs. Without an id all of it. */
  purgeTrash: oc.input(z.object({ id: id.optional() })).output(z.void()),
  rename: oc.input(z.object({ id, title: z.string().trim().min(1).max(200) })).output(summary),

  /** Leaves a sentence out of the summary, its exports and its figures; `false` brings it back. */
  dropSentence: oc.input(sentenceOf.extend({ isDropped: z.boolean() })).output(summary),
  /**
   * Has the model write a sentence anew from the passages it stands on. Resolves when it has its new
   * receipts; meanwhile `isRewriting` shows. Fails with `summary-busy` while the summary runs.
   */
  rewriteSentence: oc.input(sentenceOf).output(summary),
  /** Back to the wording before the last rewriting. */
  undoRewriting: oc.input(sentenceOf).output(summary),

  search: oc
    .input(z.object({ query: z.string().min(1).max(500), limit: z.number().int().max(100) }))
    .output(z.array(summaryHit)),
  /** `json` always has the receipts. What is dropped is left out; of one that runs, what is there. */
  export: oc
    .input(
      z.object({
        id,
        format: z.enum(['markdown', 'text', 'json']),
        withReceipts: z.boolean(),
      }),
    )
    .output(z.object({ fileName: z.string(), content: z.string() })),
  /**
   * A new chat with the documents as context; where they do not fit the model's context, with the
   * summary and the passages it stands on.
   */
  askAbout: oc.input(z.object({ id })).output(z.object({ conversationId: id })),
};
