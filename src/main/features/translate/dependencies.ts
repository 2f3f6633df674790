import type { LoadedModel } from '../../../shared/api/models.ts';
import type { MatchedTerm, SegmentIssue, SegmentText } from '../../../shared/api/segments.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';
import type { ModelDescription } from './prompts/chooseProfile.ts';

export type Pair = { from: Language; to: Language };

/** What glossaries say. Offsets count in a source without its tokens. */
export type Terms = {
  match: (source: string, from: Language, to: Language) => MatchedTerm[];
  /** What a target misses of them. */
  check: (source: string, target: string, from: Language, to: Language) => SegmentIssue[];
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
  terms: Terms;
  memory: Memory;
  /** `resources/prompts/translate/`. */
  promptsFolder: string;
};
