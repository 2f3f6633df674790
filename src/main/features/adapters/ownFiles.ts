import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { privateFileMode } from '../../paths.ts';

type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Adapters that were sent or converted, and so have no place of their own on the disk. */
export function createOwnFiles(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  return {
    /** Under its name only when it is whole and on the disk. Returns the path. */
    async write(parts: Parts): Promise<string> {
      const path = join(folder, `${randomUUID()}.gguf`);
      const unfinished = `${path}.part`;
      try {
        await writeParts(unfinished, parts);
        await rename(unfinished, path);
        return path;
      } catch (error) {
        await rm(unfinished, { force: true });
        const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        throw isFull ? new AppError('disk-full', { path: folder }, { cause: error }) : error;
      }
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

async function writeParts(path: string, parts: Parts): Promise<void> {
  await using file = await open(path, 'wx', privateFileMode);
  for await (const part of parts) await file.writeFile(part);
  await file.sync();
}
