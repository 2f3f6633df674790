import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, timestamp } from './common.ts';

export const loadOptions = z.object({
  /** Tokens; `auto` is what the model was trained on, at most 4,096, less where memory is short. */
  contextSize: z.union([z.literal('auto'), z.number().int().min(64).max(100_000_000)]),
  /** `auto` is physical cores − 1: spinning barriers collapse when threads exceed free cores. */
  threads: z.union([z.literal('auto'), z.number().int().min(1).max(256)]),
  gpuLayers: z.union([z.literal('auto'), z.number().int().min(0).max(1000)]),
  kvType: z.enum(['f16', 'q8_0', 'q4_0']),
  flashAttention: z.enum(['auto', 'on', 'off']),
});
export type LoadOptions = z.infer<typeof loadOptions>;

export const defaultLoadOptions: LoadOptions = {
  contextSize: 'auto',
  threads: 'auto',
  gpuLayers: 'auto',
  kvType: 'f16',
  flashAttention: 'auto',
};

const size = z.number().nonnegative();

/** Memory of the GPU that a model could have. */
export const graphicsMemory = z.object({
  freeBytes: size,
  /** It is a part of main memory, as in machines where both use the same. */
  isUnified: z.boolean(),
});
export type GraphicsMemory = z.infer<typeof graphicsMemory>;

/** `unknown` until a model was loaded that may use a GPU; null where there is none. */
const knownGraphics = z.union([z.literal('unknown'), graphicsMemory]).nullable();

/** Whether a model fits this machine with the given load options: see `fit.ts`. */
export const fit = z.object({
  verdict: z.enum(['fits', 'tight', 'too-large']),
  contextSize: z.number(),
  /** Main memory, without what lies on a GPU. */
  memory: z.object({
    weights: size,
    /** What is kept of each token of the context. */
    cache: size,
    compute: size,
    /** The adapters that a chat with the model begins with. */
    adapters: size,
    /** The engine itself, and its vocabulary. */
    engine: size,
    total: size,
  }),
  freeBytes: size,
  /** What lies on the GPU; null where there is none. */
  graphics: z
    .union([
      z.literal('unknown'),
      graphicsMemory.extend({
        /** Of `allLayers`; the output counts as one. */
        layers: size,
        allLayers: size,
        /** Weights, context and computing of these. */
        total: size,
        /** As many layers as there is room for. */
        mostLayers: size,
      }),
    ])
    .nullable(),
  /** Of which memory there is too little. */
  short: z.enum(['main', 'graphics']).nullable(),
  /** Tokens; 0 when not even the smallest context fits. */
  largestContext: z.number(),
  /** What to change so that it fits; null when nothing has to be changed. */
  advice: z.enum(['gpu-layers', 'context', 'kv-type', 'smaller-model']).nullable(),
});
export type Fit = z.infer<typeof fit>;

/** The sizes of a model that decide how much memory it takes. */
export const memoryShape = z.object({
  weightBytes: size,
  layers: size,
  vocabularySize: size,
  width: size,
  feedForward: size,
  /** Query heads of the layer that has most. */
  heads: size,
  /** Values kept for each token of context, of all layers together. */
  keysPerToken: size,
  valuesPerToken: size,
  trainContextSize: size,
});
export type MemoryShape = z.infer<typeof memoryShape>;

/** What the file's header says. Written by whoever made the file: nothing of it is proven. */
export const modelFacts = z.object({
  title: z.string().nullable(),
  architecture: z.string(),
  parameters: z.number(),
  quantization: z.string(),
  author: z.string().nullable(),
  licence: z.string().nullable(),
  description: z.string().nullable(),
  /** Where the file says that it comes from. */
  origin: z.string().nullable(),
  languages: z.array(z.string()),
  tags: z.array(z.string()),
  /** The family of its chat template, where it is a known one. */
  templateFamily: z.string().nullable(),
  /** The family that this architecture is known for, where the template is of another. */
  expectedTemplate: z.string().nullable(),
  memory: memoryShape,
});
export type ModelFacts = z.infer<typeof modelFacts>;

