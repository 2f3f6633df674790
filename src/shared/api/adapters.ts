import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from './common.ts';
import { stack, workspace } from './stack.ts';

/** Sizes as ggml counts them: innermost dimension first. */
const dimensions = z.array(z.number().int());

/** One thing about an adapter that the model does not have the counterpart of. */
export const adapterDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('architecture'), adapter: z.string(), model: z.string() }),
  /** The adapter changes layers that the model does not have; counts of layers. */
  z.object({
    kind: z.literal('layers'),
    adapter: z.number().int(),
    model: z.number().int(),
  }),
  z.object({
    kind: z.literal('experts'),
    tensor: z.string(),
    adapter: z.number().int(),
    model: z.number().int(),
  }),
  /** `adapter` is the shape of the tensor it was made for, `model` the one that is there. */
  z.object({
    kind: z.literal('shape'),
    tensor: z.string(),
    adapter: dimensions,
    model: dimensions,
  }),
  z.object({ kind: z.literal('missing-tensor'), tensor: z.string() }),
]);
export type AdapterDifference = z.infer<typeof adapterDifference>;

/** Whether an adapter can be used with the model that is loaded, judged by the tensors of both. */
export const adapterVerdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('no-model') }),
  z.object({ verdict: z.literal('fits') }),
  z.object({
    verdict: z.literal('does-not-fit'),
    /** The first few; `differenceCount` says how many there are. */
    differences: z.array(adapterDifference),
    differenceCount: z.number().int(),
  }),
]);
export type AdapterVerdict = z.infer<typeof adapterVerdict>;

export const adapterName = z.string().trim().min(1).max(120);

export const adapterEntry = z.object({
  id,
  name: z.string(),
  /** What it does, in the words of whoever added it. */
  description: z.string(),
  path: z.string(),
  /** `starter` comes with Alcove; `converted` was made here from a PEFT adapter. */
  origin: z.enum(['starter', 'added', 'converted']),
  /** Where a converted adapter came from: a folder, or the names of the files sent. */
  source: z.string().nullable(),
  licence: z.string().nullable(),
  sizeBytes: z.number().int().nonnegative(),
  /** SHA-256 of the file, in hexadecimal. */
  sha256: z.string(),
  /** `changed`: not the file that was checked any more; it is checked again before it is used. */
  availability: z.enum(['available', 'missing', 'changed']),
  architecture: z.string(),
  /** Name of the base model, as the file states it. */
  baseModel: z.string().nullable(),
  /** Smallest and largest; the same when all its tensors have one rank. */
  rank: z.object({ smallest: z.number().int(), largest: z.number().int() }),
  alpha: z.number(),
  /** The kinds of tensors it changes, for instance `attn_q`, without layer numbers. */
  modules: z.array(z.string()),
  /** Layers it changes something in. */
  layerCount: z.number().int(),
  /** Every weight of one half is zero: whatever the strength, it changes nothing. */
  isInert: z.boolean(),
  verdict: adapterVerdict,
});
export type AdapterEntry = z.infer<typeof adapterEntry>;

export const namedStack = z.object({ id, name: adapterName, stack });
export type NamedStack = z.infer<typeof namedStack>;

/** What a workspace uses where nothing else is said; without a model it holds for every model. */
export const defaultStack = z.object({ workspace, modelId: id.nullable(), stack });
export type DefaultStack = z.infer<typeof defaultStack>;

export const rackView = z.object({
  /** In the order people gave them. */
  adapters: z.array(adapterEntry),
  stacks: z.array(namedStack),
  defaults: z.array(defaultStack),
  /** The default in force for each workspace with the model that is loaded. */
  inForce: z.record(workspace, stack),
});
export type RackView = z.infer<typeof rackView>;

const addedAdapter = z.object({
  type: z.literal('added'),
  adapter: adapterEntry,
  /** False when the same file, or one with the same content, is in the rack already. */
  isNew: z.boolean(),
});

/** How an adapter comes onto the rack; `added` is the last of it. */
export const adapterArrival = z.discriminatedUnion('type', [
  /** A PEFT adapter is made into a GGUF file; how much of it is written, 0 to 1. */
  z.object({ type: z.literal('converting'), fraction: z.number().min(0).max(1) }),
  addedAdapter,
]);
export type AdapterArrival = z.infer<typeof adapterArrival>;

export const adaptersContract = {
  /** The whole rack, now and after each change of it or of the model. */
  watch: oc.output(eventIterator(rackView)),
  /**
   * Adds a GGUF adapter where it lies, or converts a PEFT adapter (its folder, or one of its two
   * files) into the data folder. Fails with `not-an-adapter`, `adapter-damaged`,
   * `adapter-unsupported` and the codes of files. Leaving the stream before its end leaves nothing
   * behind.
   */
  add: oc
    .input(z.object({ path: z.string().min(1).max(4096) }))
    .output(eventIterator(adapterArrival)),
  /**
   * The same from files that were sent: one GGUF adapter, or `adapter_config.json` together with
   * `adapter_model.safetensors`. They are kept in the data folder.
   */
  addFiles: oc
    .input(z.object({ fileIds: z.array(id).min(1).max(2) }))
    .output(eventIterator(adapterArrival)),
  update: oc
    .input(
      z.object({
        id,
        name: adapterName.optional(),
        description: z.string().max(2000).optional(),
      }),
    )
    .output(adapterEntry),
  /** Puts the adapter at this place of the rack, counted from 0. */
  move: oc.input(z.object({ id, position: z.number().int().min(0) })).output(z.void()),
  /** Off the rack; the file stays, and so does its place in stacks. `restore` brings it back. */
  remove: oc.input(z.object({ id })).output(z.void()),
  restore: oc.input(z.object({ id })).output(z.void()),

  /** Adds a stack, or changes the one with this id. */
  saveStack: oc.input(namedStack.partial({ id: true })).output(namedStack),
  deleteStack: oc.input(z.object({ id })).output(z.void()),
  /** A `stack` of null takes the default away. */
  setDefault: oc.input(defaultStack.extend({ stack: stack.nullable() })).output(z.void()),
  /**
   * How far the stack moves the distribution of the next token after this prompt: Jensen–Shannon
   * divergence from the bare model in bits, 0 (not at all) to 1. Fails with `no-model`,
   * `message-too-long` and the codes of adapters that cannot be used.
   */
  measureEffect: oc
    .input(z.object({ stack, prompt: z.string().min(1).max(20_000) }))
    .output(z.object({ divergence: z.number().min(0).max(1) })),
};
