import { constants, existsSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';

const magic = Buffer.from('GGUF', 'ascii');

/**
 * The cheap checks, each with its own code: there, a file, readable, not empty, begins like a
 * GGUF. Nothing behind the first four bytes is read here: a hostile header can take down the
 * process that parses it, so that is left to the engine's.
 */
export async function checkModelFile(path: string): Promise<{ sizeBytes: number }> {
  const file = await statOf(path);
  if (file.isDirectory()) throw new AppError('is-directory', { path });
  if (!file.isFile()) throw new AppError('file-unreadable', { path, reason: 'not a regular file' });
  if (file.size === 0) throw new AppError('file-empty', { path });
  if (!(await firstBytes(path)).equals(magic)) throw new AppError('not-gguf', { path });
  return { sizeBytes: file.size };
}

export function isModelFileThere(path: string): boolean {
  return existsSync(path);
}

async function statOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    await using file = await open(path, constants.O_RDONLY);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw fileError(path, error);
  }
}

function fileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new AppError('file-missing', { path }, { cause: error });
  }
  return new AppError('file-unreadable', { path, reason: String(error.code) }, { cause: error });
}
