import { join } from 'node:path';
import type { TableColumn, TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';
import type { ReadFile, TranslateDependencies } from '../dependencies.ts';
import type { FileEvents } from './fileEvents.ts';
import type { FileRunner } from './fileRunner.ts';
import type { FileSegmentStore } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';
import { languageOf, storedSegment } from './readContent.ts';

export type FileColumnParts = {
  database: Database;
  files: FileStore;
  segments: FileSegmentStore;
  events: FileEvents;
  runner: FileRunner;
  dependencies: Pick<TranslateDependencies, 'filesFolder' | 'translatable'>;
};

/** The columns of tables, and which of them are translated. */
export function createFileColumns(parts: FileColumnParts) {
  const { database, files, segments, events, runner, dependencies } = parts;
  const { filesFolder, translatable } = dependencies;

  function read(
    { id, name, csvColumns }: StoredFile,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<ReadFile> {
    return translatable.read({ name, path: join(filesFolder, id), signal, csvColumns });
  }

  async function list(id: string, signal?: AbortSignal): Promise<TableColumn[]> {
    const { columns } = await read(files.get(id), signal);
    return columns ?? [];
  }

  async function choose(
    id: string,
    csvColumns: number[],
    signal?: AbortSignal,
  ): Promise<TranslationFile> {
    const found = await read({ ...files.get(id), csvColumns }, signal);
    const file = files.get(id);
    if (found.segments.length === 0) throw new AppError('document-empty', { name: file.name });
    if (file.status === 'running' || files.counts(id).translated > 0) {
      throw new AppError('translation-begun', { name: file.name });
    }
    await runner.stop(id);
    const chosen: StoredFile = { ...file, csvColumns, detected: languageOf(found) };
    database.transaction(() => {
      files.update(chosen);
      segments.removeAll(id);
      segments.insertAll(id, found.segments.map(storedSegment));
    });
    events.publishRecut(chosen);
    runner.start(id);
    return events.shown(files.get(id));
  }

  return { list, choose };
}
