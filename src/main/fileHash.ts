import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Bytes at a time: about a millisecond of work, so that other things happen in between. */
const chunkBytes = 512 * 1024;

export type HashingOptions = { signal: AbortSignal; onRead: (bytes: number) => void };

/** SHA-256 of a whole file, in hex. `onRead` is told how many bytes have been read. */
export async function hashFile(path: string, { signal, onRead }: HashingOptions): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, signal })) {
    hash.update(chunk as Buffer);
    read += (chunk as Buffer).length;
    onRead(read);
  }
  return hash.digest('hex');
}
