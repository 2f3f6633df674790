import type { Sampling } from '../../../shared/api/common.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { Stack, UsedStack } from '../../../shared/api/stack.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';

/** What batches need of the rest of the core. */
export type BatchDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  models: {
    /** Loads the model used last if none is there; only called by a running job. */
    ensureLoaded: (signal: AbortSignal) => Promise<LoadedModel>;
  };
  recommendedSampling: () => Sampling;
  /** A stack with the names of its adapters, before any model is asked. */
  describeStack: (stack: Stack) => UsedStack;
  /** What of a stack goes to the engine with the model in use. */
  resolveStack: (stack: Stack) => Promise<{ adapters: EngineAdapter[]; used: UsedStack }>;
  /** Hands out a received file once; fails with `file-too-large` before it is read. */
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
};
