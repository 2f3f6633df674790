/**
 * Decode and prompt speed through engine, core and WebSocket to a client, against node-llama-cpp
 * alone with the same file, context and threads. Alternating runs; prompts never share a prefix.
 */
import type { Api } from '../src/shared/api.ts';
import { loadInTurns, startBareLoop } from './bareProcess.ts';
import type { BareLoop } from './bareProcess.ts';
import { createConversation, sendText } from './conversation.ts';
import { loadShape, modelOfShape } from './models.ts';
import type { Shape } from './models.ts';
import { atLeast, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, spread } from './statistics.ts';
import { openStudio } from './studio.ts';
import { distinctText } from './text.ts';

const contextSize = 2048;
const threads = 1;
const plans = {
  '135m': { pairs: 12, runs: 3, decode: 128, words: 60 },
  '1b': { pairs: 4, runs: 3, decode: 32, words: 50 },
};

type Programs = { shape: Shape; api: Api; bare: BareLoop };
type Ratios = { decode: number; prompt: number };

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
for (const shape of ['135m', '1b'] as const) {
  const ratios = await compare(shape);
  const decode = ratios.map((ratio) => ratio.decode);
  const prompt = ratios.map((ratio) => ratio.prompt);
  Object.assign(figures, spread(`${shape} decode ratio`, decode));
  Object.assign(figures, spread(`${shape} prompt ratio, stoppable`, prompt));
  bars[`${shape} decode against bare loop`] = atLeast(median(decode), 0.97);
  bars[`${shape} prompt against bare loop`] = atLeast(median(prompt), 0.9);
}
await publish('speed', figures, bars);

async function compare(shape: Shape): Promise<Ratios[]> {
  const path = await modelOfShape(shape);
  const studio = await openStudio();
  const ratios: Ratios[] = [];
  for (let pair = 0; pair < plans[shape].pairs; pair += 1) {
    const bare = await loadInTurns(
      pair,
      () => startBareLoop({ path, contextSize, threads }),
      () => loadShape(studio.api, shape, { contextSize, threads }),
    );
    const programs = { shape, api: studio.api, bare };
    // The first run of each warms up.
    await compareRun(programs, 0);
    for (let run = 1; run <= plans[shape].runs; run += 1) {
      ratios.push(await compareRun(programs, pair + run));
    }
    await bare.close();
    await studio.api.models.unload();
  }
  await studio.close();
  return ratios;
}

/** By the parity of the seed one or the other goes first. */
async function compareRun({ shape, api, bare }: Programs, seed: number): Promise<Ratios> {
  const { decode, words } = plans[shape];
  const prompt = distinctText(words, seed);
  const conversation = await createConversation(api, decode);
  const request = { prompt, decodeTokens: decode };
  const before = seed % 2 === 0 ? await bare.run(request) : null;
  const ours = await sendText(api, conversation, prompt);
  const theirs = before ?? (await bare.run(request));
  return {
    decode:
      (ours.figures.generatedTokens - 1) /
      ours.writingTook /
      ((theirs.decodedTokens - 1) / theirs.decodeMilliseconds),
    prompt:
      ours.figures.promptTokens /
      ours.firstTextAfter /
      (theirs.promptTokens / theirs.firstTokenMilliseconds),
  };
}
