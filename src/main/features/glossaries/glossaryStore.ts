import { randomUUID } from 'node:crypto';
import type { Glossary, GlossaryTerm } from '../../../shared/api/glossaries.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Database } from '../../db/database.ts';

type GlossaryRow = {
  id: string;
  name: string;
  source_language: Language;
  target_language: Language;
  is_active: number;
  term_count: number;
};

const glossaryColumns = `glossary.id, name, source_language, target_language, is_active,
  (SELECT count(*) FROM glossary_term WHERE glossary_id = glossary.id) AS term_count`;

/** Glossaries as they are on the disk. A deleted one can be restored until the next start. */
export function createGlossaryStore(database: Database) {
  database.execute('DELETE FROM glossary WHERE deleted_at IS NOT NULL');
  const list = database.prepare<GlossaryRow>(
    `SELECT ${glossaryColumns} FROM glossary WHERE deleted_at IS NULL
     ORDER BY name COLLATE NOCASE, seq`,
  );
  const find = database.prepare<GlossaryRow>(
    `SELECT ${glossaryColumns} FROM glossary WHERE id = :id AND deleted_at IS NULL`,
  );
  const insert = database.prepare(
    `INSERT INTO glossary (id, name, source_language, target_language)
     VALUES (:id, :name, :from, :to)`,
  );
  const setName = database.prepare(
    'UPDATE glossary SET name = :name WHERE id = :id AND deleted_at IS NULL',
  );
  const setActive = database.prepare(
    'UPDATE glossary SET is_active = :isActive WHERE id = :id AND deleted_at IS NULL',
  );
  const setDeleted = database.prepare('UPDATE glossary SET deleted_at = :at WHERE id = :id');

  function get(id: string): Glossary {
    const row = find.first({ id });
    if (!row) throw new AppError('not-found', { what: 'glossary' });
    return glossaryOf(row);
  }

  return {
    list: (): Glossary[] => list.all().map(glossaryOf),
    get,
    create({ name, from, to }: Pick<Glossary, 'name' | 'from' | 'to'>): Glossary {
      const id = randomUUID();
      insert.run({ id, name, from, to });
      return get(id);
    },
    rename(id: string, name: string): Glossary {
      setName.run({ id, name });
      return get(id);
    },
    setActive(id: string, isActive: boolean): Glossary {
      setActive.run({ id, isActive: Number(isActive) });
      return get(id);
    },
    delete(id: string): void {
      get(id);
      setDeleted.run({ id, at: Date.now() });
    },
    restore(id: string): Glossary {
      setDeleted.run({ id, at: null });
      return get(id);
    },
  };
}

function glossaryOf(row: GlossaryRow): Glossary {
  return {
    id: row.id,
    name: row.name,
    from: row.source_language,
    to: row.target_language,
    isActive: row.is_active === 1,
    termCount: row.term_count,
  };
}

/** A term before it has an id. */
export type NewTerm = Omit<GlossaryTerm, 'id'>;
