import type { Sampling } from '../../../shared/api/common.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { Stack, UsedStack } from '../../../shared/api/stack.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';

/** What the chat needs of the rest of the core. */
export type ChatDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  models: {
    ready: () => LoadedModel | null;
    /** Loads the model used last if none is there; only called by a job that has the engine. */
    ensureLoaded: (signal: AbortSignal) => Promise<LoadedModel>;
  };
  /**
   * What of a conversation's stack goes to the engine with the model in use, and what is left out;
   * null is the default. Fails when a file is gone or not sound any more.
   */
  resolveStack: (stack: Stack | null) => Promise<{ adapters: EngineAdapter[]; used: UsedStack }>;
  /** Hands out a received file once; fails with `file-too-large` before it is read. */
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
  /** The text of a received file, once: of one that is text as it is, else of its document. */
  takeText: (
    fileId: string,
    limits: { limitBytes: number; signal: AbortSignal | undefined },
  ) => Promise<{ name: string; sizeBytes: number; text: string }>;
  defaultSystemPrompt: () => string;
  defaultSampling: () => Sampling;
  attachmentTemplate: string;
};
