/**
 * Decode and prompt speed through engine, core and WebSocket to a client, against node-llama-cpp
 * alone with the same file, context and threads. Alternating runs; prompts never share a prefix.
 */
import { startBareLoop } from './bareProcess.ts';
import { createConversation, sendText } from './conversation.ts';
import { loadShape } from './models.ts';
import { atLeast, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, spread } from './statistics.ts';
import { openStudio } from './studio.ts';
import { distinctText } from './text.ts';

const contextSize = 2048;
const threads = 1;
const runs = {
  '135m': { count: 21, decode: 128, words: 60 },
  '1b': { count: 9, decode: 32, words: 50 },
};

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
for (const shape of ['135m', '1b'] as const) await compare(shape);
await publish('speed', figures, bars);

async function compare(shape: keyof typeof runs): Promise<void> {
  const { count, decode, words } = runs[shape];
  const studio = await openStudio();
  const { path } = await loadShape(studio.api, shape, { contextSize, threads });
  const bare = await startBareLoop({ path, contextSize, threads });
  const decodeRatios: number[] = [];
  const promptRatios: number[] = [];
  for (let run = 0; run <= count; run += 1) {
    const conversation = await createConversation(studio.api, decode);
    const text = distinctText(words, run);
    const order = run % 2 === 0;
    const reference = order ? await bare.run({ prompt: text, decodeTokens: decode }) : null;
    const ours = await sendText(studio.api, conversation, text);
    const theirs = reference ?? (await bare.run({ prompt: text, decodeTokens: decode }));
    // The first run warms up.
    if (run === 0) continue;
    decodeRatios.push(
      (ours.figures.generatedTokens - 1) /
        ours.writingTook /
        ((theirs.decodedTokens - 1) / theirs.decodeMilliseconds),
    );
    promptRatios.push(
      ours.figures.promptTokens /
        ours.firstTextAfter /
        (theirs.promptTokens / theirs.firstTokenMilliseconds),
    );
  }
  Object.assign(figures, spread(`${shape} decode ratio`, decodeRatios));
  Object.assign(figures, spread(`${shape} prompt ratio, stoppable`, promptRatios));
  bars[`${shape} decode against bare loop`] = atLeast(median(decodeRatios), 0.97);
  bars[`${shape} prompt against bare loop`] = atLeast(median(promptRatios), 0.9);
  await bare.close();
  await studio.close();
}
