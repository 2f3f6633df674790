import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mutate } from '../../../../fixtures/gguf/mutation/mutations.ts';
import type { Mutant } from '../../../../fixtures/gguf/mutation/mutations.ts';
import { writeTinyModel } from '../../../../fixtures/gguf/tinyModels.ts';
import type { TinyModel } from '../../../../fixtures/gguf/tinyModels.ts';
import { starterShape, writeRandomAdapter } from '../../../../fixtures/gguf/randomAdapter.ts';
import { createRandom, pick } from '../../../../fixtures/gguf/randomNumbers.ts';
import { createEngine } from '../../engine/client.ts';
import type { Api } from '../../../shared/api.ts';
import { openTestApp } from '../testApp.ts';
import { watchBlocks } from './blockWatch.ts';
import type { Blocks } from './blockWatch.ts';
import { tryAdapter, tryModel } from './fuzzCase.ts';
import { createWarmEngines } from './warmEngines.ts';

const limits = { caseMilliseconds: 10_000, blockMilliseconds: 250 };

const tinyModels: TinyModel[] = ['llama-bpe', 'llama-spm', 'qwen2-bpe', 'gemma-spm', 'experts-spm'];
const resources = fileURLToPath(new URL('../../../../resources/models/starter/', import.meta.url));

/** A good file to spoil, and what is done with what comes of it. */
type Seed = { bytes: Buffer; attempt: (api: Api, path: string) => Promise<string> };

type FuzzOptions = {
  cases: number;
  seed: number;
  /** Files that broke an invariant are kept here. */
  keepFolder: string;
  onCase?: (index: number, outcome: string, changes: string) => void;
};

export type FuzzResult = Blocks & {
  /** Cases by how they ended. */
  outcomes: Map<string, number>;
  /** What broke an invariant, with how the file was made. */
  failures: string[];
  slowestMilliseconds: number;
};

/**
 * Sends mutated models and adapters through the import and load path of the whole core with the
 * real engine.
 * Case n of a seed is the same file every time.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'alcove-fuzz-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const seeds = readSeeds(folder);
  const engines = createWarmEngines(temporary);
  const engine = createEngine({ spawn: engines.spawn });
  const { app, api } = await openTestApp({ dataFolder: join(folder, 'data'), engine });
  await api.models.unload();
  const blocks = watchBlocks();
  const result: FuzzResult = {
    outcomes: new Map(),
    failures: [],
    slowestMilliseconds: 0,
    longestGapMilliseconds: 0,
    longestBlockMilliseconds: 0,
  };

  async function runCase(index: number): Promise<void> {
    const random = createRandom(options.seed * 1_000_003 + index);
    const { bytes, attempt } = pick(random, seeds);
    const mutant = mutate(bytes, random);
    const path = join(folder, `case-${index}.gguf`);
    writeFileSync(path, mutant.bytes);
    blocks.take();
    const startedAt = performance.now();
    const outcome = await Promise.race([
      attempt(api, path).catch((error: unknown) => `unforeseen: ${String(error)}`),
      delay(limits.caseMilliseconds * 4, 'no end', { ref: false }),
    ]);
    const milliseconds = performance.now() - startedAt;
    const measured = blocks.take();
    note(result, outcome, milliseconds, measured);
    options.onCase?.(index, outcome, mutant.changes);
    const broken = [
      ...(milliseconds > limits.caseMilliseconds ? [`took ${Math.round(milliseconds)} ms`] : []),
      ...(/^(unforeseen|no end)/.test(outcome) ? [outcome] : []),
      ...(measured.longestBlockMilliseconds > limits.blockMilliseconds
        ? [`blocked the core for ${Math.round(measured.longestBlockMilliseconds)} ms`]
        : []),
      ...(engines.running() > 0 ? ['left an engine behind'] : []),
      ...readdirSync(temporary).map((name) => `left ${name} in the temporary folder`),
    ];
    if (broken.length > 0) keep(options, result, { index, mutant, outcome, broken });
    rmSync(path);
  }

  try {
    for (let index = 0; index < options.cases; index += 1) await runCase(index);
    return result;
  } finally {
    blocks.close();
    await app.close();
    engines.close();
    rmSync(folder, { recursive: true });
  }
}

function readSeeds(folder: string): Seed[] {
  const adapter = join(folder, 'adapter.gguf');
  writeRandomAdapter(adapter, { shape: starterShape, rank: 2, seed: 1 });
  const models = [
    ...tinyModels.map((model) => writeTinyModel(folder, model)),
    join(resources, 'starter-q8_0.gguf'),
  ];
  const adapters = [adapter, join(resources, 'adapters/formal.gguf')];
  return [
    ...models.map((path) => ({ bytes: readFileSync(path), attempt: tryModel })),
    ...adapters.map((path) => ({ bytes: readFileSync(path), attempt: tryAdapter })),
  ];
}

function note(result: FuzzResult, outcome: string, milliseconds: number, blocks: Blocks): void {
  result.outcomes.set(outcome, (result.outcomes.get(outcome) ?? 0) + 1);
  result.slowestMilliseconds = Math.max(result.slowestMilliseconds, milliseconds);
  result.longestGapMilliseconds = Math.max(
    result.longestGapMilliseconds,
    blocks.longestGapMilliseconds,
  );
  result.longestBlockMilliseconds = Math.max(
    result.longestBlockMilliseconds,
    blocks.longestBlockMilliseconds,
  );
}

type BrokenCase = { index: number; mutant: Mutant; outcome: string; broken: string[] };

function keep({ seed, keepFolder }: FuzzOptions, result: FuzzResult, found: BrokenCase): void {
  mkdirSync(keepFolder, { recursive: true });
  const path = join(keepFolder, `seed-${seed}-case-${found.index}.gguf`);
  writeFileSync(path, found.mutant.bytes);
  const what = `${found.outcome}: ${found.broken.join(', ')}`;
  result.failures.push(`${path}: ${what} (${found.mutant.changes})`);
}
