/**
 * Summarizing, in the core as it ships but in this process: a document of 100 pages against
 * node-llama-cpp alone reading and writing the same tokens; parallel sequences against one; what
 * it costs the core's event loop and memory; a PDF of 500 pages on its way in. `--pages N`
 * shortens both documents.
 */
import { Readable } from 'node:stream';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { pdfFile } from '../fixtures/documents/pdfFile.ts';
import { bookPage, column, wrap } from '../fixtures/documents/pdfPages.ts';
import { createEngine } from '../src/main/engine/client.ts';
import type { Engine } from '../src/main/engine/engine.ts';
import type { ReplyFigures } from '../src/shared/api/chat.ts';
import { defaultSummaryOptions } from '../src/shared/api/summarize.ts';
import { startBareLoop } from './bareProcess.ts';
import type { BareProcess } from './bareProcess.ts';
import { openInProcess } from './inProcessStudio.ts';
import { loadShape } from './models.ts';
import { atMost, publish } from './report.ts';
import type { Bar } from './report.ts';
import { median } from './statistics.ts';
import { addDocument, summarizeDocument } from './summaries.ts';
import { distinctText } from './text.ts';

const wordsPerPage = 250;
const pagesPerChapter = 5;
const contextSize = 4096;
const threads = 1;
const bareSamples = 4;
const sampleWords = 600;
const loopResolution = 1;

const { values } = parseArgs({
  options: { pages: { type: 'string' }, json: { type: 'string' } },
});
const pages = Number(values.pages ?? 100);
const pdfPages = pages * 5;

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
const calls: ReplyFigures[] = [];
let isOneAtATime = false;

const studio = await openInProcess(measured(createEngine()));
await importPdf();
const { path } = await loadShape(studio.api, '135m', { contextSize, threads });
const bare = await startBareLoop({ path, contextSize, threads });
await compareWithBare();
await compareSequences();
await bare.close();
await studio.close();
await publish('summarize', figures, bars);
process.exit();

/** The engine with its figures kept, and with its generations one at a time when asked for. */
function measured(engine: Engine): Engine {
  let before: Promise<void> = Promise.resolve();
  return {
    ...engine,
    async *generate(request, signal) {
      const end = Promise.withResolvers<void>();
      const turn = before;
      if (isOneAtATime) {
        before = end.promise;
        await turn;
      }
      try {
        for await (const event of engine.generate(request, signal)) {
          if (event.type === 'done') calls.push(event.figures);
          yield event;
        }
      } finally {
        end.resolve();
      }
    },
  };
}

async function compareWithBare(): Promise<void> {
  const before = await sampleBare(bare);
  const { seconds, delay } = await timeSummary(pages, 1);
  const samples = [...before, ...(await sampleBare(bare))];
  const read = sum(calls.map((call) => call.promptTokens - call.reusedTokens));
  const written = sum(calls.map((call) => call.generatedTokens));
  const bareSeconds =
    read / median(samples.map((sample) => sample.readPerSecond)) +
    written / median(samples.map((sample) => sample.writtenPerSecond));
  figures[`${pages} pages, seconds`] = seconds;
  figures[`${pages} pages, seconds of bare reading and writing`] = bareSeconds;
  figures['calls of the model'] = calls.length;
  figures['tokens read'] = read;
  figures['tokens written'] = written;
  figures['tokens of prompts found in the cache'] = sum(calls.map((call) => call.reusedTokens));
  figures['event-loop delay of the core, maximum ms'] = delay.max / 1e6 - loopResolution;
  bars['wall time against bare reading and writing'] = atMost(seconds / bareSeconds, 1.1);
  bars['event-loop delay of the core, p99 ms'] = atMost(
    delay.percentile(99) / 1e6 - loopResolution,
    20,
  );
}

/**
 * Prompts and replies of the length that chunks and notes have. A word is about four tokens to the
 * random vocabulary; a prompt longer than the context would be shifted for ever.
 */
