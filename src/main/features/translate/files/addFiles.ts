import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TranslationSettings } from '../../../../shared/api/translate.ts';
import type { AddedFile, TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import { languageOfTag } from '../../../../shared/languages.ts';
import type { Language } from '../../../../shared/languages.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import { detectLanguage } from '../../../../shared/text/detectLanguage.ts';
import type { Database } from '../../../db/database.ts';
import { createEventQueue } from '../../../engine/eventQueue.ts';
import type { ReadSegment, TranslateDependencies } from '../dependencies.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';

export type NewFiles = {
  fileIds: readonly string[];
  settings: TranslationSettings;
  csvColumns: number[] | null;
};

export type AddingParts = {
  database: Database;
  files: FileStore;
  segments: FileSegmentStore;
  /** It is on the disk and may be worked on. */
  onAdded: (file: StoredFile) => TranslationFile;
  dependencies: Pick<TranslateDependencies, 'filesFolder' | 'translatable' | 'useFile'>;
};

/** So many characters tell the language of a file. */
const sampleLength = 5000;

/**
 * Takes received files in one after the other and tells how it goes. One that fails does not keep
 * the others out; leaving the stream keeps what is added.
 */
export async function* addFiles(
  given: NewFiles,
  parts: AddingParts,
): AsyncGenerator<AddedFile, void, void> {
  const leaving = new AbortController();
  const events = createEventQueue<AddedFile>();
  const adding = addAll(given, { ...parts, signal: leaving.signal }, (event) => events.push(event));
  adding.then(
    () => events.finish(),
    (error: unknown) => events.fail(error),
  );
  try {
    yield* events.read();
  } finally {
    leaving.abort();
    await adding.catch(() => undefined);
  }
}

type Adding = AddingParts & { signal: AbortSignal };

async function addAll(
  { fileIds, settings, csvColumns }: NewFiles,
  parts: Adding,
  tell: (event: AddedFile) => void,
): Promise<void> {
  for (const fileId of fileIds) {
    if (parts.signal.aborted) return;
    tell({ type: 'reading', fileId });
    const adding = parts.dependencies.useFile(fileId, (received) =>
      addOne(received, { settings, csvColumns }, parts),
    );
    tell(
      await adding.then(
        (file): AddedFile => ({ type: 'added', fileId, file }),
        (error: unknown): AddedFile => failed(fileId, error),
      ),
    );
  }
}

/** One bad file among many is news, not the end; anything unforeseen is the end. */
function failed(fileId: string, error: unknown): AddedFile {
  if (!(error instanceof AppError)) throw error;
  return { type: 'failed', fileId, error: { code: error.code, details: error.details } };
}

async function addOne(
  { name, path }: { name: string; path: string },
  { settings, csvColumns }: Omit<NewFiles, 'fileIds'>,
  { database, files, segments, onAdded, dependencies, signal }: Adding,
): Promise<TranslationFile> {
  const id = randomUUID();
  const kept = join(dependencies.filesFolder, id);
  await copyFile(path, kept, constants.COPYFILE_EXCL);
  try {
    const read = await dependencies.translatable.read({ name, path: kept, signal, csvColumns });
    if (read.segments.length === 0) throw new AppError('document-empty', { name });
    const file: StoredFile = {
      id,
      name,
      format: read.format,
      sizeBytes: (await stat(kept)).size,
      settings,
      detected: languageOf(read),
      csvColumns,
      status: 'waiting',
      error: null,
      modelName: null,
      createdAt: Date.now(),
    };
    database.transaction(() => {
      files.insert(file);
      segments.insertAll(id, read.segments.map(storedSegment));
    });
    return onAdded(file);
  } catch (error) {
    await rm(kept, { force: true });
    throw error;
  }
}

function languageOf(read: {
  sourceLanguage: string | null;
  segments: readonly ReadSegment[];
}): Language | null {
  const said = read.sourceLanguage === null ? null : languageOfTag(read.sourceLanguage);
  if (said) return said;
  let sample = '';
  for (const { source } of read.segments) {
    sample += `${plainText(source)}\n`;
    if (sample.length > sampleLength) break;
  }
  return detectLanguage(sample);
}

/** Targets that the file has are kept; one that it says is doubtful is translated anew. */
function storedSegment(read: ReadSegment, index: number): StoredFileSegment {
  const { source, target, state, note, context, maxLength } = read;
  const isKept = target !== null && (state === 'translated' || state === 'final');
  return {
    id: randomUUID(),
    index,
    source,
    target: isKept ? target : null,
    status: !isKept ? 'waiting' : state === 'final' ? 'confirmed' : 'translated',
    origin: isKept ? { kind: 'file' } : null,
    issues: [],
    note: [context, note].filter((each) => each !== '').join('\n'),
    maxLength,
  };
}
