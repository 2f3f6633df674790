import { eventIterator, oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { replyFigures } from './api/chat.ts';
import { sampling } from './api/common.ts';
import { loadedModel, loadOptions } from './api/models.ts';

/** One turn as the chat template sees it. Text is never parsed for special tokens. */
export const turn = z.object({
  role: z.enum(['user', 'assistant']),
  text: z.string(),
});
export type Turn = z.infer<typeof turn>;

/** A prompt in plain parts. When the last turn is the assistant's, the reply goes on from it. */
export const prompt = z.object({
  systemPrompt: z.string(),
  turns: z.array(turn).min(1),
});
export type Prompt = z.infer<typeof prompt>;

/** A LoRA adapter of the stack in force. Strength 0 does nothing; a negative one inverts it. */
export const engineAdapter = z.object({ path: z.string().min(1), strength: z.number() });
export type EngineAdapter = z.infer<typeof engineAdapter>;

/** What a generation is for. Each purpose has evaluated states of its own. */
export const purpose = z.enum(['chat', 'summarize', 'translate', 'compare']);

/** Background generations pause while an interactive one waits or runs. */
export const priority = z.enum(['interactive', 'background']);
export type Priority = z.infer<typeof priority>;

/** What one generation needs. The order of the adapters matters to nothing but their sum. */
export const generation = prompt.extend({
  sampling,
  adapters: z.array(engineAdapter),
  purpose,
  priority,
  /**
   * Phrases, each in one or several wordings of which one has to be in the answer, as whole words.
   * Where the model does not write one by itself, it is put where the model finds it likeliest, and
   * what follows is written anew. Such an answer comes all at once. Nothing is promised of one that
   * does not end by itself.
   */
  mustContain: z.array(z.array(z.string().min(1)).min(1)).optional(),
});
export type Generation = z.infer<typeof generation>;

/** A prompt and the stack whose effect on it is asked for. */
export const effectRequest = prompt.extend({ adapters: z.array(engineAdapter) });
export type EffectRequest = z.infer<typeof effectRequest>;

/**
 * How far the stack moves the distribution of the next token away from the bare model's: the
 * Jensen-Shannon divergence in bits, 0 (inert) to 1.
 */
export const effect = z.object({ divergence: z.number().min(0).max(1) });
export type Effect = z.infer<typeof effect>;

/** The contexts that are kept, most recently used first, and what they cost. */
export const heldContexts = z.object({
  contexts: z.array(
    z.object({
      adapters: z.array(engineAdapter),
      purpose,
      priority,
      /** How many generations it can run at once. */
      sequences: z.number().int(),
      /** As llama.cpp accounts for it: cache, computing and output buffers, without weights. */
      bytes: z.number(),
      isInUse: z.boolean(),
    }),
  ),
  /** Beyond this, the least recently used contexts are given up for new ones. */
  budgetBytes: z.number(),
});
export type HeldContexts = z.infer<typeof heldContexts>;

export const engineModel = loadedModel.omit({ modelId: true, name: true, isJailed: true });
export type EngineModel = z.infer<typeof engineModel>;

export const loadEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number().min(0).max(1) }),
  z.object({ type: z.literal('loaded'), model: engineModel }),
]);
export type LoadEvent = z.infer<typeof loadEvent>;

export const window = z.object({
  /** Index of the oldest turn that still fits; earlier ones leave the window. */
  firstTurn: z.number().int(),
  /** Exact length of the rendered prompt from `firstTurn` on. */
  promptTokens: z.number().int(),
  contextSize: z.number().int(),
  /** False when not even the system prompt and the last turn leave room for a reply. */
  fits: z.boolean(),
});
export type Window = z.infer<typeof window>;

export const generateEvent = z.discriminatedUnion('type', [
  /** Prompt tokens evaluated so far; the reused ones count as done. */
  z.object({ type: z.literal('reading'), done: z.number().int(), total: z.number().int() }),
  z.object({
    type: z.literal('delta'),
    channel: z.enum(['answer', 'reasoning']),
    text: z.string(),
  }),
  z.object({
    type: z.literal('done'),
    figures: replyFigures,
    reasoningMilliseconds: z.number().nullable(),
  }),
]);
export type GenerateEvent = z.infer<typeof generateEvent>;

/** What the engine process sends: also a sign of life now and then while others go first. */
const engineEvent = z.discriminatedUnion('type', [
  ...generateEvent.options,
  z.object({ type: z.literal('waiting') }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;

/** What the core can ask of the engine process. One process holds at most one model. */
export const engineContract = {
  /**
   * Once per process. Contexts held for later take `contextBytes`, or a share of what is free. Fails
   * with the model and memory codes of `errors.ts`.
   */
  load: oc
    .input(loadOptions.extend({ path: z.string(), contextBytes: z.number().optional() }))
    .output(eventIterator(loadEvent)),
  /** Tokens of each text alone, without template. */
  countTokens: oc.input(z.object({ texts: z.array(z.string()) })).output(z.array(z.number().int())),
  /** Chooses what leaves the window so that `reserveTokens` remain for the reply. */
  fitWindow: oc.input(prompt.extend({ reserveTokens: z.number().int().min(1) })).output(window),
  /**
   * Streams a reply. The prompt must fit (`message-too-long` otherwise): the library would drop
   * what does not, without a word. `generation` is a number that `stop` can name it by.
   */
  generate: oc
    .input(generation.extend({ generation: z.number().int() }))
    .output(eventIterator(engineEvent)),
  /**
   * Stops this generation between two prompt chunks or tokens; its stream then ends with `done` and
   * the reason `stopped`. (An abort would cut the stream before that.)
   */
  stop: oc.input(z.object({ generation: z.number().int() })).output(z.void()),
  measureEffect: oc.input(effectRequest).output(effect),
  contexts: oc.output(heldContexts),
  /** Bytes; also the liveness probe. */
  memory: oc.output(z.object({ residentBytes: z.number() })),
};

export type EngineApi = ContractRouterClient<typeof engineContract>;
