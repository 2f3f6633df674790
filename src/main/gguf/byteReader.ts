import { readSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { refusal } from './ggufHeader.ts';
import { limits } from './limits.ts';

const chunkBytes = 1024 * 1024;

/** Reads forward through a file, a megabyte at a time, and never past the limit of a header. */
export function createByteReader(file: number, path: string) {
  let chunk = Buffer.alloc(0);
  let chunkStart = 0;
  let at = 0;

  function position(): number {
    return chunkStart + at;
  }

  /** Valid until the next read. */
  function take(bytes: number): Buffer {
    if (at + bytes > chunk.length) refill(Math.max(bytes, chunkBytes));
    if (at + bytes > chunk.length) throw new AppError('model-truncated', { path });
    at += bytes;
    return chunk.subarray(at - bytes, at);
  }

  function refill(bytes: number): void {
    chunkStart = position();
    if (chunkStart > limits.headerBytes) throw refusal(path, 'its header is too long');
    const next = Buffer.alloc(bytes);
    chunk = next.subarray(0, readSync(file, next, 0, bytes, chunkStart));
    at = 0;
  }

  /** Past the end is noticed by the next read. */
  function skip(bytes: number): void {
    at += bytes;
  }

  function uint32(): number {
    return take(4).readUInt32LE();
  }

  function uint64(): number {
    return Number(take(8).readBigUInt64LE());
  }

  /** A count of what follows; refused before anything is read or made for it. */
  function count(read: () => number, limit: number, what: string): number {
    const value = read();
    if (value > limit) throw refusal(path, `it announces ${value} ${what}`);
    return value;
  }

  function stringBytes(limit: number): Buffer {
    return take(count(uint64, limit, 'bytes of text in one value'));
  }

  return {
    path,
    position,
    take,
    skip,
    uint32,
    uint64,
    count,
    stringBytes,
    string: (limit: number): string => stringBytes(limit).toString('utf8'),
  };
}

export type ByteReader = ReturnType<typeof createByteReader>;
