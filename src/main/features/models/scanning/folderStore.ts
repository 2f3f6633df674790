import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';

export type StoredFolder = { id: string; path: string };

/** The folders that the person has added. */
export function createFolderStore(database: Database) {
  const list = database.prepare<StoredFolder>(`SELECT id, path FROM model_folder ORDER BY seq`);
  const insert = database.prepare(`INSERT INTO model_folder (id, path) VALUES (:id, :path)`);
  const remove = database.prepare(`DELETE FROM model_folder WHERE id = :id`);
  return {
    list: (): StoredFolder[] => list.all(),
    get(id: string): StoredFolder {
      const folder = list.all().find((stored) => stored.id === id);
      if (!folder) throw new AppError('not-found', { what: 'folder' });
      return folder;
    },
    insert(folder: StoredFolder): void {
      insert.run(folder);
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
