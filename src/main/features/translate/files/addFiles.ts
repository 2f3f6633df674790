import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TranslationSettings } from '../../../../shared/api/translate.ts';
import type { AddedFile, TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';
import { toldBy } from '../../../toldEvents.ts';
import type { TranslateDependencies } from '../dependencies.ts';
import type { FileSegmentStore } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';
import { languageOf, storedSegment } from './readContent.ts';

export type NewFiles = { fileIds: readonly string[]; settings: TranslationSettings };

export type AddingParts = {
  database: Database;
  files: FileStore;
  segments: FileSegmentStore;
  /** It is on the disk and may be worked on. */
  onAdded: (file: StoredFile) => TranslationFile;
  dependencies: Pick<TranslateDependencies, 'filesFolder' | 'translatable' | 'useFile'>;
};

/**
 * Takes received files in one after the other and tells how it goes. One that fails does not keep
 * the others out; leaving the stream keeps what is added.
 */
export function addFiles(
  given: NewFiles,
  parts: AddingParts,
): AsyncGenerator<AddedFile, void, void> {
  return toldBy((tell, signal) => addAll(given, { ...parts, signal }, tell));
}

type Adding = AddingParts & { signal: AbortSignal };

async function addAll(
  { fileIds, settings }: NewFiles,
  parts: Adding,
  tell: (event: AddedFile) => void,
): Promise<void> {
  for (const fileId of fileIds) {
    if (parts.signal.aborted) return;
    tell({ type: 'reading', fileId });
    const adding = parts.dependencies.useFile(fileId, (received) =>
      addOne(received, settings, parts),
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
  settings: TranslationSettings,
  { database, files, segments, onAdded, dependencies, signal }: Adding,
): Promise<TranslationFile> {
  const id = randomUUID();
  const kept = join(dependencies.filesFolder, id);
  await copyFile(path, kept, constants.COPYFILE_EXCL);
  try {
    const read = await dependencies.translatable.read({
      name,
      path: kept,
      signal,
      csvColumns: null,
    });
    const isTable = read.columns !== null;
    if (read.segments.length === 0 && !isTable) throw new AppError('document-empty', { name });
    const file: StoredFile = {
      id,
      name,
      format: read.format,
      sizeBytes: (await stat(kept)).size,
      settings,
      detected: languageOf(read),
      csvColumns: null,
      status: isTable ? 'choosing' : 'waiting',
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
