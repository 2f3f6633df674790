import type { Database } from '../../../db/database.ts';

/** What a file is that is no model to talk to. */
export type PassedOverKind = 'adapter' | 'projector' | 'other' | 'damaged';

type FileState = { path: string; sizeBytes: number; modifiedAt: number };

/** The files that were looked into in vain, so that each scan does not open them all again. */
export function createPassedOverStore(database: Database) {
  const find = database.prepare<{ kind: PassedOverKind }>(
    `SELECT kind FROM passed_over_file
     WHERE path = :path AND size_bytes = :sizeBytes AND modified_at = :modifiedAt`,
  );
  const save = database.prepare(
    `INSERT OR REPLACE INTO passed_over_file (path, size_bytes, modified_at, kind)
     VALUES (:path, :sizeBytes, :modifiedAt, :kind)`,
  );
  return {
    /** Null for a file that was never looked into, or has changed since. */
    kindOf: (file: FileState): PassedOverKind | null => find.first(file)?.kind ?? null,
    save(file: FileState, kind: PassedOverKind): void {
      save.run({ ...file, kind });
    },
  };
}

export type PassedOverStore = ReturnType<typeof createPassedOverStore>;
