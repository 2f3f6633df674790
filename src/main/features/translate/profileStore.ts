import type { Database } from '../../db/database.ts';

/** Profiles that were chosen against what the model's file says, by model. */
export function createProfileStore(database: Database) {
  const find = database.prepare<{ profile_id: string }>(
    `SELECT profile_id FROM translation_profile WHERE model_id = :modelId`,
  );
  const save = database.prepare(
    `INSERT OR REPLACE INTO translation_profile (model_id, profile_id)
     VALUES (:modelId, :profileId)`,
  );
  const remove = database.prepare(`DELETE FROM translation_profile WHERE model_id = :modelId`);

  return {
    find: (modelId: string): string | null => find.first({ modelId })?.profile_id ?? null,
    save(modelId: string, profileId: string | null): void {
      if (profileId === null) remove.run({ modelId });
      else save.run({ modelId, profileId });
    },
  };
}

export type ProfileStore = ReturnType<typeof createProfileStore>;
