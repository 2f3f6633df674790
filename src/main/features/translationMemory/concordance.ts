import type { MemoryEntry } from '../../../shared/api/translationMemory.ts';
import type { Database } from '../../db/database.ts';
import { containsAll, fold, indexQuery, searchTerms } from '../../db/searchText.ts';
import { entryColumns, entryOf } from './memoryStore.ts';
import type { EntryRow, PairFilter } from './memoryStore.ts';

export type ConcordanceRequest = PairFilter & { query: string; limit: number };

type Row = EntryRow & { source_text: string; target_text: string };

/** How many entries are looked at for words that the index is too coarse for. */
const mostScanned = 20_000;

/** Finds entries by words of their source or target, in any order. */
export function createConcordance(database: Database) {
  database.defineFunction('fold', fold);
  const inPair = `deleted_at IS NULL AND (:from = '' OR source_language = :from)
    AND (:to = '' OR target_language = :to)`;
  const columns = `${entryColumns}, memory_entry.source_text, memory_entry.target_text`;
  const indexed = database.prepare<Row>(
    `SELECT ${columns} FROM memory_search
     JOIN memory_entry ON memory_entry.seq = memory_search.rowid
     WHERE memory_search MATCH :query AND ${inPair} ORDER BY rank LIMIT ${mostScanned}`,
  );
  // Two letters or one Chinese character: no index.
  const scanned = database.prepare<Row>(
    `SELECT ${columns} FROM memory_entry
     WHERE ${inPair} AND instr(fold(source_text || char(10) || target_text), :term) > 0
     ORDER BY seq DESC LIMIT ${mostScanned}`,
  );

  return function search({ query, from, to, limit }: ConcordanceRequest): MemoryEntry[] {
    const terms = searchTerms(query);
    const pair = { from: from ?? '', to: to ?? '' };
    const match = indexQuery(terms);
    const rows =
      match === null
        ? scanned.all({ ...pair, term: terms[0] ?? '' })
        : indexed.all({ ...pair, query: match });
    return rows
      .filter((row) => containsAll(`${row.source_text}\n${row.target_text}`, terms))
      .slice(0, limit)
      .map(entryOf);
  };
}
