/**
 * The memory that is predicted from a header against what the engine process really takes, over
 * shapes, quantizations, contexts and types of cache.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRandomModel } from '../fixtures/gguf/randomModel.ts';
import type { RandomShape, RandomType } from '../fixtures/gguf/randomModel.ts';
import { createEngine } from '../src/main/engine/client.ts';
import { spawnPlainEngine } from '../src/main/engine/spawn.ts';
import { modelFactsOf } from '../src/main/gguf/modelFacts.ts';
import { readGguf } from '../src/main/gguf/readGguf.ts';
import { defaultSampling } from '../src/shared/api/common.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import type { LoadOptions } from '../src/shared/api/models.ts';
import { predictMemory } from '../src/shared/fit.ts';
import { atMost, publish } from './report.ts';
import { median } from './statistics.ts';

type Combination = [RandomShape, RandomType, contextSize: number, kvType: LoadOptions['kvType']];

const combinations: Combination[] = [
  ['135m', 'q4_0', 2048, 'f16'],
  ['135m', 'q8_0', 8192, 'f16'],
  ['135m', 'q8_0', 16_384, 'q4_0'],
  ['135m', 'f16', 4096, 'q8_0'],
  ['360m', 'q4_0', 4096, 'f16'],
  ['360m', 'q8_0', 8192, 'q8_0'],
  ['360m', 'f16', 2048, 'f16'],
  ['500m', 'q4_0', 4096, 'q8_0'],
  ['500m', 'q8_0', 16_384, 'f16'],
  ['1b', 'q4_0', 2048, 'f16'],
  ['1b', 'q4_0', 16_384, 'q8_0'],
  ['1b', 'q8_0', 8192, 'f16'],
];

const folder = await mkdtemp(join(tmpdir(), 'alcove-fit-'));
const figures: Record<string, number> = {};
const errors: number[] = [];
for (const combination of combinations) {
  const [shape, type, contextSize, kvType] = combination;
  const path = writeRandomModel(folder, shape, type);
  const predicted = await predict(path, contextSize, kvType);
  const measured = await measure(path, contextSize, kvType);
  await rm(path);
  const label = `${shape} ${type}, ${contextSize} tokens of ${kvType}`;
  figures[`${label}, predicted MB`] = predicted / 1e6;
  figures[`${label}, measured MB`] = measured / 1e6;
  errors.push((predicted - measured) / measured);
}
await rm(folder, { recursive: true });

const sizes = errors.map(Math.abs);
await publish(
  'fit',
  { ...figures, 'signed error, median': median(errors) },
  {
    'error of the prediction, median': atMost(median(sizes), 0.1),
    'error of the prediction, worst': atMost(Math.max(...sizes), 0.2),
  },
);

async function predict(
  path: string,
  contextSize: number,
  kvType: LoadOptions['kvType'],
): Promise<number> {
  const { memory } = modelFactsOf([await readGguf(path)]);
  return predictMemory(memory, contextSize, { ...defaultLoadOptions, kvType }).total;
}

/** The most that was resident after loading and after a reply to a prompt of a whole batch. */
async function measure(
  path: string,
  contextSize: number,
  kvType: LoadOptions['kvType'],
): Promise<number> {
  // Without the jail, whose processes are not the engine's memory.
  const engine = createEngine({ spawn: spawnPlainEngine });
  const { signal } = new AbortController();
  const options = { ...defaultLoadOptions, contextSize, kvType, threads: 1, gpuLayers: 0 };
  await engine.load({ path, options, signal, onProgress: () => undefined });
  const loaded = (await engine.residentBytes()) ?? 0;
  const reply = engine.generate(
    {
      systemPrompt: '',
      turns: [{ role: 'user', text: 'w1 w2 w3 '.repeat(100) }],
      sampling: { ...defaultSampling, maxTokens: 4 },
      adapters: [],
      purpose: 'chat',
      priority: 'interactive',
    },
    signal,
  );
  for await (const _ of reply);
  const replied = (await engine.residentBytes()) ?? 0;
  await engine.close();
  return Math.max(loaded, replied);
}
