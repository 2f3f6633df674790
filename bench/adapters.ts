/**
 * What adapters cost: switching to a stack, held and new, beside a reload of the model; decoding
 * under none, one and two, beside node-llama-cpp alone with the same; the memory of what is held.
 */
import { execFileSync } from 'node:child_process';
import { createEngine } from '../src/main/engine/client.ts';
import type { Engine } from '../src/main/engine/engine.ts';
import { engineEnvironment } from '../src/main/engine/spawn.ts';
import { defaultSampling } from '../src/shared/api/common.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';
import { loadInTurns, startBareLoop } from './bareProcess.ts';
import { heldMemory } from './heldMemory.ts';
import { adapterOfShape, modelOfShape } from './models.ts';
import type { Shape } from './models.ts';
import { atLeast, atMost, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, quantile, spread } from './statistics.ts';
import { distinctText } from './text.ts';

const contextSize = 2048;
const threads = 1;
/** Of a reload and its switches each: what a page of memory costs changes with the minutes. */
const rounds = 5;
const strengths = [1, 0.9];
const heldSwitches = 8;
const broughtBytes = 3e9;
/** Why several pairs of processes: see `loadInTurns`. */
const plans = {
  '135m': { pairs: 8, runs: 3, decode: 64 },
  '1b': { pairs: 4, runs: 2, decode: 24 },
};

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
for (const shape of ['135m', '1b'] as const) await measure(shape);
await publish('adapters', figures, bars);
process.exit();

async function measure(shape: Shape): Promise<void> {
  const path = await modelOfShape(shape);
  const one = { path: await adapterOfShape(shape, 8), strength: 1 };
  const other = { path: await adapterOfShape(shape, 16), strength: 1 };
  const engine = createEngine();
  await compareSwitches(shape, engine, { path, one, other });
  await compareDecoding(shape, engine, { path, stacks: [[], [one], [one, other]] });
  await engine.close();
  const held = await heldMemory(path, { contextSize, threads }, [one, other]);
  figures[`${shape} held context, MB as llama.cpp accounts`] = held.accountedBytes / 1e6;
  figures[`${shape} held context, MB predicted`] = held.predictedBytes / 1e6;
  figures[`${shape} held context, MB the process grew by`] = held.grownBytes / 1e6;
  const difference = Math.abs(held.accountedBytes / held.predictedBytes - 1);
  bars[`${shape} memory, difference from predicted`] = atMost(difference, 0.1);
}

type Switching = { path: string; one: EngineAdapter; other: EngineAdapter };

async function compareSwitches(
  shape: Shape,
  engine: Engine,
  { path, one, other }: Switching,
): Promise<void> {
  const stacks = strengths.flatMap((strength) => [
    [{ ...one, strength }],
    [
      { ...one, strength },
      { ...other, strength },
    ],
  ]);
  const held: number[] = [];
  const times = { 'memory as found': noTimes(), 'memory at hand': noTimes() };
  // The first load brings the file into the system's cache.
  await timeLoad(engine, path);
  for (let round = 0; round < rounds; round += 1) {
    for (const [memory, { reloads, fresh }] of Object.entries(times)) {
      const prepare = memory === 'memory at hand' ? bringMemory : () => undefined;
      prepare();
      reloads.push(await timeLoad(engine, path));
      for (const stack of stacks) {
        prepare();
        fresh.push(await timeSwitch(engine, stack));
      }
    }
    for (let time = 0; time < heldSwitches; time += 1) {
      held.push(await timeSwitch(engine, stacks[time % stacks.length] ?? []));
    }
  }
  Object.assign(figures, spread(`${shape} switch to a held stack, milliseconds`, held));
  bars[`${shape} held stack, milliseconds, p95`] = atMost(quantile(held, 0.95), 10);
  for (const [memory, { reloads, fresh }] of Object.entries(times)) {
    Object.assign(figures, spread(`${shape} reload, ${memory}, milliseconds`, reloads));
    Object.assign(figures, spread(`${shape} new stack, ${memory}, milliseconds`, fresh));
    figures[`${shape} new stack / reload, ${memory}, p95`] = shareOf(reloads, fresh);
  }
  const { reloads, fresh } = times['memory at hand'];
  bars[`${shape} new stack / reload, p95`] = atMost(shareOf(reloads, fresh), 0.05);
}

function noTimes(): { reloads: number[]; fresh: number[] } {
  return { reloads: [], fresh: [] };
}

