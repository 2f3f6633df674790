import type { LoadedModel } from '../../../shared/api/models.ts';
import type { ReplyFigures } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { Stack, UsedStack } from '../../../shared/api/stack.ts';
import type { EngineAdapter, Prompt } from '../../../shared/engineApi.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';

/** What a question was asked after, and with. */
export type Setting = {
  conversationId: string | null;
  systemPrompt: string;
  sampling: Sampling;
  /** The message the question follows on. */
  parentId: string | null;
};

/** A question with the answer that was chosen for it. */
export type Exchange = Setting & {
  stack: Stack;
  question: string;
  answer: {
    text: string;
    reasoning: string;
    figures: ReplyFigures | null;
    modelName: string | null;
    stack: UsedStack;
  };
};

/** What comparing needs of the rest of the core. */
export type CompareDependencies = {
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
  /** Where a conversation stands now; fails with `not-found`. */
  conversationSetting: (conversationId: string) => Setting;
  /** The prompt as far as it fits the context, or `message-too-long`. */
  promptFor: (setting: Setting, question: string, model: LoadedModel) => Promise<Prompt>;
  /** Puts the exchange into its conversation, or into a new one. Returns the conversation's id. */
  keepExchange: (exchange: Exchange) => string;
};
