import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { FileRequest } from '../../network.ts';
import { journalOf, removePart } from './partFile.ts';

type Request = Pick<FileRequest, 'partPath' | 'targetPath' | 'sizeBytes' | 'sha256' | 'subject'>;
type Reading = { signal: AbortSignal; onRead: (bytes: number) => void };

/** Small enough that hashing one piece does not hold up the event loop for more than a moment. */
const readBytes = 1024 * 1024;

/**
 * Reads the whole file from the disk, and gives it its name only when it is what was published.
 * A wrong one is deleted: nobody can say which of its blocks is to blame.
 */
export async function publish(request: Request, reading: Reading): Promise<void> {
  const { partPath, targetPath, sha256, subject } = request;
  const actual = await hashFile(partPath, reading);
  if (actual !== sha256) {
    await removePart(partPath);
    throw new AppError('hash-mismatch', { subject, expected: sha256, actual });
  }
  if (await exists(targetPath)) throw new AppError('target-taken', { path: targetPath });
  await rename(partPath, targetPath);
  await syncFolder(dirname(targetPath));
  await rm(journalOf(partPath), { force: true });
}

/** Whether a kill came between the rename and whoever was to be told of it. */
export async function isPublished(request: Request, reading: Reading): Promise<boolean> {
  const { targetPath, sizeBytes, sha256 } = request;
  const found = await lstat(targetPath).catch(() => null);
  if (!found?.isFile() || found.size !== sizeBytes) return false;
  return (await hashFile(targetPath, reading)) === sha256;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

async function hashFile(path: string, { signal, onRead }: Reading): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const piece of createReadStream(path, { highWaterMark: readBytes, signal })) {
    hash.update(piece as Buffer);
    read += (piece as Buffer).length;
    onRead(read);
  }
  return hash.digest('hex');
}

/** Puts the new name itself on the disk. Windows cannot do this to a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}
