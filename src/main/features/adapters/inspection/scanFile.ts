import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { GgufTensor } from '../../../gguf/ggufHeader.ts';
import { beginScan } from './weights.ts';
import type { WeightFacts } from './weights.ts';

export type ScanResult = { sha256: string; weights: ({ name: string } & WeightFacts)[] };

/**
 * A multiple of every block's size in bytes (4, 2, 34), so that no weight is cut in two, and small
 * enough that the core does other things in between: about a millisecond of work.
 */
const chunkBytes = 68 * 8 * 1024;

/** Looks through all weights of a file whose header was checked, and takes its hash. */
export async function scanFile(
  path: string,
  { tensors, fileBytes }: { tensors: readonly GgufTensor[]; fileBytes: number },
): Promise<ScanResult> {
  await using file = await open(path);
  const weights: ScanResult['weights'] = [];
  for (const { name, type, offset, bytes } of tensors) {
    const scan = beginScan(type);
    for await (const chunk of chunks(file, offset, bytes)) scan.add(chunk);
    weights.push({ name, ...scan.facts() });
  }
  const hash = createHash('sha256');
  for await (const chunk of chunks(file, 0, fileBytes)) hash.update(chunk);
  return { sha256: hash.digest('hex'), weights };
}

/** Each is good until the next. */
async function* chunks(
  file: FileHandle,
  start: number,
  bytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  const buffer = Buffer.alloc(Math.min(chunkBytes, bytes));
  for (let done = 0; done < bytes; done += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, bytes - done));
    await fill(chunk, file, start + done);
    yield chunk;
  }
}

/** One read may bring less than was asked for. */
async function fill(chunk: Uint8Array, file: FileHandle, start: number): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesRead } = await file.read(chunk, done, chunk.length - done, start + done);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    done += bytesRead;
  }
}
