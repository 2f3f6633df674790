/**
 * That switching adapters leaves nothing behind: 200 switches at random over several conversations,
 * some edited, some in parallel, under three adapters, against fresh processes that say the same.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../src/main/engine/client.ts';
import { spawnEngine } from '../src/main/engine/spawn.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import { compareWithFresh, underWrongStacks } from './adapterProof.ts';
import { switchAtRandom } from './randomSwitches.ts';
import { atLeast, atMost, publish } from './report.ts';
import { starterModel, starterStacks } from './starterStacks.ts';
import { quantile } from './statistics.ts';

const switches = 200;
/** Of the starter's contexts about five, so that most stacks are given up and made again. */
const contextBytes = 290_000_000;
const reloads = 3;
const controlled = 24;

const folder = await mkdtemp(join(tmpdir(), 'alcove-proof-'));
let loads = 0;
const engine = createEngine({
  contextBytes,
  // A process loads one model, once.
  spawn(files) {
    loads += 1;
    return spawnEngine(files);
  },
});
const { contextSize } = await load();
const said = await switchAtRandom({ engine, stacks: starterStacks(folder), switches, seed: 4 });
const loadsWhileSwitching = loads;
const reloadMilliseconds: number[] = [];
for (let time = 0; time < reloads; time += 1) reloadMilliseconds.push(await timeLoad());
await engine.close();

const { same, ties, mismatches } = await compareWithFresh({
  path: starterModel,
  contextSize,
  said,
});
for (const difference of [...mismatches, ...ties]) {
  process.stdout.write(`${JSON.stringify(difference)}\n`);
}
const control = await compareWithFresh({
  path: starterModel,
  contextSize,
  said: underWrongStacks(said.slice(0, controlled)),
});
await rm(folder, { recursive: true });
const times = said.map(({ switchMilliseconds }) => switchMilliseconds);
const again = said.filter(({ reusedTokens }) => reusedTokens > 0);
await publish(
  'prove:adapters',
  {
    switches: said.length,
    'stacks in all': new Set(said.map(({ adapters }) => JSON.stringify(adapters))).size,
    'switches that found evaluated tokens': again.length,
    'replies the same, token for token': same,
    'replies that differ between equally likely tokens': ties.length,
    'tokens compared': said.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0),
    'switch, milliseconds, p50': quantile(times, 0.5),
    'switch, milliseconds, p95': quantile(times, 0.95),
    'model reload, milliseconds, p50': quantile(reloadMilliseconds, 0.5),
  },
  {
    'model loads': atMost(loadsWhileSwitching, 1),
    mismatches: atMost(mismatches.length, 0),
    'share noticed of replies said to be of another stack': atLeast(
      control.mismatches.length / controlled,
      0.5,
    ),
  },
);

function load() {
  return engine.load({
    path: starterModel,
    options: { ...defaultLoadOptions, gpuLayers: 0 },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

async function timeLoad(): Promise<number> {
  const startedAt = performance.now();
  await load();
  return performance.now() - startedAt;
}
