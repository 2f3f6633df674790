/**
 * Translating, in the core as it ships but in this process: 200 short segments asked for at several
 * widths, on the 135M shape with two threads; how often the instructions that all of them begin with
 * are evaluated; as many at once as for a file, against node-llama-cpp alone reading and writing as
 * many tokens; and the time from a pause in typing to the first translated word of the starter model.
 * It takes some eight minutes; `--segments N` shortens it.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/main/engine/client.ts';
import { groupsAtOnce } from '../src/main/features/translate/files/fileRunner.ts';
import { readProfiles } from '../src/main/features/translate/prompts/profiles.ts';
import { renderSegment } from '../src/main/features/translate/prompts/renderPrompt.ts';
import { inParallel } from '../src/main/inParallel.ts';
import type { ReplyFigures } from '../src/shared/api/chat.ts';
import { loadInTurns, startBareBatch } from './bareProcess.ts';
import { openInProcess } from './inProcessStudio.ts';
import { loadShape, modelOfShape } from './models.ts';
import { atLeast, atMost, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, spread } from './statistics.ts';
import { distinctText } from './text.ts';

const widths = [2, 4, groupsAtOnce];
/** Of a context; what is asked for beyond them waits. */
const mostSequences = 4;
const wordsPerSegment = 8;
const tokensPerReply = 16;
const pauses = 12;
const contextSize = 2048;
const threads = 2;
/** Against the bare batch: pairs of processes, runs of each and segments of each run. */
const overhead = { pairs: 4, runs: 2, segments: 32 };

const { values } = parseArgs({
  options: { segments: { type: 'string' }, json: { type: 'string' } },
});
const segmentCount = Number(values.segments ?? 200);

const task = {
  from: 'en',
  to: 'fr',
  formality: 'default',
  terms: [],
  hasTokens: false,
  title: '',
  context: [],
  missed: null,
} as const;

const sampling = {
  temperature: 0,
  topP: 1,
  topK: 0,
  minP: 0,
  repeatPenalty: 1,
  maxTokens: tokensPerReply,
  seed: 0,
  stop: [],
};

const kind = { purpose: 'translate', priority: 'background' } as const;

const folder = fileURLToPath(new URL('../resources/prompts/translate', import.meta.url));
const profile = readProfiles(folder).get('generic');
let nextText = 0;

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};

const engine = createEngine();
const studio = await openInProcess(engine);
await timeFirstWords();
await loadShape(studio.api, '135m', { contextSize, threads });
await compareWidths();
await compareWithBare();
await studio.close();
await publish('translate', figures, bars);
process.exit();

async function timeFirstWords(): Promise<void> {
  const { api } = studio;
  for await (const { library, active } of await api.models.watch()) {
    const starter = library.find(({ origin }) => origin === 'starter');
    if (active.status === 'ready' && active.model.modelId === starter?.id) break;
  }
  const { translate } = api;
  const samples: number[] = [];
  for (let revision = 1; revision <= pauses; revision += 1) {
    const settings = { from: 'en', to: 'fr', formality: 'default' } as const;
    const stream = await translate.watchText();
    const startedAt = performance.now();
    await translate.setText({ source: `I have ${revision} red books.`, settings, revision });
    for await (const event of stream) if (event.type === 'delta') break;
    samples.push(performance.now() - startedAt);
    await translate.stop();
  }
  // The first makes the context that the others find.
  figures['first translated word of all, ms'] = samples[0] ?? Number.NaN;
  bars['pause to first translated word, starter model, ms'] = atMost(median(samples.slice(1)), 300);
}

async function compareWidths(): Promise<void> {
  // Each sequence reads the instructions once, before anything is timed.
  const calls = await translateAll(mostSequences, mostSequences);
  const alone = await timeWidth(1, calls);
  const ratios: number[] = [];
  for (const width of widths) {
    const ratio = alone / (await timeWidth(width, calls));
    figures[`speed-up, ${width} at once`] = ratio;
    ratios.push(ratio);
  }
  bars['speed-up at the best width'] = atLeast(Math.max(...ratios), 1.15);
  const shared = Math.max(...calls.map(({ reusedTokens }) => reusedTokens));
  const evaluated = calls.filter(({ reusedTokens }) => reusedTokens < shared / 2).length;
  figures['tokens of the shared instructions'] = shared;
  bars['times they are evaluated in all'] = atMost(evaluated, mostSequences);
}

/** Whichever goes first in a run, the bare batch repeats the calls of the latest one here. */
async function compareWithBare(): Promise<void> {
  const path = await modelOfShape('135m');
  const ratios: number[] = [];
  for (let pair = 0; pair < overhead.pairs; pair += 1) {
    await studio.api.models.unload();
    const bare = await loadInTurns(
      pair,
      () => startBareBatch({ path, contextSize, threads, sequences: mostSequences }),
      () => loadShape(studio.api, '135m', { contextSize, threads }),
    );
    // Each sequence reads the instructions once, before anything is timed.
    await translateAll(mostSequences, mostSequences);
    let calls = (await timeOurs()).calls;
    for (let run = 1; run <= overhead.runs; run += 1) {
      const seed = pair * (overhead.runs + 1) + run;
      const before = (pair + run) % 2 === 0 ? await bare.run({ calls, seed }) : null;
      const ours = await timeOurs();
      calls = ours.calls;
      const theirs = before ?? (await bare.run({ calls, seed }));
      ratios.push(ours.milliseconds / theirs.milliseconds);
    }
    await bare.close();
  }
  Object.assign(figures, spread(`${groupsAtOnce} at once against bare batch`, ratios));
  bars['wall time against a bare batch'] = atMost(median(ratios), 1.05);
}

async function timeOurs() {
  const startedAt = performance.now();
  const calls = await translateAll(overhead.segments, groupsAtOnce);
  return { calls, milliseconds: performance.now() - startedAt };
}

async function timeWidth(width: number, calls: ReplyFigures[]): Promise<number> {
  const startedAt = performance.now();
  calls.push(...(await translateAll(segmentCount, width)));
  const seconds = (performance.now() - startedAt) / 1000;
  figures[`${segmentCount} segments, ${width} at once, seconds`] = seconds;
  return seconds;
}

async function translateAll(count: number, width: number): Promise<ReplyFigures[]> {
  const prompts = Array.from({ length: count }, () => {
    nextText += 1;
    return renderSegment(profile, task, distinctText(wordsPerSegment, nextText));
  });
  const calls: ReplyFigures[] = [];
  const { signal } = new AbortController();
  await inParallel(prompts, { width, signal }, async (prompt, stopping) => {
    const request = { ...prompt, sampling, adapters: [], ...kind };
    for await (const event of engine.generate(request, stopping)) {
      if (event.type === 'done') calls.push(event.figures);
    }
  });
  return calls;
}
