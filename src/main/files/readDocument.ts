import { extname } from 'node:path';
import type { Document } from '../../shared/api/documents.ts';
import { AppError } from '../../shared/errors.ts';
import { createAssembly } from './assembly.ts';
import { readingLine } from './documentEvents.ts';
import type { DocumentProgress } from './documentEvents.ts';
import { checkSource, feed } from './documentSource.ts';
import type { DocumentSource } from './documentSource.ts';
import { readingEvents, withName } from './readingProcess.ts';
import { spawnReader } from './spawnReader.ts';

export type ReadingOptions = {
  signal: AbortSignal;
  /** Called with what is done of the whole, in the unit that suits the format. */
  onProgress: (progress: DocumentProgress) => void;
};

/**
 * Reads a file, or text as if it were one, in a process of its own that can do nothing else.
 * Fails with the codes for files and documents of `errors.ts`, or `cancelled`.
 */
export async function readDocument(
  source: DocumentSource,
  { signal, onProgress }: ReadingOptions,
): Promise<Document> {
  const { name } = source;
  if (signal.aborted) throw new AppError('cancelled');
  await checkSource(source);
  const child = await spawnReader(extensionOf(name));
  const assembly = createAssembly();
  const feeding = feed(source, child.stdin).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const [read, fed] = await Promise.allSettled([assemble(), feeding]);
  if (fed.status === 'rejected') throw fed.reason;
  if (read.status === 'rejected') throw withName(read.reason, name);
  const document = assembly.finish({ name, ...fed.value });
  if (document.blocks.length > 0) return document;
  const { pageCount } = document;
  throw new AppError('document-empty', { name, ...(pageCount !== null && { pages: pageCount }) });

  async function assemble(): Promise<void> {
    for await (const event of readingEvents(child, { signal, line: readingLine })) {
      if (event.type === 'progress') onProgress(event.progress);
      else assembly.add(event);
    }
  }
}

/** In lower case and without the dot, as far as it is one. */
function extensionOf(name: string): string {
  return /^\.([a-z0-9]{1,10})$/.exec(extname(name).toLowerCase())?.[1] ?? '';
}
