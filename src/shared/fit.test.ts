import { expect, test } from 'vitest';
import type { MemoryShape } from './api/models.ts';
import { judgeFit, predictMemory } from './fit.ts';

/** Llama-3.2-1B in Q4_0. */
const shape: MemoryShape = {
  weightBytes: 695_000_000,
  vocabularySize: 128_256,
  width: 2048,
  feedForward: 8192,
  heads: 32,
  keysPerToken: 16 * 8 * 64,
  valuesPerToken: 16 * 8 * 64,
  trainContextSize: 131_072,
};
const automatic = { contextSize: 'auto', kvType: 'f16', flashAttention: 'auto' } as const;

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
  expect(judgeFit(shape, automatic, 16e9)).toMatchObject({
    verdict: 'fits',
    contextSize: 4096,
    largestContext: 131_072,
    advice: null,
  });
});

test('a context that is too large is told what would fit', () => {
  const fit = judgeFit(shape, { ...automatic, contextSize: 100_000 }, 3e9);
  expect(fit).toMatchObject({ verdict: 'too-large', advice: 'context' });
  const largest = predictMemory(shape, fit.largestContext, automatic).total;
  expect(largest).toBeLessThanOrEqual(3e9);
  expect(predictMemory(shape, fit.largestContext + 256, automatic).total).toBeGreaterThan(3e9);
});

test('an automatic context gives way before the model does', () => {
  const fit = judgeFit(shape, automatic, 1_200_000_000);
  expect(fit.verdict).toBe('tight');
  expect(fit.contextSize).toBeLessThan(4096);
  expect(fit.contextSize).toBeGreaterThanOrEqual(512);
});

test('what fits in no way is a matter for a smaller model', () => {
  expect(judgeFit(shape, automatic, 600e6)).toMatchObject({
    verdict: 'too-large',
    largestContext: 0,
    advice: 'smaller-model',
  });
});
