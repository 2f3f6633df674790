import type { OfferedFile } from '../../../shared/api/files.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { MatchedTerm, SegmentIssue, SegmentText } from '../../../shared/api/segments.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import type { TableColumn, TranslatableFormat } from '../../../shared/api/translationFiles.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';
import type { AdapterDescription } from './prompts/boundAdapter.ts';
import type { ModelDescription } from './prompts/chooseProfile.ts';

export type Pair = { from: Language; to: Language };

/** What glossaries say. Offsets count in a source without its tokens. */
export type Terms = {
  match: (source: string, from: Language, to: Language) => MatchedTerm[];
  /** What a target misses of them. */
  check: (source: string, target: string, from: Language, to: Language) => SegmentIssue[];
  /** Of each term that a target misses, how it may be written. */
  missed: (source: string, target: string, from: Language, to: Language) => string[][];
};

export type Neighbours = { previous: string; next: string };

export type Memory = {
  match: (
    wanted: Pair & Neighbours & { source: SegmentText; leastScore: number; limit: number },
  ) => { entry: { target: SegmentText }; score: number }[];
  /** On the disk when it returns. */
  remember: (
    entries: readonly (Pair &
      Neighbours & { source: SegmentText; target: SegmentText; origin: string })[],
  ) => void;
};

/** A file where it lies, and how it is read. */
export type TranslatableSource = {
  name: string;
  path: string;
  signal: AbortSignal;
  csvColumns: readonly number[] | null;
};

export type ReadSegment = {
  source: SegmentText;
  target: SegmentText | null;
  state: 'new' | 'needs-review' | 'translated' | 'final';
  note: string;
  context: string;
  maxLength: number | null;
};

export type ReadFile = {
  format: TranslatableFormat;
  sourceLanguage: string | null;
  segments: ReadSegment[];
  /** Null unless it is a table. */
  columns: TableColumn[] | null;
};

export type Translatable = {
  read: (file: TranslatableSource) => Promise<ReadFile>;
  /** The same file with targets, by the index of the segment. */
  write: (
    file: TranslatableSource & {
      targets: ReadonlyMap<number, { text: SegmentText; isConfirmed: boolean }>;
      targetLanguage: Language | null;
    },
  ) => Promise<Uint8Array>;
};

/** What translating needs of the rest of the core. */
export type TranslateDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  models: {
    ready: () => LoadedModel | null;
    /** Loads the model used last if none is there; only called by a running job. */
    ensureLoaded: (signal: AbortSignal) => Promise<LoadedModel>;
    /** What its file says; fails with `not-found`. */
    describe: (modelId: string) => ModelDescription;
  };
  /** The adapters in force in this workspace. */
  adapters: () => Promise<{ adapters: EngineAdapter[]; used: UsedStack }>;
  /** The same, as their files describe them. */
  adaptersInForce: () => AdapterDescription[];
  terms: Terms;
  memory: Memory;
  /** `resources/prompts/translate/`. */
  promptsFolder: string;
  /** Where originals are kept as long as they are in the batch. */
  filesFolder: string;
  translatable: Translatable;
  /** Lets a received file be read once where it lies. */
  useFile: <Result>(
    fileId: string,
    read: (file: { name: string; path: string }) => Promise<Result>,
  ) => Promise<Result>;
  /** Keeps a file that was made until it is fetched. */
  offerFile: (name: string, content: Uint8Array) => Promise<OfferedFile>;
};
