import type { Document } from '../../../shared/api/documents.ts';
import type { DocumentSource } from '../../../shared/api/summarize.ts';
import type { Database } from '../../db/database.ts';

export type ReadingOptions = {
  signal: AbortSignal;
  /** How far it has come, from 0 to 1; null while that is not known. */
  onProgress: (fraction: number | null) => void;
};

/** A sample has become a text by the time it is read. */
export type ReadableSource = Exclude<DocumentSource, { kind: 'sample' }>;

/** What summarizing needs of the rest of the core. */
export type SummarizeDependencies = {
  database: Database;
  /** Markdown files that come with Alcove. */
  samplesFolder: string;
  /** Takes a received file, or a text, and reads it. */
  readDocument: (source: ReadableSource, options: ReadingOptions) => Promise<Document>;
};
