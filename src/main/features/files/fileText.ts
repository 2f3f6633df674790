import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { decodeText } from '../../files/formats/textEncoding.ts';
import { readDocument } from '../../files/readDocument.ts';
import { binaryKind, signatureBytes } from '../../files/reader/binaryKind.ts';

export type FileText = { name: string; sizeBytes: number; text: string };

type Limits = { limitBytes: number; signal: AbortSignal | undefined };

/**
 * All text of a file: letter by letter of one that is text, else what its document says. Fails with
 * `file-too-large` when that is more than `limitBytes`, and as `readDocument` does.
 */
export async function fileText(
  { name, path }: { name: string; path: string },
  { limitBytes, signal = new AbortController().signal }: Limits,
): Promise<FileText> {
  await using file = await open(path).catch((error: unknown) => {
    throw new AppError('file-unreadable', { path, reason: String(error) }, { cause: error });
  });
  const { size } = await file.stat();
  if (await isDocument(file)) {
    const { text } = await readDocument({ name, path }, { signal, onProgress: () => undefined });
    refuseTooLarge(name, Buffer.byteLength(text), limitBytes);
    return { name, sizeBytes: size, text };
  }
  refuseTooLarge(name, size, limitBytes);
  return { name, sizeBytes: size, text: decodeNamed(name, await file.readFile()) };
}

async function isDocument(file: FileHandle): Promise<boolean> {
  const start = await file.read(new Uint8Array(signatureBytes), 0, signatureBytes, 0);
  return binaryKind(start.buffer.subarray(0, start.bytesRead)) !== null;
}

function decodeNamed(name: string, content: Uint8Array): string {
  try {
    return decodeText(content).text;
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, { name }, { cause: error }) : error;
  }
}

function refuseTooLarge(name: string, sizeBytes: number, limitBytes: number): void {
  if (sizeBytes > limitBytes) throw new AppError('file-too-large', { name, sizeBytes, limitBytes });
}
