import { Readable } from 'node:stream';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pdfFile } from '../fixtures/documents/pdfFile.ts';
import { bookPage, column, wrap } from '../fixtures/documents/pdfPages.ts';
import { defaultSummaryOptions } from '../src/shared/api/summarize.ts';
import type { openInProcess } from './inProcessStudio.ts';
import { summarizeDocument } from './summaries.ts';
import { distinctText } from './text.ts';

const wordsPerPage = 250;
const pagesPerChapter = 5;

/** A book of as many pages in Markdown, another for each seed. */
export function bookOf(pages: number, seed: number): string {
  return Array.from({ length: pages }, (_, page) => {
    const heading =
      page % pagesPerChapter === 0 ? `# Chapter ${page / pagesPerChapter + 1}\n\n` : '';
    return heading + sentencesOf(distinctText(wordsPerPage, seed * 10_000 + page));
  }).join('\n\n');
}

/** Imports a PDF of as many pages twice, the first time not to its end. Returns what it took. */
export async function importPdf(
  { app, api }: Awaited<ReturnType<typeof openInProcess>>,
  pages: number,
): Promise<Record<string, number>> {
  const content = pdfFile({
    pages: Array.from({ length: pages }, (_, page) =>
      bookPage(page + 1, column(wrap(sentencesOf(distinctText(350, page + 1))))),
    ),
  });
  const sourceOf = async () => {
    const { fileId } = await app.receiveFile(Readable.from([content]), 'book.pdf');
    return { sources: [{ kind: 'file' as const, fileId }] };
  };
  const figures: Record<string, number> = {};

  const stream = await api.summarize.addDocuments(await sourceOf());
  for (let step = await stream.next(); !step.done; step = await stream.next()) {
    if (step.value.type === 'reading' && (step.value.fraction ?? 0) > 0.2) break;
  }
  const cancelledAt = performance.now();
  await stream.return?.();
  figures['cancelling an import, seconds'] = (performance.now() - cancelledAt) / 1000;

  let steps = 0;
  const sources = await sourceOf();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  for await (const event of await api.summarize.addDocuments(sources)) {
    if (event.type === 'failed') throw new Error(event.error.code);
    if (event.type === 'reading') steps += 1;
    if (event.type !== 'added') continue;
    figures[`PDF of ${pages} pages, seconds to read`] = (performance.now() - startedAt) / 1000;
    figures['steps of progress told'] = steps;
    const options = { ...defaultSummaryOptions, method: 'extractive' } as const;
    const summarizedAt = performance.now();
    await summarizeDocument(api, event.document, options);
    figures['its instant summary, seconds'] = (performance.now() - summarizedAt) / 1000;
  }
  delay.disable();
  figures['event-loop delay while it is read, p99 ms'] = delay.percentile(99) / 1e6 - 1;
  return figures;
}

function sentencesOf(text: string): string {
  return text.replaceAll(
    /(?:\S+ ){14}\S+/gu,
    (run) => `${run.charAt(0).toUpperCase()}${run.slice(1)}.`,
  );
}
