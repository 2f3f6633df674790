import { expect, test } from 'vitest';
import type { Fit, MemoryShape } from './api/models.ts';
import { judgeFit, predictMemory } from './fit.ts';

/** Llama-3.2-1B in Q4_0. */
const shape: MemoryShape = {
  weightBytes: 695_000_000,
  layers: 16,
  vocabularySize: 128_256,
  width: 2048,
  feedForward: 8192,
  heads: 32,
  keysPerToken: 16 * 8 * 64,
  valuesPerToken: 16 * 8 * 64,
  trainContextSize: 131_072,
};
const automatic = {
  contextSize: 'auto',
  gpuLayers: 'auto',
  kvType: 'f16',
  flashAttention: 'auto',
} as const;

test('the parts are what llama.cpp reports for this shape', () => {
  const { cache, compute } = predictMemory(shape, 4096, automatic);
  expect(cache).toBe(134_217_728);
  expect(compute / 1e6).toBeCloseTo(271.1, 0);
  const plain = predictMemory(shape, 8192, { ...automatic, flashAttention: 'off' });
  expect(plain.compute / 1e6).toBeGreaterThan(560);
  expect(predictMemory(shape, 8192, { ...automatic, kvType: 'q8_0' }).cache / 1e6).toBeCloseTo(
    142.6,
    0,
  );
});

test('a roomy machine takes the usual context and asks for nothing', () => {
  expect(judgeFit(shape, automatic, { freeBytes: 16e9 })).toMatchObject({
    verdict: 'fits',
    contextSize: 4096,
    largestContext: 131_072,
    advice: null,
  });
});

test('a context that is too large is told what would fit', () => {
  const fit = judgeFit(shape, { ...automatic, contextSize: 100_000 }, { freeBytes: 3e9 });
  expect(fit).toMatchObject({ verdict: 'too-large', advice: 'context' });
  const largest = predictMemory(shape, fit.largestContext, automatic).total;
  expect(largest).toBeLessThanOrEqual(3e9);
  expect(predictMemory(shape, fit.largestContext + 256, automatic).total).toBeGreaterThan(3e9);
});

test('an automatic context gives way before the model does', () => {
  const fit = judgeFit(shape, automatic, { freeBytes: 1_200_000_000 });
  expect(fit.verdict).toBe('tight');
  expect(fit.contextSize).toBeLessThan(4096);
  expect(fit.contextSize).toBeGreaterThanOrEqual(512);
});

test('what fits in no way is a matter for a smaller model', () => {
  expect(judgeFit(shape, automatic, { freeBytes: 600e6 })).toMatchObject({
    verdict: 'too-large',
    largestContext: 0,
    advice: 'smaller-model',
  });
});

test('adapters take memory of their own, and may be what does not fit any more', () => {
  const bare = predictMemory(shape, 4096, automatic);
  const stacked = predictMemory(shape, 4096, automatic, { adapterBytes: 90e6 });
  expect(stacked.adapters).toBe(90e6);
  expect(stacked.total).toBe(bare.total + 90e6);
  const freeBytes = bare.total + 50e6;
  const fixed = { ...automatic, contextSize: 4096 };
  expect(judgeFit(shape, fixed, { freeBytes }).verdict).toBe('tight');
  expect(judgeFit(shape, fixed, { freeBytes, adapterBytes: 90e6 }).verdict).toBe('too-large');
});

/** What is there of a graphics card with memory of its own. */
const card = (freeBytes: number) => ({ freeBytes, isUnified: false });
const roomy = card(24e9);

