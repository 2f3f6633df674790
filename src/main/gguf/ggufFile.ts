import { open, stat } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';

const magic = 'GGUF';

/**
 * The cheap questions about a file that is said to be GGUF, asked before any process is started
 * for it. Returns its size.
 */
export async function checkGgufFile(path: string): Promise<number> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new AppError('is-directory', { path });
    if (!facts.isFile()) throw new AppError('file-unreadable', { path, reason: 'not a file' });
    const start = await readStart(path);
    if (start === '') throw new AppError('file-empty', { path });
    if (start !== magic) throw new AppError('not-gguf', { path });
    return facts.size;
  } catch (error) {
    throw translateFileError(error, path);
  }
}

async function readStart(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0);
  return buffer.toString('latin1', 0, bytesRead);
}

/** What the file system says, in our codes. */
export function translateFileError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  if (isMissing) return new AppError('file-missing', { path }, { cause: error });
  return new AppError('file-unreadable', { path, reason: String(error.code) }, { cause: error });
}