async function sampleBare(loop: BareProcess) {
  const samples: { readPerSecond: number; writtenPerSecond: number }[] = [];
  for (let run = 0; run < bareSamples; run += 1) {
    const prompt = distinctText(sampleWords, 1000 + run + samples.length);
    const result = await loop.run({ prompt, decodeTokens: 128 });
    samples.push({
      readPerSecond: (1000 * result.promptTokens) / result.firstTokenMilliseconds,
      writtenPerSecond: (1000 * (result.decodedTokens - 1)) / result.decodeMilliseconds,
    });
  }
  return samples;
}

async function compareSequences(): Promise<void> {
  const part = Math.max(2, Math.round(pages / 5));
  const ratios: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    isOneAtATime = false;
    const parallel = await timeSummary(part, 100 + run);
    isOneAtATime = true;
    const single = await timeSummary(part, 200 + run);
    ratios.push(single.seconds / parallel.seconds);
  }
  figures[`parallel sequences against one, ${part} pages, speed-up, median`] = median(ratios);
}

async function timeSummary(count: number, seed: number) {
  const document = await addDocument(studio.api, {
    kind: 'text',
    name: `book-${seed}.md`,
    text: bookOf(count, seed),
  });
  calls.length = 0;
  const delay = monitorEventLoopDelay({ resolution: loopResolution });
  delay.enable();
  const startedAt = performance.now();
  const summary = await summarizeDocument(studio.api, document, defaultSummaryOptions);
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  if (summary.status !== 'done') throw new Error(JSON.stringify(summary.error));
  return { seconds, delay };
}

function bookOf(count: number, seed: number): string {
  return Array.from({ length: count }, (_, page) => {
    const heading =
      page % pagesPerChapter === 0 ? `# Chapter ${page / pagesPerChapter + 1}\n\n` : '';
    return heading + sentencesOf(distinctText(wordsPerPage, seed * 10_000 + page));
  }).join('\n\n');
}

function sentencesOf(text: string): string {
  return text.replaceAll(
    /(?:\S+ ){14}\S+/gu,
    (run) => `${run.charAt(0).toUpperCase()}${run.slice(1)}.`,
  );
}

async function importPdf(): Promise<void> {
  const content = pdfFile({
    pages: Array.from({ length: pdfPages }, (_, page) =>
      bookPage(page + 1, column(wrap(sentencesOf(distinctText(350, page + 1))))),
    ),
  });
  const receive = async () =>
    (await studio.app.receiveFile(Readable.from([content]), 'book.pdf')).fileId;

  const stream = await studio.api.summarize.addDocuments({
    sources: [{ kind: 'file', fileId: await receive() }],
  });
  for (let step = await stream.next(); !step.done; step = await stream.next()) {
    if (step.value.type === 'reading' && step.value.fraction !== null) break;
  }
  const cancelledAt = performance.now();
  await stream.return?.();
  figures['cancelling an import, seconds'] = (performance.now() - cancelledAt) / 1000;
  bars['cancelling an import, seconds'] = atMost(figures['cancelling an import, seconds'], 1);

  let steps = 0;
  const startedAt = performance.now();
  const delay = monitorEventLoopDelay({ resolution: loopResolution });
  delay.enable();
  const sources = [{ kind: 'file' as const, fileId: await receive() }];
  for await (const event of await studio.api.summarize.addDocuments({ sources })) {
    if (event.type === 'failed') throw new Error(event.error.code);
    if (event.type === 'reading') steps += 1;
    if (event.type !== 'added') continue;
    figures[`PDF of ${pdfPages} pages, seconds to read`] = (performance.now() - startedAt) / 1000;
    figures['steps of progress told'] = steps;
    const options = { ...defaultSummaryOptions, method: 'extractive' } as const;
    const summarizedAt = performance.now();
    await summarizeDocument(studio.api, event.document, options);
    figures['its instant summary, seconds'] = (performance.now() - summarizedAt) / 1000;
  }
  delay.disable();
  figures['event-loop delay while it is read, p99 ms'] =
    delay.percentile(99) / 1e6 - loopResolution;
  bars['memory of the core with it, MB'] = atMost(process.memoryUsage.rss() / 1e6, 400);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
