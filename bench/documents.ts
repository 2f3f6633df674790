/**
 * Importing a PDF of 500 pages: how long, with how much progress, in how much memory of the core
 * and of the process that reads; how soon it is over after a cancel; whether the core stays free.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pdfFile } from '../fixtures/documents/pdfFile.ts';
import { bookPage, column, wrap } from '../fixtures/documents/pdfPages.ts';
import type { ImportFigures } from './documentCore.ts';
import { atLeast, atMost, publish } from './report.ts';
import { distinctText } from './text.ts';

const pageCount = 500;
const linesPerPage = 44;
const mebibyte = 1024 * 1024;

const folder = await mkdtemp(join(tmpdir(), 'alcove-documents-'));
const path = join(folder, 'book.pdf');
await writeFile(path, book());
// A core of its own: what made the file would count as its memory.
const figures = await measure(path);
await rm(folder, { recursive: true });

await publish(
  'documents',
  {
    'import, s': figures.milliseconds / 1000,
    'pages a second': (pageCount * 1000) / figures.milliseconds,
    blocks: figures.blocks,
    characters: figures.characters,
    'event-loop delay, max ms': figures.loopDelay.maxMilliseconds,
  },
  {
    'progress events': atLeast(figures.progressEvents, pageCount),
    'cancel, ms': atMost(figures.cancelMilliseconds, 1000),
    'event-loop delay, p99 ms': atMost(figures.loopDelay.p99Milliseconds, 20),
    'memory of the core, MiB': atMost(figures.coreBytes / mebibyte, 400),
    'memory of the reader, MiB': atMost(figures.readerBytes / mebibyte, 1024),
  },
);

function book(): Buffer {
  const pages = Array.from({ length: pageCount }, (_, index) => {
    const lines = wrap(distinctText(600, index + 1), 85).slice(0, linesPerPage);
    const title = { text: `Chapter ${index / 20 + 1}`, x: 72, y: 785, size: 18 };
    return bookPage(index + 1, [...(index % 20 === 0 ? [title] : []), ...column(lines)]);
  });
  return pdfFile({ pages });
}

async function measure(file: string): Promise<ImportFigures> {
  const entry = fileURLToPath(new URL('./documentCore.ts', import.meta.url));
  const core = spawn(process.execPath, [entry, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(core.stdout)) as ImportFigures;
}
