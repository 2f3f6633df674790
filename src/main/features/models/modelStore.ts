import { defaultLoadOptions } from '../../../shared/api/models.ts';
import type { LoadOptions, ModelHash } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import { createRowReader, modelColumns } from './modelRow.ts';
import type { ModelRow, Removal, StoredModel } from './modelRow.ts';

/** What is known of a file once it has been read. */
export type ReadFile = Pick<StoredModel, 'sizeBytes' | 'facts' | 'modifiedAt'>;

export type ModelPlace = Pick<StoredModel, 'id' | 'origin' | 'path'>;

type NewModel = Pick<StoredModel, 'id' | 'name' | 'path' | 'origin'> & ReadFile;

export function createModelStore(database: Database) {
  const modelFromRow = createRowReader();
  const select = `SELECT ${modelColumns} FROM model`;
  const list = database.prepare<ModelRow>(
    `${select} WHERE removed IS NULL ORDER BY origin = 'starter' DESC, seq`,
  );
  const places = database.prepare<{ id: string; origin: string; path: string }>(
    `SELECT id, origin, path FROM model WHERE removed IS NULL`,
  );
  const find = database.prepare<ModelRow>(`${select} WHERE id = :id AND removed IS NULL`);
  const findByPath = database.prepare<ModelRow>(`${select} WHERE path = :path`);
  const findStarter = database.prepare<ModelRow>(`${select} WHERE origin = 'starter'`);
  const insert = database.prepare(
    `INSERT INTO model (id, name, path, origin, size_bytes, load_options, facts, modified_at)
     VALUES (:id, :name, :path, :origin, :sizeBytes, :loadOptions, :facts, :modifiedAt)`,
  );
  const relocate = database.prepare(`UPDATE model SET path = :path WHERE id = :id`);
  const forget = database.prepare(`DELETE FROM model WHERE path = :path AND removed IS NOT NULL`);
  const saveFile = database.prepare(
    `UPDATE model SET size_bytes = :sizeBytes, facts = :facts, modified_at = :modifiedAt,
       sha256 = iif(modified_at IS :modifiedAt, sha256, NULL),
       hash_basis = iif(modified_at IS :modifiedAt, hash_basis, NULL)
     WHERE id = :id`,
  );
  const optional = (row: ModelRow | undefined): StoredModel | null =>
    row ? modelFromRow(row) : null;
  const saveHash = database.prepare(
    `UPDATE model SET sha256 = :sha256, hash_basis = :basis WHERE id = :id`,
  );
  const setFavourite = database.prepare(
    `UPDATE model SET is_favourite = :isFavourite WHERE id = :id`,
  );
  const remove = database.prepare(`UPDATE model SET removed = :removal WHERE id = :id`);
  const bringBack = database.prepare(
    `UPDATE model SET removed = NULL, origin = :origin WHERE id = :id`,
  );
  const setKeepLoaded = database.prepare(
    `UPDATE model SET keep_loaded_seconds = :seconds WHERE id = :id`,
  );
  const setStrikes = database.prepare(`UPDATE model SET strikes = :strikes WHERE id = :id`);
  const saveLoadOptions = database.prepare(
    `UPDATE model SET load_options = :loadOptions WHERE id = :id`,
  );
  const setUsed = database.prepare(`UPDATE model SET last_used_at = :now WHERE id = :id`);

  return {
    list: (): StoredModel[] => list.all().map(modelFromRow),
    /** No more than where they are and come from. */
    places: (): ModelPlace[] => places.all() as ModelPlace[],
    find: (id: string): StoredModel | null => optional(find.first({ id })),
    get(id: string): StoredModel {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'model' });
      return modelFromRow(row);
    },
    /** On the list or off it. */
    findByPath(path: string): (StoredModel & { removed: Removal | null }) | null {
      const row = findByPath.first({ path });
      return row ? { ...modelFromRow(row), removed: row.removed } : null;
    },
    findStarter: (): StoredModel | null => optional(findStarter.first()),
    insert(model: NewModel): void {
      insert.run({
        ...model,
        facts: textOf(model),
        loadOptions: JSON.stringify(defaultLoadOptions),
      });
    },
    /** What lay there once and is off the list gives way. */
    relocate(id: string, path: string): void {
      database.transaction(() => {
        forget.run({ path });
        relocate.run({ id, path });
      });
    },
    /** Hashes stay as long as the files are the same. */
    saveFile(id: string, file: ReadFile): void {
      saveFile.run({ id, ...file, facts: textOf(file) });
    },
    saveHash(id: string, { sha256s, basis }: ModelHash): void {
      saveHash.run({ id, sha256: sha256s.join(' '), basis });
    },
    setFavourite(id: string, isFavourite: boolean): void {
      setFavourite.run({ id, isFavourite: Number(isFavourite) });
    },
    /** Off the list; favourites, options and strikes are kept for when it comes back. */
    remove(id: string, removal: Removal): void {
      remove.run({ id, removal });
    },
    bringBack(id: string, origin: StoredModel['origin']): void {
      bringBack.run({ id, origin });
    },
    setKeepLoaded(id: string, seconds: number | null): void {
      setKeepLoaded.run({ id, seconds });
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

function textOf({ facts }: ReadFile): string | null {
  return facts && JSON.stringify(facts);
}
