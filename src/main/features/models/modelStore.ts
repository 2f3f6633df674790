import { defaultLoadOptions, loadOptions, modelFacts } from '../../../shared/api/models.ts';
import type { LoadOptions, ModelFacts } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';

export type StoredModel = {
  id: string;
  name: string;
  path: string;
  origin: 'starter' | 'added';
  sizeBytes: number;
  loadOptions: LoadOptions;
  strikes: number;
  lastUsedAt: number | null;
  isFavourite: boolean;
  facts: ModelFacts | null;
  /** Of the file that the facts are from, as the file system counts. */
  modifiedAt: number | null;
};

/** What is known of a file once it has been read. */
export type ReadFile = Pick<StoredModel, 'sizeBytes' | 'facts' | 'modifiedAt'>;

type Row = {
  id: string;
  name: string;
  path: string;
  origin: 'starter' | 'added';
  size_bytes: number;
  load_options: string;
  strikes: number;
  last_used_at: number | null;
  is_favourite: number;
  facts: string | null;
  modified_at: number | null;
};

const columns = `id, name, path, origin, size_bytes, load_options, strikes, last_used_at, is_favourite,
  facts, modified_at`;

export function createModelStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT ${columns} FROM model ORDER BY origin = 'starter' DESC, seq`,
  );
  const find = database.prepare<Row>(`SELECT ${columns} FROM model WHERE id = :id`);
  const findByPath = database.prepare<Row>(`SELECT ${columns} FROM model WHERE path = :path`);
  const findStarter = database.prepare<Row>(
    `SELECT ${columns} FROM model WHERE origin = 'starter'`,
  );
  const insert = database.prepare(
    `INSERT INTO model (id, name, path, origin, size_bytes, load_options, facts, modified_at)
     VALUES (:id, :name, :path, :origin, :sizeBytes, :loadOptions, :facts, :modifiedAt)`,
  );
  const relocate = database.prepare(`UPDATE model SET path = :path WHERE id = :id`);
  const saveFile = database.prepare(
    `UPDATE model SET size_bytes = :sizeBytes, facts = :facts, modified_at = :modifiedAt
     WHERE id = :id`,
  );
  const setFavourite = database.prepare(
    `UPDATE model SET is_favourite = :isFavourite WHERE id = :id`,
  );
  const remove = database.prepare(`DELETE FROM model WHERE id = :id`);
  const setStrikes = database.prepare(`UPDATE model SET strikes = :strikes WHERE id = :id`);
  const saveLoadOptions = database.prepare(
    `UPDATE model SET load_options = :loadOptions WHERE id = :id`,
  );
  const setUsed = database.prepare(`UPDATE model SET last_used_at = :now WHERE id = :id`);

  return {
    list: (): StoredModel[] => list.all().map(fromRow),
    find: (id: string): StoredModel | null => optional(find.first({ id })),
    get(id: string): StoredModel {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'model' });
      return fromRow(row);
    },
    findByPath: (path: string): StoredModel | null => optional(findByPath.first({ path })),
    findStarter: (): StoredModel | null => optional(findStarter.first()),
    insert(model: Pick<StoredModel, 'id' | 'name' | 'path' | 'origin'> & ReadFile): void {
      insert.run({
        ...model,
        facts: textOf(model.facts),
        loadOptions: JSON.stringify(defaultLoadOptions),
      });
    },
    relocate(id: string, path: string): void {
      relocate.run({ id, path });
    },
    saveFile(id: string, file: ReadFile): void {
      saveFile.run({ id, ...file, facts: textOf(file.facts) });
    },
    setFavourite(id: string, isFavourite: boolean): void {
      setFavourite.run({ id, isFavourite: Number(isFavourite) });
    },
    remove(id: string): void {
      remove.run({ id });
    },
    setStrikes(id: string, strikes: number): void {
      setStrikes.run({ id, strikes });
    },
    saveLoadOptions(id: string, options: LoadOptions): void {
      saveLoadOptions.run({ id, loadOptions: JSON.stringify(options) });
    },
    setUsed(id: string): void {
      setUsed.run({ id, now: Date.now() });
    },
  };
}

export type ModelStore = ReturnType<typeof createModelStore>;

function optional(row: Row | undefined): StoredModel | null {
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): StoredModel {
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    origin: row.origin,
    sizeBytes: row.size_bytes,
    loadOptions: loadOptions.parse(JSON.parse(row.load_options)),
    strikes: row.strikes,
    lastUsedAt: row.last_used_at,
    isFavourite: row.is_favourite === 1,
    facts: row.facts === null ? null : modelFacts.parse(JSON.parse(row.facts)),
    modifiedAt: row.modified_at,
  };
}

function textOf(facts: ModelFacts | null): string | null {
  return facts && JSON.stringify(facts);
}
