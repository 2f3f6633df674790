import type { Fit, GraphicsMemory, LoadOptions, MemoryShape } from './api/models.ts';

type PlaceOptions = Pick<LoadOptions, 'gpuLayers' | 'kvType' | 'flashAttention'>;
type FitOptions = PlaceOptions & Pick<LoadOptions, 'contextSize'>;

/** What is there besides the model. */
export type Machine = {
  /** Main memory that the model could have. */
  freeBytes: number;
  /** Of the adapters that are loaded with it. */
  adapterBytes?: number;
  /** Counted on once it is known; left out is none. */
  graphics?: GraphicsMemory | 'unknown' | null;
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

/** What node-llama-cpp leaves free on a GPU where it chooses the layers itself. */
const spareShare = 0.08;
const mostSpareBytes = 1.6 * 2 ** 30;

/** More than this of the free memory leaves too little for everything else. */
const comfortableShare = 0.85;

/** Bytes of main memory that loading with this context takes in the end. */
export function predictMemory(
  shape: MemoryShape,
  contextSize: number,
  options: PlaceOptions,
  { adapterBytes = 0, graphics = null }: Omit<Machine, 'freeBytes'> = {},
): Fit['memory'] {
  const whole = wholeModel(shape, contextSize, options);
  const onGpu = predictGraphics(shape, contextSize, options, graphics);
  const isApart = isKnown(onGpu) && !onGpu.isUnified;
  const inMain = isApart ? 1 - onGpu.layers / onGpu.allLayers : 1;
  const parts = {
    weights: whole.weights * inMain,
    cache: whole.cache * inMain,
    // Also where all layers are on a GPU: what is left then is small, but was never measured.
    compute: whole.compute,
    engine: engineBytes + shape.vocabularySize * vocabularyBytesPerToken,
    adapters: adapterBytes,
  };
  const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  return { ...parts, total };
}

/** What of it lies on the GPU: layers with their part of the cache, and what computing takes. */
function predictGraphics(
  shape: MemoryShape,
  contextSize: number,
  options: PlaceOptions,
  graphics: Machine['graphics'] = null,
): Fit['graphics'] {
  if (!isKnown(graphics)) return graphics;
  const { weights, cache, compute } = wholeModel(shape, contextSize, options);
  // llama.cpp counts the output as one more.
  const allLayers = shape.layers + 1;
  const layerBytes = (weights + cache) / allLayers;
  const { freeBytes } = graphics;
  const room = freeBytes - Math.min(freeBytes * spareShare, mostSpareBytes) - compute;
  const mostLayers = Math.max(0, Math.min(allLayers, Math.floor(room / layerBytes)));
  const { gpuLayers } = options;
  const layers = gpuLayers === 'auto' ? mostLayers : Math.min(allLayers, gpuLayers);
  const total = layers === 0 ? 0 : layers * layerBytes + compute;
  return { ...graphics, layers, allLayers, mostLayers, total };
}

function isKnown<Known extends object>(graphics: Known | 'unknown' | null): graphics is Known {
  return graphics !== null && graphics !== 'unknown';
}

function wholeModel(shape: MemoryShape, contextSize: number, options: PlaceOptions) {
  const tokens = Math.ceil(contextSize / contextStep) * contextStep;
  const perToken = (shape.keysPerToken + shape.valuesPerToken) * cacheBytes[options.kvType];
  return {
    weights: shape.weightBytes,
    cache: tokens * perToken,
    compute: computeBytes(shape, tokens, options.flashAttention === 'off'),
  };
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
  const graphics = predictGraphics(shape, contextSize, options, machine.graphics);
  const short = shortOf(memory.total, freeBytes, graphics);
  const isTight = memory.total > freeBytes * comfortableShare;
  const verdict = short !== null ? 'too-large' : isTight ? 'tight' : 'fits';
  const fit = { verdict, contextSize, memory, freeBytes, graphics, short, largestContext } as const;
  return { ...fit, advice: verdict === 'fits' ? null : adviceFor(shape, options, machine, fit) };
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

function shortOf(totalBytes: number, freeBytes: number, graphics: Fit['graphics']): Fit['short'] {
  if (totalBytes > freeBytes) return 'main';
  return isKnown(graphics) && graphics.total > graphics.freeBytes ? 'graphics' : null;
}

/** Whether it fits with so many tokens. */
function isRoomFor(
  shape: MemoryShape,
  contextSize: number,
  options: PlaceOptions,
  machine: Machine,
): boolean {
  const { total } = predictMemory(shape, contextSize, options, machine);
  const graphics = predictGraphics(shape, contextSize, options, machine.graphics);
  return shortOf(total, machine.freeBytes, graphics) === null;
}

/** Of what the model was trained on. More memory never allows less, so that halving finds it. */
function largestFitting(shape: MemoryShape, options: PlaceOptions, machine: Machine): number {
  const fits = (steps: number): boolean => isRoomFor(shape, steps * contextStep, options, machine);
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
  fit: Pick<Fit, 'contextSize' | 'graphics' | 'largestContext'>,
): NonNullable<Fit['advice']> {
  const { contextSize, graphics, largestContext } = fit;
  if (isKnown(graphics) && graphics.layers !== graphics.mostLayers) {
    const gpuLayers = graphics.mostLayers;
    if (isRoomFor(shape, contextSize, { ...options, gpuLayers }, machine)) return 'gpu-layers';
  }
  if (largestContext >= autoContext.smallest) return 'context';
  const smaller = { ...options, kvType: 'q8_0' as const };
  const isHelp = largestFitting(shape, smaller, machine) >= autoContext.smallest;
  return isHelp && options.kvType === 'f16' ? 'kv-type' : 'smaller-model';
}
