import type { ErrorReport } from '../../../../shared/api/common.ts';
import type { TranslationSettings } from '../../../../shared/api/translate.ts';
import type { TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { Database } from '../../../db/database.ts';

/** A file of the batch without what is counted from its segments. */
export type StoredFile = Pick<
  TranslationFile,
  | 'id'
  | 'name'
  | 'format'
  | 'sizeBytes'
  | 'settings'
  | 'detected'
  | 'status'
  | 'error'
  | 'modelName'
  | 'createdAt'
> & { csvColumns: number[] | null };

export type FileCounts = Pick<
  TranslationFile,
  'segmentCount' | 'translated' | 'confirmed' | 'withIssues'
>;

type Row = {
  id: string;
  name: string;
  format: StoredFile['format'];
  size_bytes: number;
  settings: string;
  detected: Language | null;
  csv_columns: string | null;
  status: StoredFile['status'];
  error: string | null;
  model_name: string | null;
  created_at: number;
};

const columns = `id, name, format, size_bytes, settings, detected, csv_columns, status, error,
  model_name, created_at`;

export function createFileStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT ${columns} FROM translation_file WHERE deleted_at IS NULL ORDER BY seq DESC`,
  );
  const find = database.prepare<Row>(
    `SELECT ${columns} FROM translation_file WHERE id = :id AND deleted_at IS NULL`,
  );
  const insert = database.prepare(
    `INSERT INTO translation_file (id, name, format, size_bytes, settings, detected, csv_columns,
       status, error, model_name, created_at)
     VALUES (:id, :name, :format, :sizeBytes, :settings, :detected, :csvColumns, :status, :error,
       :modelName, :createdAt)`,
  );
  const update = database.prepare(
    `UPDATE translation_file SET detected = :detected, csv_columns = :csvColumns, status = :status,
       error = :error, model_name = :modelName
     WHERE id = :id`,
  );
  const setDeletedAt = database.prepare(
    `UPDATE translation_file SET deleted_at = :at WHERE id = :id`,
  );
  const listDeleted = database.prepare<{ id: string }>(
    `SELECT id FROM translation_file WHERE deleted_at IS NOT NULL`,
  );
  const remove = database.prepare(`DELETE FROM translation_file WHERE id = :id`);
  const counts = database.prepare<FileCounts>(
    `SELECT count(*) AS segmentCount, count(target) AS translated,
       coalesce(sum(status = 'confirmed'), 0) AS confirmed,
       coalesce(sum(issues <> '[]'), 0) AS withIssues
     FROM file_segment WHERE file_id = :id`,
  );

  return {
    /** Newest first. */
    list: (): StoredFile[] => list.all().map(fromRow),
    find(id: string): StoredFile | null {
      const row = find.first({ id });
      return row ? fromRow(row) : null;
    },
    get(id: string): StoredFile {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'translation file' });
      return fromRow(row);
    },
    insert(file: StoredFile): void {
      insert.run({
        ...changingColumns(file),
        name: file.name,
        format: file.format,
        sizeBytes: file.sizeBytes,
        settings: JSON.stringify(file.settings),
        createdAt: file.createdAt,
      });
    },
    update(file: StoredFile): void {
      update.run(changingColumns(file));
    },
    setDeleted(id: string, isDeleted: boolean): void {
      setDeletedAt.run({ id, at: isDeleted ? Date.now() : null });
    },
    /** Forgets for good what was removed; returns what it was. */
    purge(): string[] {
      const ids = listDeleted.all().map(({ id }) => id);
      for (const id of ids) remove.run({ id });
      return ids;
    },
    counts: (id: string): FileCounts => counts.first({ id }) ?? noSegments,
  };
}

export type FileStore = ReturnType<typeof createFileStore>;

const noSegments: FileCounts = { segmentCount: 0, translated: 0, confirmed: 0, withIssues: 0 };

function changingColumns({ id, detected, csvColumns, status, error, modelName }: StoredFile) {
  return {
    id,
    detected,
    csvColumns: csvColumns && JSON.stringify(csvColumns),
    status,
    error: error && JSON.stringify(error),
    modelName,
  };
}

function fromRow(row: Row): StoredFile {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    sizeBytes: row.size_bytes,
    settings: JSON.parse(row.settings) as TranslationSettings,
    detected: row.detected,
    csvColumns: row.csv_columns === null ? null : (JSON.parse(row.csv_columns) as number[]),
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    modelName: row.model_name,
    createdAt: row.created_at,
  };
}
