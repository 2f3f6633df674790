import type { Document } from '../../../shared/api/documents.ts';
import type { DocumentSource } from '../../../shared/api/summarize.ts';
import type { Database } from '../../db/database.ts';

export type ReadingOptions = {
  signal: AbortSignal;
  /** How far it has come, from 0 to 1; null while that is not known. */
  onProgress: (fraction: number | null) => void;
};

/** What summarizing needs of the rest of the core. */
export type SummarizeDependencies = {
  database: Database;
  /** Takes a received file, or a text, and reads it. */
  readDocument: (source: DocumentSource, options: ReadingOptions) => Promise<Document>;
};
