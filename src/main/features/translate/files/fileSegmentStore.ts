import type { SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { TargetOrigin } from '../../../../shared/api/translate.ts';
import type { FileSegment, SegmentFilter } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';

/** As it is kept: which ones are being translated is known to the runner alone. */
export type StoredFileSegment = Omit<FileSegment, 'terms' | 'status'> & {
  status: Exclude<FileSegment['status'], 'translating'>;
};

type Row = {
  id: string;
  position: number;
  source: string;
  target: string | null;
  doubtful: string | null;
  status: StoredFileSegment['status'];
  origin: string | null;
  issues: string;
  note: string;
  max_length: number | null;
};

const columns = 'id, position, source, target, doubtful, status, origin, issues, note, max_length';

const conditions: Record<SegmentFilter, string> = {
  all: 'TRUE',
  issues: `issues <> '[]'`,
  unconfirmed: `status <> 'confirmed'`,
  untranslated: 'target IS NULL',
};

/** The segments of the files, each in its file's order. */
export function createFileSegmentStore(database: Database) {
  const insert = database.prepare(
    `INSERT INTO file_segment (id, file_id, position, source, target, doubtful, status, origin,
       issues, note, max_length)
     VALUES (:id, :fileId, :index, :source, :target, :doubtful, :status, :origin, :issues, :note,
       :maxLength)`,
  );
  const removeAll = database.prepare(`DELETE FROM file_segment WHERE file_id = :fileId`);
  const save = database.prepare(
    `UPDATE file_segment SET target = :target, status = :status, origin = :origin, issues = :issues
     WHERE id = :id`,
  );
  const find = database.prepare<Row>(
    `SELECT ${columns} FROM file_segment WHERE id = :id AND file_id = :fileId`,
  );
  const neighbour = database.prepare<{ source: string }>(
    `SELECT source FROM file_segment WHERE file_id = :fileId AND position = :index`,
  );
  const listAll = database.prepare<Row>(
    `SELECT ${columns} FROM file_segment WHERE file_id = :fileId ORDER BY position`,
  );
  const listAlike = database.prepare<Row>(
    `SELECT ${columns} FROM file_segment
     WHERE file_id = :fileId AND source = :source AND target IS NULL`,
  );
  const page = (filter: SegmentFilter) => ({
    count: database.prepare<{ total: number }>(
      `SELECT count(*) AS total FROM file_segment
       WHERE file_id = :fileId AND ${conditions[filter]}`,
    ),
    rows: database.prepare<Row>(
      `SELECT ${columns} FROM file_segment WHERE file_id = :fileId AND ${conditions[filter]}
       ORDER BY position LIMIT :count OFFSET :from`,
    ),
  });
  const pages = {
    all: page('all'),
    issues: page('issues'),
    unconfirmed: page('unconfirmed'),
    untranslated: page('untranslated'),
  };

  function saveRow(segment: StoredFileSegment): void {
    save.run({ id: segment.id, ...targetColumns(segment) });
  }

  return {
    /** Inside a transaction of the caller. */
    insertAll(fileId: string, segments: readonly StoredFileSegment[]): void {
      for (const segment of segments) {
        const { id, index, source, doubtful, note, maxLength } = segment;
        insert.run({
          id,
          fileId,
          index,
          source: JSON.stringify(source),
          doubtful: doubtful && JSON.stringify(doubtful),
          note,
          maxLength,
          ...targetColumns(segment),
        });
      }
    },
    /** Inside a transaction of the caller. */
    removeAll(fileId: string): void {
      removeAll.run({ fileId });
    },
    save: saveRow,
    saveAll(segments: readonly StoredFileSegment[]): void {
      database.transaction(() => segments.forEach(saveRow));
    },
    get(fileId: string, id: string): StoredFileSegment {
      const row = find.first({ fileId, id });
      if (!row) throw new AppError('not-found', { what: 'segment' });
      return fromRow(row);
    },
    /** The source at a place of the file; null beyond its ends. */
    sourceAt(fileId: string, index: number): SegmentText | null {
      const row = neighbour.first({ fileId, index });
      return row ? (JSON.parse(row.source) as SegmentText) : null;
    },
    all: (fileId: string): StoredFileSegment[] => listAll.all({ fileId }).map(fromRow),
    /** Those without a target that have this very source. */
    untranslatedLike: (fileId: string, source: SegmentText): StoredFileSegment[] =>
      listAlike.all({ fileId, source: JSON.stringify(source) }).map(fromRow),
    page(
      fileId: string,
      { filter, from, count }: { filter: SegmentFilter; from: number; count: number },
    ): { total: number; segments: StoredFileSegment[] } {
      const statements = pages[filter];
      return {
        total: statements.count.first({ fileId })?.total ?? 0,
        segments: statements.rows.all({ fileId, from, count }).map(fromRow),
      };
    },
  };
}

export type FileSegmentStore = ReturnType<typeof createFileSegmentStore>;

function targetColumns({ target, status, origin, issues }: StoredFileSegment) {
  return {
    target: target && JSON.stringify(target),
    status,
    origin: origin && JSON.stringify(origin),
    issues: JSON.stringify(issues),
  };
}

function fromRow(row: Row): StoredFileSegment {
  const { target, doubtful, origin, max_length: maxLength } = row;
  return {
    id: row.id,
    index: row.position,
    source: JSON.parse(row.source) as SegmentText,
    target: target === null ? null : (JSON.parse(target) as SegmentText),
    doubtful: doubtful === null ? null : (JSON.parse(doubtful) as SegmentText),
    status: row.status,
    origin: origin === null ? null : (JSON.parse(origin) as TargetOrigin),
    issues: JSON.parse(row.issues) as SegmentIssue[],
    note: row.note,
    maxLength,
  };
}