/** The header as it stands in the file, long texts and lists cut short. */
export const modelDetails = z.object({
  chatTemplate: z.string().nullable(),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type ModelDetails = z.infer<typeof modelDetails>;

/** Programs whose models are found in their usual places. */
export const modelPrograms = [
  'hugging-face',
  'lm-studio',
  'jan',
  'gpt4all',
  'llama-cpp',
  'ollama',
] as const;
export type ModelProgram = (typeof modelPrograms)[number];

/**
 * `starter` comes with Alcove and cannot be removed; `added` by its path; `folder` was found in one
 * that the person added; `download` by Alcove itself.
 */
export const modelOrigin = z.enum(['starter', 'added', 'folder', 'download', ...modelPrograms]);
export type ModelOrigin = z.infer<typeof modelOrigin>;

/** `named`: nobody but the file's name in its cache says so. */
export const modelHash = z.object({
  /** Of each file, in order. */
  sha256s: z.array(z.string()).min(1),
  basis: z.enum(['computed', 'published', 'named']),
});
export type ModelHash = z.infer<typeof modelHash>;

const keepLoadedSeconds = z
  .number()
  .int()
  .min(1)
  .max(7 * 24 * 3600);

export const modelEntry = z.object({
  id,
  name: z.string(),
  path: z.string(),
  origin: modelOrigin,
  /** More than one for a model in parts. */
  fileCount: z.number().int().positive(),
  hash: modelHash.nullable(),
  /** How far its hash is computed, 0 to 1; null while nobody does. */
  hashingFraction: z.number().min(0).max(1).nullable(),
  /** Unloaded when nothing was asked of it for so long; null is never. */
  keepLoadedSeconds: keepLoadedSeconds.nullable(),
  sizeBytes: z.number().int().nonnegative(),
  availability: z.enum(['available', 'missing', 'quarantined']),
  loadOptions,
  lastUsedAt: timestamp.nullable(),
  isFavourite: z.boolean(),
  /** Null until the header has been read, and when it cannot be. */
  facts: modelFacts.nullable(),
  /** With its remembered load options, against what the machine has now. */
  fit: fit.nullable(),
});
export type ModelEntry = z.infer<typeof modelEntry>;

export const loadedModel = z.object({
  modelId: id,
  name: z.string(),
  /** Tokens the running context holds. */
  contextSize: z.number().int(),
  trainContextSize: z.number().int(),
  chatTemplate: z.object({
    name: z.string(),
    /** True when the model has no usable template of its own and a general one stands in. */
    isFallback: z.boolean(),
  }),
  threads: z.number().int(),
  /** `null` on the CPU. */
  gpu: z.string().nullable(),
  /** Before the model came. `unknown` when it was to use none. */
  gpuMemory: knownGraphics,
  /** Whether the engine process runs inside the operating system's jail. */
  isJailed: z.boolean(),
  loadMilliseconds: z.number(),
});
export type LoadedModel = z.infer<typeof loadedModel>;

export const activeModel = z.discriminatedUnion('status', [
  z.object({ status: z.literal('none') }),
  z.object({
    status: z.literal('loading'),
    modelId: id,
    name: z.string(),
    fraction: z.number().min(0).max(1),
  }),
  z.object({ status: z.literal('ready'), model: loadedModel }),
  z.object({
    status: z.literal('failed'),
    modelId: id,
    name: z.string(),
    error: errorReport,
  }),
]);
export type ActiveModel = z.infer<typeof activeModel>;

export const modelsView = z.object({ library: z.array(modelEntry), active: activeModel });
export type ModelsView = z.infer<typeof modelsView>;

const path = z.string().min(1).max(4096);

export const modelsContract = {
  /** The library and the active model, whole, now and after each change. */
  watch: oc.output(eventIterator(modelsView)),
  /** Adds a GGUF where it lies; nothing is copied. Adding a known path returns its entry. */
  add: oc.input(z.object({ path })).output(modelEntry),
  /** Takes the entry off the list; the file stays. */
  remove: oc.input(z.object({ id })).output(z.void()),
  /**
   * Moves the model's files to the system's trash and takes it off the list; it is unloaded first.
   * Fails with `file-of-others` for what belongs to another program, with `trash-unavailable`.
   */
  trash: oc.input(z.object({ id })).output(z.void()),
  /** The entry of a file that has moved. Fails where the file is another model. */
  locate: oc.input(z.object({ id, path })).output(modelEntry),
  setFavourite: oc.input(z.object({ id, isFavourite: z.boolean() })).output(modelEntry),
  /** SHA-256 of each file, which takes a while; progress shows in `watch`. */
  computeHash: oc.input(z.object({ id })).output(modelHash),
  cancelHash: oc.input(z.object({ id })).output(z.void()),
  /** Reads the header again. */
  details: oc.input(z.object({ id })).output(modelDetails),
  /** What loading with these options would take; null when the header is not known. */
  judgeFit: oc.input(z.object({ id, options: loadOptions })).output(fit.nullable()),
  /**
   * Resolves when the model is ready; progress shows in `watch`. The former model is unloaded. One
   * that will not fit fails with `wont-fit` before anything is given up, unless `anyway`.
   */
  load: oc
    .input(z.object({ id, options: loadOptions.optional(), anyway: z.boolean().optional() }))
    .output(loadedModel),
  cancelLoad: oc.output(z.void()),
  /** Ends the engine process, which is what gives all its memory back. */
  unload: oc.output(z.void()),
  /** Counts from now on, whether the model is loaded or not. */
  setKeepLoaded: oc
    .input(z.object({ id, seconds: keepLoadedSeconds.nullable() }))
    .output(modelEntry),
  /** Forgets the strikes against a quarantined file. */
  pardon: oc.input(z.object({ id })).output(modelEntry),
};
