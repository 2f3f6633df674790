import type { Document } from '../../../shared/api/documents.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { DocumentSource } from '../../../shared/api/summarize.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';

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
  engine: Engine;
  jobs: Jobs;
  models: {
    ready: () => LoadedModel | null;
    /** Loads the model used last if none is there; only called by a running job. */
    ensureLoaded: (signal: AbortSignal) => Promise<LoadedModel>;
  };
  /** The adapters in force in this workspace. */
  adapters: () => EngineAdapter[] | Promise<EngineAdapter[]>;
  /** Opens a chat with texts beside its first message, and returns its id. */
  startChat: (
    title: string,
    texts: readonly { name: string; content: string }[],
  ) => Promise<string>;
  /** `resources/prompts/summarize.md`. */
  promptFile: string;
};
