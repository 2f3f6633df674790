import type { ErrorReport } from '../../../shared/api/common.ts';
import type { SummaryOptions, SummaryPart, SummaryStatus } from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';

export type StoredSummary = {
  id: string;
  title: string;
  status: SummaryStatus;
  error: ErrorReport | null;
  options: SummaryOptions;
  modelName: string | null;
  instant: SummaryPart[];
  parts: SummaryPart[];
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

type Row = {
  id: string;
  title: string;
  status: SummaryStatus;
  error: string | null;
  options: string;
  model_name: string | null;
  instant: string;
  parts: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
};

const columns = `id, title, status, error, options, model_name, instant, parts,
  created_at, updated_at, deleted_at`;

const nextActivity = '(SELECT coalesce(max(activity), 0) + 1 FROM summary)';

export function createSummaryStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT ${columns} FROM summary WHERE deleted_at IS NULL ORDER BY activity DESC`,
  );
  const listDeleted = database.prepare<Row>(
    `SELECT ${columns} FROM summary WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, seq DESC`,
  );
  const unfinished = database.prepare<Row>(
    `SELECT ${columns} FROM summary WHERE status IN ('waiting', 'running') AND deleted_at IS NULL
     ORDER BY seq`,
  );
  const find = database.prepare<Row>(`SELECT ${columns} FROM summary WHERE id = :id`);
  const insert = database.prepare(
    `INSERT INTO summary (id, title, status, options, instant, search_text, activity,
       created_at, updated_at)
     VALUES (:id, :title, :status, :options, :instant, :searchText, ${nextActivity}, :now, :now)`,
  );
  const insertDocument = database.prepare(
    `INSERT INTO summary_document (summary_id, position, document_id)
     VALUES (:id, :position, :documentId)`,
  );
  const save = database.prepare(
    `UPDATE summary SET title = :title, status = :status, error = :error, options = :options,
       model_name = :modelName, instant = :instant, parts = :parts, updated_at = :now
     WHERE id = :id`,
  );
  const saveSearchText = database.prepare(
    `UPDATE summary SET search_text = :searchText WHERE id = :id AND search_text <> :searchText`,
  );
  const setDeletedAt = database.prepare(
    `UPDATE summary SET deleted_at = :deletedAt, activity = ${nextActivity} WHERE id = :id`,
  );
  const purge = database.prepare(
    `DELETE FROM summary WHERE deleted_at IS NOT NULL AND (:id IS NULL OR id = :id)`,
  );
  const documentsOfTrash = database.prepare<{ document_id: string }>(
    `SELECT DISTINCT document_id FROM summary_document JOIN summary ON summary.id = summary_id
     WHERE deleted_at IS NOT NULL AND (:id IS NULL OR summary.id = :id)`,
  );
  const purgeDocument = database.prepare(
    `DELETE FROM document WHERE id = :documentId
       AND id NOT IN (SELECT document_id FROM summary_document)`,
  );
  const purgeNotes = database.prepare(
    `DELETE FROM summary_note WHERE key NOT IN (SELECT note_key FROM summary_chunk)`,
  );

  function getAny(id: string): StoredSummary {
    const row = find.first({ id });
    if (!row) throw new AppError('not-found', { what: 'summary' });
    return fromRow(row);
  }

  function require(id: string, isDeleted: boolean): StoredSummary {
    const summary = getAny(id);
    if ((summary.deletedAt !== null) === isDeleted) return summary;
    throw new AppError('not-found', { what: 'summary' });
  }

  return {
    list: (): StoredSummary[] => list.all().map(fromRow),
    listDeleted: (): StoredSummary[] => listDeleted.all().map(fromRow),
    /** Those that a run was cut off in, or that never came to run, oldest first. */
    listUnfinished: (): StoredSummary[] => unfinished.all().map(fromRow),
    /** One that is not in the trash. */
    get: (id: string): StoredSummary => require(id, false),
    getDeleted: (id: string): StoredSummary => require(id, true),
    /** Wherever it is, the trash included. */
    getAny,
    insert(
      summary: Pick<StoredSummary, 'id' | 'title' | 'status' | 'options' | 'instant'>,
      { documentIds, searchText }: { documentIds: readonly string[]; searchText: string },
    ): void {
      const { id, title, status } = summary;
      const options = JSON.stringify(summary.options);
      const instant = JSON.stringify(summary.instant);
      database.transaction(() => {
        insert.run({ id, title, status, options, instant, searchText, now: Date.now() });
        documentIds.forEach((documentId, position) => {
          insertDocument.run({ id, position, documentId });
        });
      });
    },
    /** Returns what is stored then. */
    save(summary: StoredSummary, searchText: string): StoredSummary {
      database.transaction(() => {
        save.run({
          id: summary.id,
          title: summary.title,
          status: summary.status,
          error: summary.error && JSON.stringify(summary.error),
          options: JSON.stringify(summary.options),
          modelName: summary.modelName,
          instant: JSON.stringify(summary.instant),
          parts: JSON.stringify(summary.parts),
          now: Date.now(),
        });
        saveSearchText.run({ id: summary.id, searchText });
      });
      return getAny(summary.id);
    },
    setDeletedAt(id: string, deletedAt: number | null): void {
      setDeletedAt.run({ id, deletedAt });
    },
    /** For good, with documents and notes that only it had; all of the trash without an id. */
    purge(id: string | null): void {
      database.transaction(() => {
        const documents = documentsOfTrash.all({ id });
        purge.run({ id });
        for (const { document_id: documentId } of documents) purgeDocument.run({ documentId });
        purgeNotes.run();
        database.execute(`INSERT INTO summary_search (summary_search) VALUES ('optimize')`);
      });
    },
  };
}

export type SummaryStore = ReturnType<typeof createSummaryStore>;

function fromRow(row: Row): StoredSummary {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    options: JSON.parse(row.options) as SummaryOptions,
    modelName: row.model_name,
    instant: JSON.parse(row.instant) as SummaryPart[],
    parts: JSON.parse(row.parts) as SummaryPart[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  };
}
