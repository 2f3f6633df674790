/** A core that imports one document, measures itself meanwhile, and prints what it saw. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { readDocument } from '../src/main/files/readDocument.ts';
import { readerProcesses } from '../src/main/files/testReaders.ts';
import type { LoopDelay } from './eventLoopProbe.ts';

export type ImportFigures = {
  milliseconds: number;
  progressEvents: number;
  blocks: number;
  characters: number;
  loopDelay: LoopDelay;
  coreBytes: number;
  readerBytes: number;
  cancelMilliseconds: number;
};

const [path = ''] = process.argv.slice(2);
const name = 'book.pdf';

const imported = await importWhole();
const cancelMilliseconds = await importAndCancel();
process.stdout.write(JSON.stringify({ ...imported, cancelMilliseconds } satisfies ImportFigures));

async function importWhole(): Promise<Omit<ImportFigures, 'cancelMilliseconds'>> {
  const resolution = 1;
  const histogram = monitorEventLoopDelay({ resolution });
  const watching = new AbortController();
  const readerBytes = watchReader(watching.signal);
  let progressEvents = 0;
  histogram.enable();
  const started = performance.now();
  const { signal } = new AbortController();
  const document = await readDocument(
    { path, name },
    {
      signal,
      onProgress: () => {
        progressEvents += 1;
      },
    },
  );
  const milliseconds = performance.now() - started;
  histogram.disable();
  watching.abort();
  return {
    milliseconds,
    progressEvents,
    blocks: document.blocks.length,
    characters: document.text.length,
    loopDelay: {
      p99Milliseconds: histogram.percentile(99) / 1e6 - resolution,
      maxMilliseconds: histogram.max / 1e6 - resolution,
    },
    coreBytes: process.resourceUsage().maxRSS * 1024,
    readerBytes: await readerBytes,
  };
}

/** The most memory that the process which reads ever had, looked at now and then. */
async function watchReader(signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    for (const id of readerProcesses()) most = Math.max(most, peakBytes(id));
    await delay(500);
  }
  return most;
}

function peakBytes(id: number): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // It ended while it was looked at.
    return 0;
  }
}

async function importAndCancel(): Promise<number> {
  const cancel = new AbortController();
  let cancelledAt = 0;
  const onProgress = ({ done }: { done: number }): void => {
    if (done < 100 || cancelledAt > 0) return;
    cancelledAt = performance.now();
    cancel.abort();
  };
  await readDocument({ path, name }, { signal: cancel.signal, onProgress }).catch(() => undefined);
  while (readerProcesses().length > 0) await delay(5);
  return performance.now() - cancelledAt;
}
