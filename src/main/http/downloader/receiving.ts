import { dirname } from 'node:path';
import type { FileRequest } from '../../network.ts';
import { blockCount, planRuns } from './blocks.ts';
import type { Run } from './blocks.ts';
import { refuseWithoutRoom } from './disk.ts';
import { createEntityTag } from './entityTag.ts';
import type { Line } from './exchange.ts';
import { fetchRun } from './fetchRun.ts';
import type { RunTask } from './fetchRun.ts';
import { blockBytes } from './limits.ts';
import { openPart } from './partFile.ts';
import type { PartFile } from './partFile.ts';
import type { Progress } from './progress.ts';
import { retrying } from './retrying.ts';

/** Everything that the part file lacks, over one connection or several. */
export async function receive(request: FileRequest, line: Line, progress: Progress): Promise<void> {
  const { partPath, sizeBytes, sha256, signal } = request;
  const { limits } = line;
  const blocks = { sizeBytes, blockBytes: blockBytes(limits) };
  const part = await openPart(partPath, { ...blocks, sha256 }, signal);
  try {
    const neededBytes = sizeBytes - part.doneBytes;
    await refuseWithoutRoom(dirname(partPath), { neededBytes, spareBytes: limits.spareDiskBytes });
    await part.lengthen();
    const wanted = neededBytes >= limits.parallelFromBytes ? limits.connections : 1;
    progress.enter('connecting', part.doneBytes);
    await fetchAll(planRuns(part.done, blockCount(blocks), wanted), {
      request,
      line,
      progress,
      part,
    });
  } finally {
    await part.close();
  }
}

type Receiving = { request: FileRequest; line: Line; progress: Progress; part: PartFile };

/**
 * The first run alone, until the server has shown that it sends parts; then the others beside it.
 * A server that sends the whole file instead has sent theirs as well. When one fails for good all
 * end, and what each has saved stays. However many gaps there are, no more connections are open at
 * once than the limits allow.
 */
async function fetchAll([first, ...others]: Run[], receiving: Receiving): Promise<void> {
  if (!first) return;
  const failing = new AbortController();
  const ranges = Promise.withResolvers<void>();
  const task = runTask(receiving, failing.signal, ranges.resolve);

  async function fetchOne(run: Run): Promise<void> {
    try {
      await fetchRest(run, task, receiving);
    } catch (error) {
      failing.abort(error);
      throw error;
    }
  }

  const leading = fetchOne(first);
  await Promise.race([leading, ranges.promise]);
  async function fetchOthers(): Promise<void> {
    for (let run = others.shift(); run; run = others.shift()) await fetchOne(run);
  }
  const beside = Array.from({ length: receiving.line.limits.connections - 1 }, fetchOthers);
  const outcomes = await Promise.allSettled([leading, ...beside]);
  if (outcomes.some(({ status }) => status === 'rejected')) throw failing.signal.reason;
}

function runTask(receiving: Receiving, failing: AbortSignal, onRanges: () => void): RunTask {
  const { request, line, progress, part } = receiving;
  // Received, but not yet on the disk as part of a whole block.
  let looseBytes = 0;
  return {
    request,
    line,
    blocks: { sizeBytes: request.sizeBytes, blockBytes: blockBytes(line.limits) },
    signal: AbortSignal.any([request.signal, failing]),
    entityTag: createEntityTag(request.subject),
    isDone: (index) => part.done.has(index),
    async save(index, content) {
      await part.write(index, content);
      looseBytes -= content.length;
    },
    onBytes(count) {
      looseBytes += count;
      progress.receive(part.doneBytes + looseBytes);
    },
    onDropped(count) {
      looseBytes -= count;
    },
    onRanges,
  };
}

/** What is left of a run, again and again while it is worth it. */
async function fetchRest(
  run: Run,
  task: RunTask,
  { line, progress, part }: Receiving,
): Promise<void> {
  await retrying({
    limits: line.limits,
    signal: task.signal,
    onWait: () => progress.wait(),
    async attempt(gained) {
      const rest = firstGap(run, part.done);
      if (rest === null) return;
      const before = part.done.size;
      try {
        await fetchRun(rest, task);
      } finally {
        if (part.done.size > before) gained();
      }
    },
  });
}

/** From the first block that is missing on; what is there already behind it is passed over. */
function firstGap({ first, end }: Run, done: ReadonlySet<number>): Run | null {
  for (let index = first; index < end; index += 1) {
    if (!done.has(index)) return { first: index, end };
  }
  return null;
}
