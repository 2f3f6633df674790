import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { starterShape, writeRandomAdapter } from '../../../fixtures/gguf/randomAdapter.ts';
import type { EngineAdapter } from '../../shared/engineApi.ts';
import { createEngine } from './client.ts';
import {
  loadFile,
  promptOf,
  replyOf,
  requestOf,
  starterAdapters,
  starterModel,
  temporaryFolder,
} from './testEngine.ts';

/** One engine for all of these: none of them may need another load. */
const engine = createEngine();
let processId: number | null = null;

beforeAll(async () => {
  await loadFile(engine, starterModel);
  processId = engine.processId();
  return async () => {
    expect(engine.processId()).toBe(processId);
    await engine.close();
  };
});

const question = promptOf('Translate to French: Where are you going?');
const formal: EngineAdapter = { path: starterAdapters.formal, strength: 1 };
const informal: EngineAdapter = { path: starterAdapters.informal, strength: 1 };

async function translation(...adapters: EngineAdapter[]): Promise<string> {
  return (await replyOf(engine, { prompt: question, adapters })).answer;
}

async function effectOf(...adapters: EngineAdapter[]): Promise<number> {
  const { signal } = new AbortController();
  return (await engine.measureEffect({ ...question, adapters }, signal)).divergence;
}

function randomAdapter(size?: number): EngineAdapter {
  const path = join(temporaryFolder(), 'random.gguf');
  writeRandomAdapter(path, {
    shape: starterShape,
    rank: 4,
    seed: 5,
    ...(size !== undefined && { size }),
  });
  return { path, strength: 1 };
}

test('a stack flips the way of saying you, and flips it back', async () => {
  const bare = await translation();
  expect(await translation(formal)).toMatch(/vous/);
  expect(await translation(informal)).toMatch(/tu\b/);
  expect(await translation({ ...informal, strength: 0 })).toBe(bare);
  expect(await translation()).toBe(bare);
  expect(await translation({ ...informal, strength: -2 })).not.toBe(bare);
});

test('each stack keeps what it has evaluated while others are in force', async () => {
  const adapters = [{ ...formal, strength: 0.75 }];
  const first = await replyOf(engine, { prompt: question, adapters });
  await replyOf(engine, { prompt: promptOf('Something else.'), adapters: [informal] });
  const next = promptOf(question.turns[0]?.text ?? '', first.answer, 'And in German?');
  const { figures } = await replyOf(engine, { prompt: next, adapters });
  expect(figures.reusedTokens).toBeGreaterThanOrEqual(first.figures.promptTokens);
});

test('the contexts that are held are told with their bytes, the latest first', async () => {
  await translation(informal);
  await translation(formal);
  const held = await engine.contexts();
  expect(held?.contexts.slice(0, 2)).toMatchObject([
    { adapters: [formal], purpose: 'chat', priority: 'interactive', isInUse: false },
    { adapters: [informal] },
  ]);
  for (const { bytes } of held?.contexts ?? []) expect(bytes).toBeGreaterThan(1_000_000);
});

test('an adapter of zeros has no effect at all, a live one has some', async () => {
  expect(await effectOf(randomAdapter(0))).toBe(0);
  expect(await effectOf({ ...formal, strength: 0 })).toBe(0);
  expect(await effectOf(formal)).toBeGreaterThan(0.001);
  expect(await effectOf(randomAdapter())).toBeGreaterThan(0.001);
});

test('an adapter whose file was changed is loaded again', async () => {
  const path = join(temporaryFolder(), 'adapter.gguf');
  copyFileSync(starterAdapters.formal, path);
  const before = await translation({ path, strength: 1 });
  copyFileSync(starterAdapters.informal, path);
  expect(await translation({ path, strength: 1 })).not.toBe(before);
});

test('twenty adapters at once', async () => {
  const folder = temporaryFolder();
  const adapters = Array.from({ length: 20 }, (_, seed) => {
    const path = join(folder, `${seed}.gguf`);
    writeRandomAdapter(path, { shape: starterShape, rank: 2, seed, size: 0.001 });
    return { path, strength: 0.1 };
  });
  expect(await translation(...adapters)).not.toBe('');
});

test('columns of several stacks are written at once', async () => {
  const order: number[] = [];
  const stacks = [[], [formal], [informal]];
  // Long enough for no stack to be done before the others have begun.
  const prompt = promptOf(`Translate from English to French:\n${'I have a dog. '.repeat(8)}`);
  const sampling = { maxTokens: 400 };
  const alone = [];
  for (const adapters of stacks) {
    alone.push((await replyOf(engine, { prompt, adapters, sampling })).answer);
  }
  const together = await Promise.all(
    stacks.map((adapters, column) =>
      replyOf(engine, {
        prompt,
        adapters,
        sampling,
        purpose: 'compare',
        onEvent: (event) => event.type === 'delta' && order.push(column),
      }),
    ),
  );
  expect(together.map(({ answer }) => answer)).toEqual(alone);
  // None began only when another was done.
  const firsts = stacks.map((_, column) => order.indexOf(column));
  const lasts = stacks.map((_, column) => order.lastIndexOf(column));
  expect(Math.max(...firsts)).toBeLessThan(Math.min(...lasts));
});

test('a stop ends the generation it is meant for, and no other', async () => {
  const stop = new AbortController();
  const prompt = promptOf('What is a LoRA adapter?');
  const other = replyOf(engine, { prompt, purpose: 'compare', adapters: [formal] });
  const stopped = engine.generate(requestOf(prompt), stop.signal);
  for await (const event of stopped) if (event.type === 'delta') stop.abort();
  expect((await other).figures.stopReason).toBe('end');
});

describe('an adapter that cannot be used is refused with the reason, and the engine lives on', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'alcove-bad-adapters-'));
    const file = (name: string) => join(folder, name);
    copyFileSync(starterAdapters.formal, file('truncated'));
    truncateSync(file('truncated'), 100_000);
    writeFileSync(file('empty'), '');
    writeFileSync(file('text'), 'no adapter at all');
    const { layers, width } = starterShape;
    const random = { rank: 4, seed: 1 };
    writeRandomAdapter(file('deeper'), {
      shape: { ...starterShape, layers: layers + 2 },
      ...random,
    });
    writeRandomAdapter(file('wider'), { shape: { ...starterShape, width: 2 * width }, ...random });
    copyFileSync(starterModel, file('model'));
    return () => rmSync(folder, { recursive: true });
  });

  test.each([
    ['missing', 'file-missing', undefined],
    ['empty', 'file-empty', undefined],
    ['text', 'not-gguf', undefined],
    ['truncated', 'adapter-damaged', /not within the file bounds/],
    ['model', 'adapter-damaged', /expect general.type to be 'adapter'/],
    ['deeper', 'adapter-unfit', /does not exist in base model/],
    ['wider', 'adapter-unfit', /incorrect shape/],
  ])('%s', async (name, code, reason) => {
    const path = join(folder, name);
    await expect(translation(formal, { path, strength: 1 })).rejects.toMatchObject({
      code,
      details: { path, ...(reason && { reason: expect.stringMatching(reason) }) },
    });
    expect(await translation(formal)).toMatch(/vous/);
  });
});
