import type { Fit, LoadOptions, MemoryShape } from './api/models.ts';

type FitOptions = Pick<LoadOptions, 'contextSize' | 'gpuLayers' | 'kvType' | 'flashAttention'>;

/** What is there besides the model. */
export type Machine = {
  /** Main memory that the model could have. */
  freeBytes: number;
  /** Of the adapters that are loaded with it. */
  adapterBytes?: number;
  hasGpu?: boolean;
};

/** `auto` takes what the model was trained on, within these. */
export const autoContext = { smallest: 512, largest: 4096 };
/** llama.cpp rounds the cache up to so many tokens. */
const contextStep = 256;
const smallestContext = 256;
/** Tokens that are computed at once. */
const batch = 512;
const floatBytes = 4;
/** Bytes per value of the cache: blocks of 32 have a scale of 2 bytes. */
const cacheBytes = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/**
 * Measured on the engine process (`npm run bench:fit`): Node with llama.cpp in it, and what a
 * token of the vocabulary takes in both.
 */
const engineBytes = 128_000_000;
const vocabularyBytesPerToken = 420;

/** More than this of the free memory leaves too little for everything else. */
const comfortableShare = 0.85;

/** Bytes of main memory that loading with this context takes in the end. */
export function predictMemory(
  shape: MemoryShape,
  contextSize: number,
  options: Omit<FitOptions, 'contextSize'>,
  { adapterBytes = 0, hasGpu = false }: Omit<Machine, 'freeBytes'> = {},
): Fit['memory'] {
  const tokens = Math.ceil(contextSize / contextStep) * contextStep;
  const perToken = (shape.keysPerToken + shape.valuesPerToken) * cacheBytes[options.kvType];
  const inMain = hasGpu ? 1 - gpuShare(shape, options.gpuLayers) : 1;
  const parts = {
    weights: shape.weightBytes * inMain,
    cache: tokens * perToken * inMain,
    compute: computeBytes(shape, tokens, options.flashAttention === 'off'),
    engine: engineBytes + shape.vocabularySize * vocabularyBytesPerToken,
    adapters: adapterBytes,
  };
  const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  return { ...parts, total };
}

/**
 * Of the layers, what lies on the GPU with its part of the cache: llama.cpp counts the output as
 * one more. How many an automatic choice takes is only known once the GPU was asked, so that none
 * are counted on.
 */
function gpuShare({ layers }: MemoryShape, gpuLayers: LoadOptions['gpuLayers']): number {
  return gpuLayers === 'auto' || layers === 0 ? 0 : Math.min(1, gpuLayers / (layers + 1));
}

/**
 * The largest of what is needed at one time, as llama.cpp's graphs are laid out: the scores of all
 * words, or one layer's attention, which without flash attention holds every pair of tokens.
 */
function computeBytes(shape: MemoryShape, tokens: number, isPlainAttention: boolean): number {
  const rows = Math.min(batch, tokens) * floatBytes;
  const words = rows * (shape.vocabularySize + 2 * shape.width);
  const mask = rows * tokens;
  const pairs = isPlainAttention ? rows * tokens * shape.heads : 0;
  const layer = rows * Math.max(5.5 * shape.width, 2 * shape.feedForward + shape.width);
  return Math.max(words, mask + pairs + layer);
}

export function judgeFit(shape: MemoryShape, options: FitOptions, machine: Machine): Fit {
  const { freeBytes } = machine;
  const largestContext = largestFitting(shape, options, machine);
  const contextSize = wantedContext(shape, options, largestContext);
  const memory = predictMemory(shape, contextSize, options, machine);
  const verdict = verdictOf(memory.total, freeBytes);
  const advice = verdict === 'fits' ? null : adviceFor(shape, options, machine, largestContext);
  return { verdict, contextSize, memory, freeBytes, largestContext, advice };
}

/** An automatic context gives way to little memory, as far as it is still of use. */
function wantedContext(
  { trainContextSize }: MemoryShape,
  { contextSize }: FitOptions,
  largestContext: number,
): number {
  if (contextSize !== 'auto') return contextSize;
  const most = Math.min(trainContextSize, autoContext.largest);
  return Math.min(most, Math.max(largestContext, autoContext.smallest));
}

function verdictOf(totalBytes: number, freeBytes: number): Fit['verdict'] {
  if (totalBytes > freeBytes) return 'too-large';
  return totalBytes > freeBytes * comfortableShare ? 'tight' : 'fits';
}

/** Of what the model was trained on. More memory never allows less, so that halving finds it. */
function largestFitting(shape: MemoryShape, options: FitOptions, machine: Machine): number {
  const fits = (steps: number): boolean =>
    predictMemory(shape, steps * contextStep, options, machine).total <= machine.freeBytes;
  let fitting = 0;
  let tooMany = Math.floor(Math.max(shape.trainContextSize, smallestContext) / contextStep) + 1;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting * contextStep;
}

function adviceFor(
  shape: MemoryShape,
  options: FitOptions,
  machine: Machine,
  largestContext: number,
): NonNullable<Fit['advice']> {
  if (largestContext >= autoContext.smallest) return 'context';
  const smaller = { ...options, kvType: 'q8_0' as const };
  const isHelp = largestFitting(shape, smaller, machine) >= autoContext.smallest;
  return isHelp && options.kvType === 'f16' ? 'kv-type' : 'smaller-model';
}
