import { AppError } from '../../../shared/errors.ts';
import type { FileRequest } from '../../network.ts';
import { blockEnd, blockStart } from './blocks.ts';
import type { Blocks, Run } from './blocks.ts';
import { createBlockCutter } from './blockCutter.ts';
import { bodyBytes } from './bodyBytes.ts';
import type { Line } from './exchange.ts';
import { follow, invalid } from './follow.ts';
import { bodyStart } from './rangeReply.ts';
import type { EntityTag } from './entityTag.ts';

export type RunTask = {
  request: FileRequest;
  blocks: Blocks;
  line: Line;
  signal: AbortSignal;
  entityTag: EntityTag;
  isDone: (index: number) => boolean;
  save: (index: number, content: Buffer) => Promise<void>;
  onBytes: (count: number) => void;
  /** Bytes that were told, and are lost with the connection. */
  onDropped: (count: number) => void;
  /** Once the server has shown that it sends the part that was asked for. */
  onRanges: () => void;
};

/**
 * Fetches the blocks of a run over one connection and saves each as it is whole. A run that breaks
 * off is gone on with from its first block that was not saved.
 */
export async function fetchRun(run: Run, task: RunTask): Promise<void> {
  const { request, blocks, line, signal, entityTag } = task;
  const start = blockStart(blocks, run.first);
  const end = blockEnd(blocks, run.end - 1);
  const url = new URL(request.path, line.policy.hub);
  const isAll = start === 0 && end === blocks.sizeBytes;
  const headers = isAll ? {} : { Range: `bytes=${start}-${end - 1}`, ...entityTag.condition() };
  const response = await follow({ url, reason: request, headers, signal }, line);
  const host = url.host;
  try {
    entityTag.compare(response);
    const asked = { start, end, sizeBytes: blocks.sizeBytes, subject: request.subject, host };
    const from = bodyStart(response, asked);
    if (response.statusCode === 206) task.onRanges();
    const body = bodyBytes(response, { host, limits: line.limits, signal });
    const isWhole = await saveBody(body, { from, end }, task);
    if (!isWhole) throw new AppError('server-unreachable', { host, reason: 'ended too early' });
  } finally {
    response.destroy();
  }
}

/**
 * Saves block by block; those that are there already are passed over. Tells whether the body came
 * as far as it should.
 */
async function saveBody(
  body: AsyncIterable<Buffer>,
  { from, end }: { from: number; end: number },
  task: RunTask,
): Promise<boolean> {
  const cutter = createBlockCutter(task.blocks, from);
  try {
    for await (const piece of body) {
      for (let used = 0; used < piece.length;) {
        const isWanted = !task.isDone(cutter.index);
        const { taken, cut } = cutter.take(piece.subarray(used));
        if (taken === 0)
          throw invalid(new URL(task.line.policy.hub), 'more bytes than the file has');
        used += taken;
        if (isWanted) task.onBytes(taken);
        if (cut && isWanted) await task.save(cut.index, cut.content);
      }
    }
    return cutter.hasReached(end);
  } finally {
    if (cutter.size > 0 && !task.isDone(cutter.index)) task.onDropped(cutter.size);
  }
}
