/**
 * Reading a prompt inside the engine, against node-llama-cpp's own single call for the same tokens:
 * in the chunks that make it stoppable, and in chunks of a whole batch. In one process, in turns.
 */
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { loadEngine } from '../src/main/engine/llama/loading.ts';
import { createChunkSizer, readPrompt } from '../src/main/engine/llama/promptReading.ts';
import type { ChunkSizer } from '../src/main/engine/llama/promptReading.ts';
import { createPriorities } from '../src/main/engine/priorities.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import { modelOfShape } from './models.ts';
import type { Shape } from './models.ts';
import { atLeast, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, spread } from './statistics.ts';
import { distinctText } from './text.ts';

const runs: Record<Shape, { count: number; tokens: number }> = {
  '135m': { count: 7, tokens: 1024 },
  '1b': { count: 3, tokens: 512 },
};

const chat = { adapters: [], purpose: 'chat', priority: 'interactive' } as const;
const { signal } = new AbortController();
const presence = createPriorities().enter('interactive');
const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
for (const shape of ['135m', '1b'] as const) await compare(shape);
await publish('reading', figures, bars);
process.exit();

async function compare(shape: Shape): Promise<void> {
  const engine = await loadEngine({
    ...defaultLoadOptions,
    path: await modelOfShape(shape),
    contextSize: 2048,
    threads: 1,
    gpuLayers: 0,
    onProgress: () => undefined,
  });
  const { count, tokens } = runs[shape];
  using context = await engine.pool.open(chat);
  using seat = await context.seats.take(() => 0, signal);
  if (!seat) throw new Error('no sequence');
  const { sequence } = seat;
  const stoppable: number[] = [];
  const whole: number[] = [];
  // It learns the machine's speed from its first chunks, as it does in a studio that is in use.
  const learning = createChunkSizer(sequence.context.batchSize, { isWaitedFor: false });
  for (let run = 0; run <= count; run += 1) {
    const prompt = engine.model.tokenize(distinctText(tokens, run)).slice(0, tokens);
    const chunked = await timeReading(sequence, prompt, learning);
    const single = await timeSingleCall(sequence, prompt);
    const unchunked = await timeReading(sequence, prompt, wholeBatches(sequence));
    // The first run warms up.
    if (run === 0) continue;
    stoppable.push(single / chunked);
    whole.push(single / unchunked);
  }
  Object.assign(figures, spread(`${shape} stoppable against one call`, stoppable));
  Object.assign(figures, spread(`${shape} whole batches against one call`, whole));
  bars[`${shape} stoppable`] = atLeast(median(stoppable), 0.9);
  bars[`${shape} without stoppable chunks`] = atLeast(median(whole), 0.97);
  await engine.model.dispose();
}

async function timeReading(
  sequence: LlamaContextSequence,
  tokens: Token[],
  sizer: ChunkSizer,
): Promise<number> {
  await sequence.clearHistory();
  const startedAt = performance.now();
  const reading = readPrompt({ sequence, tokens, sizer, presence, signal });
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  await sequence.evaluateWithoutGeneratingNewTokens(step.value);
  return performance.now() - startedAt;
}

async function timeSingleCall(sequence: LlamaContextSequence, tokens: Token[]): Promise<number> {
  await sequence.clearHistory();
  const startedAt = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(tokens);
  return performance.now() - startedAt;
}

function wholeBatches(sequence: LlamaContextSequence): ChunkSizer {
  return { next: () => sequence.context.batchSize, measured: () => undefined };
}
