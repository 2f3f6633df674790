import { randomUUID } from 'node:crypto';
import type { Preset } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';

type Row = { id: string; name: string; system_prompt: string; sampling: string };

/** Named pairs of system prompt and sampling. Chats copy from them and keep no link. */
export function createPresetStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT id, name, system_prompt, sampling FROM preset ORDER BY name COLLATE NOCASE, seq`,
  );
  const insert = database.prepare(
    `INSERT INTO preset (id, name, system_prompt, sampling)
     VALUES (:id, :name, :systemPrompt, :sampling)`,
  );
  const update = database.prepare(
    `UPDATE preset SET name = :name, system_prompt = :systemPrompt, sampling = :sampling
     WHERE id = :id`,
  );
  const remove = database.prepare(`DELETE FROM preset WHERE id = :id`);

  function insertNew(preset: Omit<Preset, 'id'>): Preset {
    const added = { ...preset, id: randomUUID() };
    insert.run(toColumns(added));
    return added;
  }

  return {
    list: (): Preset[] => list.all().map(fromRow),
    /** Adds a preset, or changes the one with this id. */
    save({ id, ...preset }: Omit<Preset, 'id'> & { id?: string | undefined }): Preset {
      if (id === undefined) return insertNew(preset);
      const changed = { ...preset, id };
      if (update.run(toColumns(changed)) === 0) throw new AppError('not-found', { what: 'preset' });
      return changed;
    },
    delete(id: string): void {
      remove.run({ id });
    },
  };
}

function toColumns({ id, name, systemPrompt, sampling }: Preset) {
  return { id, name, systemPrompt, sampling: JSON.stringify(sampling) };
}

function fromRow(row: Row): Preset {
  return {
    id: row.id,
    name: row.name,
    systemPrompt: row.system_prompt,
    sampling: JSON.parse(row.sampling) as Sampling,
  };
}
