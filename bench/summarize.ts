/**
 * Summarizing, in the core as it ships but in this process, on the 135M shape: a document against
 * node-llama-cpp alone reading and writing as many tokens, call by call; a chat message sent
 * meanwhile; parallel sequences against one; what it costs the core's event loop and memory; a PDF
 * on its way in. `--pages N` (100 takes a quarter of an hour), `--pdf-pages N`, and `--only PART` for
 * one of `pdf`, `bare`, `chat`, `sequences`.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/main/engine/client.ts';
import type { Engine } from '../src/main/engine/engine.ts';
import type { ReplyFigures } from '../src/shared/api/chat.ts';
import { defaultSummaryOptions } from '../src/shared/api/summarize.ts';
import { startBareLoop } from './bareProcess.ts';
import { bookOf, importPdf } from './books.ts';
import { timeFirstTokens } from './chatFirst.ts';
import { openInProcess } from './inProcessStudio.ts';
import { loadShape } from './models.ts';
import { atMost, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median, quantile } from './statistics.ts';
import { addDocument, summarizeDocument } from './summaries.ts';
import { distinctText } from './text.ts';

const contextSize = 4096;
/** Of a long document only so many pages' calls are repeated by the bare loop. */
const repeatedPages = 10;
const loopResolution = 1;

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    'pdf-pages': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const pages = Number(values.pages ?? 4);
const pdfPages = Number(values['pdf-pages'] ?? 500);

/** A call of the model, its milliseconds here, and those of the bare loop where it repeated it. */
type Call = { figures: ReplyFigures; took: number; bareTook: number | null };

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
let calls: Call[] = [];
let repeat: ((figures: ReplyFigures) => Promise<number>) | null = null;
let isOneAtATime = false;

const studio = await openInProcess(measured(createEngine()));
const parts = {
  pdf: readPdf,
  bare: compareWithBare,
  chat: sendMeanwhile,
  sequences: compareSequences,
};
for (const [name, measure] of Object.entries(parts)) {
  if ((values.only ?? name) === name) await measure();
}
await studio.close();
await publish('summarize', figures, bars);
process.exit();

async function readPdf(): Promise<void> {
  Object.assign(figures, await importPdf(studio, pdfPages));
  const cancelling = figures['cancelling an import, seconds'] ?? Number.NaN;
  bars['cancelling an import, seconds'] = atMost(cancelling, 1);
  bars['memory of the core with the PDF, MB'] = atMost(process.memoryUsage.rss() / 1e6, 400);
}

/**
 * The engine, each call timed. While the bare loop repeats a call, the next one waits: the two never
 * compute at once, and see the machine in the same moments.
 */
function measured(engine: Engine): Engine {
  let before: Promise<void> = Promise.resolve();
  return {
    ...engine,
    async *generate(request, signal) {
      const isAlone = request.priority === 'background' && (isOneAtATime || repeat !== null);
      const end = Promise.withResolvers<void>();
      const turn = before;
      if (isAlone) {
        before = end.promise;
        await turn;
      }
      const startedAt = performance.now();
      try {
        for await (const event of engine.generate(request, signal)) {
          if (event.type === 'done') {
            const took = performance.now() - startedAt;
            const bareTook = isAlone && isRepeated() ? await repeat?.(event.figures) : null;
            calls.push({ figures: event.figures, took, bareTook: bareTook ?? null });
          }
          yield event;
        }
      } finally {
        end.resolve();
      }
    },
  };
}

function isRepeated(): boolean {
  return calls.length % Math.max(1, Math.round(pages / repeatedPages)) === 0;
}

async function compareWithBare(): Promise<void> {
  const threads = 1;
  const { path } = await loadShape(studio.api, '135m', { contextSize, threads });
  const bare = await startBareLoop({ path, contextSize, threads });
  repeat = async ({ promptTokens, reusedTokens, generatedTokens }) => {
    const { firstTokenMilliseconds, decodeMilliseconds } = await bare.run({
      // No word is less than a token.
      prompt: distinctText(promptTokens, calls.length),
      promptTokens,
      cachedTokens: reusedTokens,
      decodeTokens: generatedTokens,
    });
    return firstTokenMilliseconds + decodeMilliseconds;
  };
  const { seconds, delay } = await timeSummary(pages, 1);
  repeat = null;
  await bare.close();

  const repeated = calls.filter(({ bareTook }) => bareTook !== null);
  const bareShare = sum(repeated.map(({ bareTook }) => bareTook ?? 0)) / sum(tookOf(repeated));
  const ours = seconds - sum(repeated.map(({ bareTook }) => bareTook ?? 0)) / 1000;
  const bareSeconds = (sum(tookOf(calls)) * bareShare) / 1000;
  const all = calls.map((call) => call.figures);
  figures[`${pages} pages, seconds`] = ours;
  figures[`${pages} pages, seconds of bare reading and writing`] = bareSeconds;
  figures[`${pages} pages, seconds between the calls of the model`] =
    ours - sum(tookOf(calls)) / 1000;
  figures['calls of the model'] = calls.length;
  figures['calls repeated by the bare loop'] = repeated.length;
  figures['tokens read'] = sum(all.map((call) => call.promptTokens - call.reusedTokens));
  figures['tokens written'] = sum(all.map((call) => call.generatedTokens));
  figures['tokens of prompts found in the cache'] = sum(all.map((call) => call.reusedTokens));
  figures['event-loop delay of the core, maximum ms'] = delay.max / 1e6 - loopResolution;
  bars['wall time against bare reading and writing'] = atMost(ours / bareSeconds, 1.1);
  bars['event-loop delay of the core, p99 ms'] = atMost(
    delay.percentile(99) / 1e6 - loopResolution,
    20,
  );
}

async function sendMeanwhile(): Promise<void> {
  await loadShape(studio.api, '135m', { contextSize, threads: 1 });
  const { idle, meanwhile } = await timeFirstTokens(studio.api, bookOf(20, 50));
  const ratio = median(meanwhile) / median(idle);
  for (const [name, times] of Object.entries({ idle, 'with a running summary': meanwhile })) {
    figures[`first token of a chat message, ${name}, median ms`] = median(times);
    figures[`first token of a chat message, ${name}, p95 ms`] = quantile(times, 0.95);
  }
  bars['first token with a running summary against idle'] = atMost(ratio, 2);
}

/** With two threads: a single one runs background work one after the other. */
async function compareSequences(): Promise<void> {
  await loadShape(studio.api, '135m', { contextSize, threads: 2 });
  const parallel = await timeSummary(pages, 100);
  isOneAtATime = true;
  const single = await timeSummary(pages, 200);
  isOneAtATime = false;
  figures['parallel sequences against one, two threads, speed-up'] =
    single.seconds / parallel.seconds;
}

async function timeSummary(count: number, seed: number) {
  const document = await addDocument(studio.api, {
    kind: 'text',
    name: `book-${seed}.md`,
    text: bookOf(count, seed),
  });
  calls = [];
  const delay = monitorEventLoopDelay({ resolution: loopResolution });
  delay.enable();
  const startedAt = performance.now();
  const summary = await summarizeDocument(studio.api, document, defaultSummaryOptions);
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  if (summary.status !== 'done') throw new Error(JSON.stringify(summary.error));
  return { seconds, delay };
}

function tookOf(some: readonly Call[]): number[] {
  return some.map(({ took }) => took);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
