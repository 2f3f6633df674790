import type { AdapterEntry } from '../../../shared/api/adapters.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import type { InspectedAdapter } from './inspection/inspectAdapter.ts';

export type StoredAdapter = InspectedAdapter & {
  id: string;
  name: string;
  description: string;
  path: string;
  origin: AdapterEntry['origin'];
  source: string | null;
  isRemoved: boolean;
};

type Row = {
  id: string;
  name: string;
  description: string;
  path: string;
  origin: AdapterEntry['origin'];
  source: string | null;
  size_bytes: number;
  modified_at: number;
  sha256: string;
  facts: string;
  removed_at: number | null;
};

const columns = `id, name, description, path, origin, source, size_bytes, modified_at, sha256, facts,
  removed_at`;

export function createAdapterStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT ${columns} FROM adapter WHERE removed_at IS NULL ORDER BY position, seq`,
  );
  const listRemoved = database.prepare<Row>(
    `SELECT ${columns} FROM adapter WHERE removed_at IS NOT NULL`,
  );
  const find = database.prepare<Row>(`SELECT ${columns} FROM adapter WHERE id = :id`);
  const findByPath = database.prepare<Row>(`SELECT ${columns} FROM adapter WHERE path = :path`);
  const findByHash = database.prepare<Row>(
    `SELECT ${columns} FROM adapter WHERE sha256 = :sha256 ORDER BY removed_at IS NOT NULL, seq`,
  );
  const insert = database.prepare(
    `INSERT INTO adapter (id, name, description, path, origin, source, size_bytes, modified_at,
       sha256, facts, position)
     VALUES (:id, :name, :description, :path, :origin, :source, :sizeBytes, :modifiedAt, :sha256,
       :facts, (SELECT coalesce(max(position), 0) + 1 FROM adapter))`,
  );
  const saveText = database.prepare(
    `UPDATE adapter SET name = :name, description = :description WHERE id = :id`,
  );
  const saveFile = database.prepare(
    `UPDATE adapter SET path = :path, size_bytes = :sizeBytes, modified_at = :modifiedAt,
       sha256 = :sha256, facts = :facts
     WHERE id = :id`,
  );
  const setPosition = database.prepare(`UPDATE adapter SET position = :position WHERE id = :id`);
  const setRemovedAt = database.prepare(
    `UPDATE adapter SET removed_at = :removedAt WHERE id = :id`,
  );
  const remove = database.prepare(`DELETE FROM adapter WHERE id = :id`);

  return {
    /** Those on the rack, in its order. */
    list: (): StoredAdapter[] => list.all().map(fromRow),
    listRemoved: (): StoredAdapter[] => listRemoved.all().map(fromRow),
    /** On the rack or taken off it. */
    find: (id: string): StoredAdapter | null => maybe(find.first({ id })),
    findByPath: (path: string): StoredAdapter | null => maybe(findByPath.first({ path })),
    findByHash: (sha256: string): StoredAdapter | null => maybe(findByHash.first({ sha256 })),
    get(id: string): StoredAdapter {
      const row = find.first({ id });
      if (!row || row.removed_at !== null) throw new AppError('not-found', { what: 'adapter' });
      return fromRow(row);
    },
    insert(adapter: Omit<StoredAdapter, 'isRemoved'>): void {
      const { id, name, description, path, origin, source } = adapter;
      insert.run({ id, name, description, path, origin, source, ...fileColumns(adapter) });
    },
    saveText(id: string, text: { name: string; description: string }): void {
      saveText.run({ id, ...text });
    },
    /** What a check of the file, here or where it lies now, has found. */
    saveFile(id: string, path: string, inspected: InspectedAdapter): void {
      saveFile.run({ id, path, ...fileColumns(inspected) });
    },
    order(ids: readonly string[]): void {
      database.transaction(() => {
        for (const [position, id] of ids.entries()) setPosition.run({ id, position });
      });
    },
    setRemoved(id: string, isRemoved: boolean): void {
      setRemovedAt.run({ id, removedAt: isRemoved ? Date.now() : null });
    },
    /** For good. */
    delete(id: string): void {
      remove.run({ id });
    },
  };
}

export type AdapterStore = ReturnType<typeof createAdapterStore>;

function fileColumns({ sizeBytes, modifiedAt, sha256, facts }: InspectedAdapter) {
  return { sizeBytes, modifiedAt, sha256, facts: JSON.stringify(facts) };
}

/** Files that were checked by an early version were not asked for these. */
const notAsked = { languages: [], tags: [] };

function maybe(row: Row | undefined): StoredAdapter | null {
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): StoredAdapter {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    path: row.path,
    origin: row.origin,
    source: row.source,
    sizeBytes: row.size_bytes,
    modifiedAt: row.modified_at,
    sha256: row.sha256,
    facts: { ...notAsked, ...(JSON.parse(row.facts) as StoredAdapter['facts']) },
    isRemoved: row.removed_at !== null,
  };
}
