import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import type { ReceivedFile } from '../../../shared/api/files.ts';
import { AppError } from '../../../shared/errors.ts';
import { privateFileMode } from '../../paths.ts';

type KeptFile = ReceivedFile & {
  path: string;
  /** Ours is deleted after use; a file of the user's is only read. */
  isOurs: boolean;
};

export type TakenFile = { name: string; content: Buffer };

/** Files on their way into a feature. Those sent over HTTP lie in a folder that every start empties. */
export function createReceivedFiles(folder: string) {
  const files = new Map<string, KeptFile>();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  function keep(file: KeptFile): ReceivedFile {
    files.set(file.fileId, file);
    const { fileId, name, sizeBytes } = file;
    return { fileId, name, sizeBytes };
  }

  return {
    receive: async (source: AsyncIterable<Uint8Array>, name: string): Promise<ReceivedFile> => {
      const fileId = randomUUID();
      // The name a browser sends is for showing only and never becomes a path.
      const path = join(folder, fileId);
      try {
        const sizeBytes = await writeLimited(path, source, name);
        return keep({ fileId, name: basename(name), sizeBytes, path, isOurs: true });
      } catch (error) {
        await rm(path, { force: true });
        throw hasCode(error, 'ENOSPC')
          ? new AppError('disk-full', { path: folder }, { cause: error })
          : error;
      }
    },

    async receivePath(path: string): Promise<ReceivedFile> {
      const name = basename(path);
      const file = await stat(path).catch((error: unknown) => {
        throw new AppError('file-missing', { path }, { cause: error });
      });
      if (file.isDirectory()) throw new AppError('is-directory', { path });
      refuseTooLarge(name, file.size, maxReceivedBytes);
      return keep({ fileId: randomUUID(), name, sizeBytes: file.size, path, isOurs: false });
    },

    /** Hands a file out once, and not at all when it is larger than its user can take. */
    async take(fileId: string, limitBytes: number): Promise<TakenFile> {
      const file = files.get(fileId);
      if (!file) throw new AppError('not-found', { what: 'file' });
      files.delete(fileId);
      try {
        refuseTooLarge(file.name, file.sizeBytes, limitBytes);
        return { name: file.name, content: await readWhole(file.path) };
      } finally {
        if (file.isOurs) await rm(file.path, { force: true });
      }
    },

    /** Lets a file be read once where it lies; an upload is deleted afterwards. */
    async use<Result>(
      fileId: string,
      read: (file: { name: string; path: string }) => Promise<Result>,
    ): Promise<Result> {
      const file = files.get(fileId);
      if (!file) throw new AppError('not-found', { what: 'file' });
      files.delete(fileId);
      try {
        return await read({ name: file.name, path: file.path });
      } finally {
        if (file.isOurs) await rm(file.path, { force: true });
      }
    },

    close(): void {
      files.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function readWhole(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw new AppError('file-unreadable', { path, reason: String(error) }, { cause: error });
  });
}

async function writeLimited(
  path: string,
  source: AsyncIterable<Uint8Array>,
  name: string,
): Promise<number> {
  await using file = await open(path, 'wx', privateFileMode);
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.byteLength;
    refuseTooLarge(name, sizeBytes, maxReceivedBytes);
    await file.writeFile(chunk);
  }
  return sizeBytes;
}

function refuseTooLarge(name: string, sizeBytes: number, limitBytes: number): void {
  if (sizeBytes <= limitBytes) return;
  throw new AppError('file-too-large', { name, sizeBytes, limitBytes });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
