import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors.ts';
import { documentLimits } from './limits.ts';

/** A file, or text that was typed or pasted; `name` is what its user knows it by. */
export type DocumentSource = { name: string } & ({ path: string } | { text: string });

export type Fingerprint = { sizeBytes: number; sha256: string };

/** Refuses what needs no reading to be refused. */
export async function checkSource(source: DocumentSource): Promise<void> {
  if ('text' in source) {
    if (source.text === '') throw new AppError('file-empty', { path: source.name });
    return refuseTooLarge(source.name, Buffer.byteLength(source.text));
  }
  const { path, name } = source;
  const file = await stat(path).catch((error: unknown) => {
    throw new AppError('file-missing', { path }, { cause: error });
  });
  if (file.isDirectory()) throw new AppError('is-directory', { path });
  // A device or a pipe may never end.
  if (!file.isFile()) throw new AppError('file-unreadable', { path, reason: 'Not a plain file.' });
  if (file.size === 0) throw new AppError('file-empty', { path });
  refuseTooLarge(name, file.size);
}

/** Sends the source to the process that reads it, and tells what passed. */
export async function feed(source: DocumentSource, input: Writable): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* tap(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
    for await (const chunk of chunks) {
      sizeBytes += chunk.byteLength;
      refuseTooLarge(source.name, sizeBytes);
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(contentOf(source), tap, input);
  } catch (error) {
    // A reader that ends before it has everything says why itself.
    if (error instanceof AppError) throw error;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function* contentOf(source: DocumentSource): AsyncGenerator<Buffer, void, void> {
  if ('text' in source) {
    const content = Buffer.from(source.text);
    for (let at = 0; at < content.length; at += pieceBytes) {
      yield content.subarray(at, at + pieceBytes);
    }
    return;
  }
  try {
    yield* createReadStream(source.path);
  } catch (error) {
    const details = { path: source.path, reason: String(error) };
    throw new AppError('file-unreadable', details, { cause: error });
  }
}

const pieceBytes = 65_536;

function refuseTooLarge(name: string, sizeBytes: number): void {
  const limitBytes = documentLimits.fileBytes;
  if (sizeBytes > limitBytes) throw new AppError('file-too-large', { name, sizeBytes, limitBytes });
}
