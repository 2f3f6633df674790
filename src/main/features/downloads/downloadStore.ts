import { errorReport } from '../../../shared/api/common.ts';
import type { ErrorReport } from '../../../shared/api/common.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';

/** What the hub has published of a file, of one commit of its repository. */
export type Published = { revision: string; sizeBytes: number; sha256: string };

export type StoredDownload = {
  id: string;
  repository: string;
  file: string;
  target: string;
  published: Published | null;
  doneBytes: number;
  status: 'queued' | 'paused' | 'done' | 'failed';
  error: ErrorReport | null;
  modelId: string | null;
};

type Row = {
  id: string;
  repository: string;
  file: string;
  target: string;
  revision: string | null;
  size_bytes: number | null;
  sha256: string | null;
  done_bytes: number;
  status: StoredDownload['status'];
  error: string | null;
  model_id: string | null;
};

export function createDownloadStore(database: Database) {
  const list = database.prepare<Row>('SELECT * FROM download ORDER BY seq');
  const find = database.prepare<Row>('SELECT * FROM download WHERE id = :id');
  const findFile = database.prepare<Row>(
    'SELECT * FROM download WHERE repository = :repository AND file = :file',
  );
  const findTarget = database.prepare<Row>('SELECT * FROM download WHERE target = :target');
  const insert = database.prepare(
    `INSERT INTO download (id, repository, file, target, status)
     VALUES (:id, :repository, :file, :target, 'queued')`,
  );
  const setPublished = database.prepare(
    `UPDATE download SET revision = :revision, size_bytes = :sizeBytes, sha256 = :sha256
     WHERE id = :id`,
  );
  const forgetPublished = database.prepare(
    'UPDATE download SET revision = NULL, sha256 = NULL, done_bytes = 0 WHERE id = :id',
  );
  const setDone = database.prepare('UPDATE download SET done_bytes = :doneBytes WHERE id = :id');
  const setStatus = database.prepare(
    'UPDATE download SET status = :status, error = :error, model_id = :modelId WHERE id = :id',
  );
  const pauseAll = database.prepare(
    `UPDATE download SET status = 'paused' WHERE status = 'queued'`,
  );
  const remove = database.prepare('DELETE FROM download WHERE id = :id');

  return {
    list: (): StoredDownload[] => list.all().map(fromRow),
    find: (id: string): StoredDownload | null => optional(find.first({ id })),
    get(id: string): StoredDownload {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'download' });
      return fromRow(row);
    },
    findFile: (file: { repository: string; file: string }): StoredDownload | null =>
      optional(findFile.first(file)),
    isTarget: (target: string): boolean => findTarget.first({ target }) !== undefined,
    insert(download: Pick<StoredDownload, 'id' | 'repository' | 'file' | 'target'>): void {
      insert.run(download);
    },
    setPublished(id: string, published: Published): void {
      setPublished.run({ id, ...published });
    },
    /** The next attempt asks the hub anew. */
    forgetPublished(id: string): void {
      forgetPublished.run({ id });
    },
    setDone(id: string, doneBytes: number): void {
      setDone.run({ id, doneBytes });
    },
    queue: (id: string): void =>
      void setStatus.run({ id, status: 'queued', error: null, modelId: null }),
    pause: (id: string): void =>
      void setStatus.run({ id, status: 'paused', error: null, modelId: null }),
    pauseAll: (): void => void pauseAll.run(),
    finish(id: string, modelId: string): void {
      setStatus.run({ id, status: 'done', error: null, modelId });
    },
    fail(id: string, { code, details }: ErrorReport): void {
      setStatus.run({
        id,
        status: 'failed',
        error: JSON.stringify({ code, details }),
        modelId: null,
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}

export type DownloadStore = ReturnType<typeof createDownloadStore>;

function optional(row: Row | undefined): StoredDownload | null {
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): StoredDownload {
  const { revision, size_bytes: sizeBytes, sha256 } = row;
  const isKnown = revision !== null && sizeBytes !== null && sha256 !== null;
  return {
    id: row.id,
    repository: row.repository,
    file: row.file,
    target: row.target,
    published: isKnown ? { revision, sizeBytes, sha256 } : null,
    doneBytes: row.done_bytes,
    status: row.status,
    error: row.error === null ? null : errorReport.parse(JSON.parse(row.error)),
    modelId: row.model_id,
  };
}