test.each([
  [0, 1],
  [8, 9 / 17],
  [17, 0],
  [99, 0],
] as const)(
  'with %i layers on a GPU, %d of weights and cache are in main memory, and the rest is there',
  (gpuLayers, share) => {
    const options = { ...automatic, gpuLayers };
    const all = predictMemory(shape, 4096, options);
    const rest = predictMemory(shape, 4096, options, { graphics: roomy });
    expect(rest.weights).toBeCloseTo(all.weights * share);
    expect(rest.cache).toBeCloseTo(all.cache * share);
    expect(rest.compute).toBe(all.compute);
    const { graphics } = judgeFit(shape, options, { freeBytes: 16e9, graphics: roomy });
    const onGpu = gpuLayers === 0 ? 0 : (all.weights + all.cache) * (1 - share) + all.compute;
    expect(graphics).toMatchObject({ layers: Math.min(17, gpuLayers), allLayers: 17 });
    expect(totalOf(graphics)).toBeCloseTo(onGpu);
  },
);

test('an automatic choice takes as many layers as the GPU holds, and leaves it some room', () => {
  const all = judgeFit(shape, automatic, { freeBytes: 16e9, graphics: roomy });
  expect(all).toMatchObject({ verdict: 'fits', graphics: { layers: 17, mostLayers: 17 } });
  const some = judgeFit(shape, automatic, { freeBytes: 16e9, graphics: card(800e6) });
  expect(some).toMatchObject({ verdict: 'fits', short: null });
  expect(layersOf(some)).toBeGreaterThan(0);
  expect(layersOf(some)).toBeLessThan(17);
  expect(totalOf(some.graphics)).toBeLessThanOrEqual(800e6 * 0.92);
  const none = judgeFit(shape, automatic, { freeBytes: 16e9, graphics: card(200e6) });
  expect(none.graphics).toMatchObject({ layers: 0, total: 0 });
  expect(none.memory).toEqual(predictMemory(shape, 4096, automatic));
});

test('a GPU carries what main memory has no room for', () => {
  const machine = { freeBytes: 800e6 };
  expect(judgeFit(shape, automatic, machine)).toMatchObject({
    verdict: 'too-large',
    short: 'main',
  });
  expect(judgeFit(shape, automatic, { ...machine, graphics: roomy }).verdict).not.toBe('too-large');
});

test('more layers than the GPU holds are too many, and it is said how many it holds', () => {
  const options = { ...automatic, gpuLayers: 17 };
  const fit = judgeFit(shape, options, { freeBytes: 16e9, graphics: card(800e6) });
  expect(fit).toMatchObject({ verdict: 'too-large', short: 'graphics', advice: 'gpu-layers' });
  const gpuLayers = mostLayersOf(fit);
  const helped = judgeFit(
    shape,
    { ...options, gpuLayers },
    { freeBytes: 16e9, graphics: card(800e6) },
  );
  expect(helped).toMatchObject({ verdict: 'fits', graphics: { layers: gpuLayers } });
});

test('where main memory is short and the GPU has room, more layers on it are the advice', () => {
  const machine = { freeBytes: 900e6, graphics: roomy };
  const fixed = { ...automatic, contextSize: 4096 };
  expect(judgeFit(shape, { ...fixed, gpuLayers: 2 }, machine)).toMatchObject({
    verdict: 'too-large',
    short: 'main',
    advice: 'gpu-layers',
    graphics: { layers: 2, mostLayers: 17 },
  });
});

test('memory that both share is not won by moving layers', () => {
  const unified = { freeBytes: 24e9, isUnified: true };
  expect(predictMemory(shape, 4096, automatic, { graphics: unified })).toEqual(
    predictMemory(shape, 4096, automatic),
  );
});

test('a GPU that nobody has asked yet is not counted on', () => {
  const fit = judgeFit(shape, automatic, { freeBytes: 16e9, graphics: 'unknown' });
  expect(fit).toEqual({
    ...judgeFit(shape, automatic, { freeBytes: 16e9 }),
    graphics: 'unknown',
  });
});

/** Of a fit on a machine whose graphics memory is known. */
function known(graphics: Fit['graphics']) {
  if (graphics === null || graphics === 'unknown') throw new Error('no graphics memory');
  return graphics;
}

const totalOf = (graphics: Fit['graphics']): number => known(graphics).total;
const layersOf = ({ graphics }: Fit): number => known(graphics).layers;
const mostLayersOf = ({ graphics }: Fit): number => known(graphics).mostLayers;
