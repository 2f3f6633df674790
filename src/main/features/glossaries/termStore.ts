import { randomUUID } from 'node:crypto';
import type { GlossaryTerm } from '../../../shared/api/glossaries.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import { fold } from '../../db/searchText.ts';
import type { NewTerm } from './glossaryStore.ts';

type Row = {
  id: string;
  source: string;
  target: string;
  note: string;
  is_case_sensitive: number;
  allows_inflection: number;
  is_forbidden: number;
};

const columns = `id, source, target, note, is_case_sensitive, allows_inflection, is_forbidden`;

export type TermPage = { query: string; from: number; count: number };

/** The terms of every glossary, in the order of their sources. */
export function createTermStore(database: Database) {
  database.defineFunction('fold', fold);
  const matching = `FROM glossary_term WHERE glossary_id = :glossaryId
    AND (:query = '' OR instr(fold(source || char(10) || target), :query) > 0)`;
  const page = database.prepare<Row>(
    `SELECT ${columns} ${matching} ORDER BY fold(source), seq LIMIT :count OFFSET :from`,
  );
  const total = database.prepare<{ total: number }>(`SELECT count(*) AS total ${matching}`);
  const all = database.prepare<Row>(
    `SELECT ${columns} FROM glossary_term WHERE glossary_id = :glossaryId ORDER BY seq`,
  );
  const same = database.prepare<{ id: string }>(
    `SELECT id FROM glossary_term
     WHERE glossary_id = :glossaryId AND source = :source AND target = :target`,
  );
  const insert = database.prepare(
    `INSERT INTO glossary_term (glossary_id, ${columns})
     VALUES (:glossaryId, :id, :source, :target, :note, :isCaseSensitive, :allowsInflection,
       :isForbidden)`,
  );
  const update = database.prepare(
    `UPDATE glossary_term SET source = :source, target = :target, note = :note,
       is_case_sensitive = :isCaseSensitive, allows_inflection = :allowsInflection,
       is_forbidden = :isForbidden
     WHERE id = :id AND glossary_id = :glossaryId`,
  );
  const remove = database.prepare(
    'DELETE FROM glossary_term WHERE id = :id AND glossary_id = :glossaryId',
  );

  function add(glossaryId: string, term: NewTerm): GlossaryTerm {
    const added = { ...term, id: randomUUID() };
    insert.run({ glossaryId, ...toColumns(added) });
    return added;
  }

  return {
    list(glossaryId: string, { query, from, count }: TermPage) {
      const wanted = { glossaryId, query: fold(query.trim()) };
      return {
        total: total.first(wanted)?.total ?? 0,
        terms: page.all({ ...wanted, from, count }).map(termOf),
      };
    },
    all: (glossaryId: string): GlossaryTerm[] => all.all({ glossaryId }).map(termOf),
    save(glossaryId: string, { id, ...term }: NewTerm & { id?: string | undefined }): GlossaryTerm {
      if (id === undefined) return add(glossaryId, term);
      if (update.run({ glossaryId, ...toColumns({ id, ...term }) }) > 0) return { id, ...term };
      throw new AppError('not-found', { what: 'term' });
    },
    delete(glossaryId: string, id: string): void {
      remove.run({ glossaryId, id });
    },
    /** All or none; a pair that the glossary has already is passed over. Returns how many are new. */
    addAll(glossaryId: string, terms: readonly NewTerm[]): number {
      return database.transaction(() => {
        const unknown = terms.filter(
          ({ source, target }) => same.first({ glossaryId, source, target }) === undefined,
        );
        for (const term of unknown) add(glossaryId, term);
        return unknown.length;
      });
    },
  };
}

function toColumns(term: GlossaryTerm) {
  return {
    id: term.id,
    source: term.source,
    target: term.target,
    note: term.note,
    isCaseSensitive: Number(term.isCaseSensitive),
    allowsInflection: Number(term.allowsInflection),
    isForbidden: Number(term.isForbidden),
  };
}

function termOf(row: Row): GlossaryTerm {
  return {
    id: row.id,
    source: row.source,
    target: row.target,
    note: row.note,
    isCaseSensitive: row.is_case_sensitive === 1,
    allowsInflection: row.allows_inflection === 1,
    isForbidden: row.is_forbidden === 1,
  };
}
