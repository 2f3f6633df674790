import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AppError } from '../../../shared/errors.ts';
import { privateFileMode } from '../../paths.ts';

/** Adapters that were sent or converted, and so have no place of their own on the disk. */
export function createOwnFiles(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  return {
    /** Whole, or not at all. Returns the path. */
    async write(content: Uint8Array): Promise<string> {
      const path = join(folder, `${randomUUID()}.gguf`);
      await writeFileAtomic(path, Buffer.from(content.buffer, content.byteOffset, content.length), {
        mode: privateFileMode,
      }).catch((error: unknown) => {
        const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        throw isFull ? new AppError('disk-full', { path: folder }, { cause: error }) : error;
      });
      return path;
    },
    async discard(path: string): Promise<void> {
      await rm(path, { force: true });
    },
    /** Deletes what no adapter on the rack lies in: removed ones, and leftovers of a crash. */
    async keepOnly(paths: readonly string[]): Promise<void> {
      const kept = new Set(paths);
      const files = readdirSync(folder).map((name) => join(folder, name));
      for (const path of files) if (!kept.has(path)) await rm(path, { force: true });
    },
  };
}