function shareOf(reloads: number[], fresh: number[]): number {
  return quantile(fresh, 0.95) / median(reloads);
}

/**
 * A virtual machine that gives free memory back to its host waits for it when it is used again: a
 * new context then takes up to ten times as long as on a machine whose memory is its own. A process
 * that fills some and ends leaves it to the next, until it is given back two seconds later.
 */
function bringMemory(): void {
  const fill = `Buffer.alloc(${broughtBytes}, 1)`;
  execFileSync(process.execPath, ['-e', fill], { env: engineEnvironment() });
}

type Decoding = { path: string; stacks: EngineAdapter[][] };

async function compareDecoding(
  shape: Shape,
  engine: Engine,
  { path, stacks }: Decoding,
): Promise<void> {
  const { pairs, runs, decode } = plans[shape];
  const ours: number[][] = stacks.map(() => []);
  const ratios: number[][] = stacks.map(() => []);
  for (let pair = 0; pair < pairs; pair += 1) {
    await engine.unload();
    const bare = await loadInTurns(
      pair,
      () => startBareLoop({ path, contextSize, threads }),
      () => timeLoad(engine, path),
    );
    for (let run = 0; run <= runs; run += 1) {
      for (const [index, adapters] of stacks.entries()) {
        const request = { prompt: distinctText(20, pair + run), decodeTokens: decode, adapters };
        const isFirst = (pair + run + index) % 2 === 0;
        const before = isFirst ? await bare.run(request) : null;
        const speed = await decodeSpeed(engine, request);
        const { decodedTokens, decodeMilliseconds } = before ?? (await bare.run(request));
        // The first run warms up.
        if (run === 0) continue;
        ours[index]?.push(speed);
        ratios[index]?.push((speed * decodeMilliseconds) / (decodedTokens - 1));
      }
    }
    await bare.close();
  }
  for (const [index, name] of ['no adapter', 'one', 'two'].entries()) {
    const against = ratios[index] ?? [];
    Object.assign(figures, spread(`${shape} decode, ${name}, against bare`, against));
    bars[`${shape} decode with ${name} against bare`] = atLeast(median(against), 0.97);
  }
  const [none = [], one = [], two = []] = ours;
  Object.assign(figures, spread(`${shape} decode, one adapter / none`, ratiosOf(one, none)));
  Object.assign(figures, spread(`${shape} decode, two adapters / one`, ratiosOf(two, one)));
}

/** Run by run. */
function ratiosOf(above: number[], below: number[]): number[] {
  return above.map((speed, run) => speed / (below[run] ?? Number.NaN));
}

function requestOf(text: string, adapters: EngineAdapter[], maxTokens: number) {
  const sampling = { ...defaultSampling, temperature: 0, repeatPenalty: 1, maxTokens };
  const kind = { purpose: 'chat', priority: 'interactive' } as const;
  return {
    systemPrompt: '',
    turns: [{ role: 'user' as const, text }],
    sampling,
    adapters,
    ...kind,
  };
}

/** Until the first token of the prompt could be read under the stack. */
async function timeSwitch(engine: Engine, adapters: EngineAdapter[]): Promise<number> {
  const startedAt = performance.now();
  let readyAt: number | null = null;
  const { signal } = new AbortController();
  for await (const event of engine.generate(requestOf('Hello', adapters, 1), signal)) {
    if (event.type === 'reading') readyAt ??= performance.now();
  }
  return (readyAt ?? Number.NaN) - startedAt;
}

type DecodeRun = { prompt: string; decodeTokens: number; adapters: EngineAdapter[] };

/** Tokens a millisecond, as whoever reads the stream sees it. */
async function decodeSpeed(
  engine: Engine,
  { prompt, decodeTokens, adapters }: DecodeRun,
): Promise<number> {
  let firstAt: number | null = null;
  let lastAt = 0;
  const { signal } = new AbortController();
  for await (const event of engine.generate(requestOf(prompt, adapters, decodeTokens), signal)) {
    if (event.type === 'delta') {
      lastAt = performance.now();
      firstAt ??= lastAt;
    }
    if (event.type !== 'done') continue;
    return (event.figures.generatedTokens - 1) / (lastAt - (firstAt ?? lastAt));
  }
  throw new Error('the reply did not end');
}

async function timeLoad(engine: Engine, path: string): Promise<number> {
  const startedAt = performance.now();
  await engine.load({
    path,
    options: { ...defaultLoadOptions, contextSize, threads, gpuLayers: 0 },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return performance.now() - startedAt;
}
