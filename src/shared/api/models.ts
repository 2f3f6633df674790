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

export const modelEntry = z.object({
  id,
  name: z.string(),
  path: z.string(),
  /** `starter` comes with Alcove and cannot be removed. */
  origin: z.enum(['starter', 'added']),
  sizeBytes: z.number().int().nonnegative(),
  availability: z.enum(['available', 'missing', 'quarantined']),
  loadOptions,
  lastUsedAt: timestamp.nullable(),
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

export const modelsContract = {
  /** The library and the active model, whole, now and after each change. */
  watch: oc.output(eventIterator(modelsView)),
  /** Adds a GGUF where it lies; nothing is copied. Adding a known path returns its entry. */
  add: oc.input(z.object({ path: z.string().min(1).max(4096) })).output(modelEntry),
  /** Takes the entry off the list; the file stays. */
  remove: oc.input(z.object({ id })).output(z.void()),
  /** Resolves when the model is ready; progress shows in `watch`. The former model is unloaded. */
  load: oc.input(z.object({ id, options: loadOptions.optional() })).output(loadedModel),
  cancelLoad: oc.output(z.void()),
  /** Ends the engine process, which is what gives all its memory back. */
  unload: oc.output(z.void()),
  /** Forgets the strikes against a quarantined file. */
  pardon: oc.input(z.object({ id })).output(modelEntry),
};
