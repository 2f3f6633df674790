import type { LoadedModel } from '../../../shared/api/models.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';
import type { ModelDescription } from './prompts/chooseProfile.ts';

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
  /** `resources/prompts/translate/`. */
  promptsFolder: string;
};
