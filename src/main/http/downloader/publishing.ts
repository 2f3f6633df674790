import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { hashFile } from '../../fileHash.ts';
import type { HashingOptions } from '../../fileHash.ts';
import type { FileRequest } from '../../network.ts';
import { journalOf, removePart } from './partFile.ts';

type Request = Pick<FileRequest, 'partPath' | 'targetPath' | 'sizeBytes' | 'sha256' | 'subject'>;

/**
 * Reads the whole file from the disk, and gives it its name only when it is what was published.
 * A wrong one is deleted: nobody can say which of its blocks is to blame.
 */
export async function publish(request: Request, reading: HashingOptions): Promise<void> {
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
export async function isPublished(request: Request, reading: HashingOptions): Promise<boolean> {
  const { targetPath, sizeBytes, sha256 } = request;
  const found = await lstat(targetPath).catch(() => null);
  if (!found?.isFile() || found.size !== sizeBytes) return false;
  return (await hashFile(targetPath, reading)) === sha256;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

/** Puts the new name itself on the disk. Windows cannot do this to a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}
