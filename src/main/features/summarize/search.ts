import type { SummaryHit } from '../../../shared/api/summarize.ts';
import type { Database } from '../../db/database.ts';
import {
  containsAll,
  fold,
  indexQuery,
  isIndexed,
  makeSnippet,
  searchTerms,
} from '../../db/searchText.ts';

type Row = { id: string; title: string; search_text: string; updated_at: number };

/** Finds summaries by title, names of documents and sentences, most recent first. */
export function createSearch(database: Database) {
  database.defineFunction('fold', fold);
  const indexed = database.prepare<Row>(
    `SELECT summary.id, title, summary.search_text, updated_at
     FROM summary_search JOIN summary ON summary.seq = summary_search.rowid
     WHERE summary_search MATCH :query AND deleted_at IS NULL ORDER BY activity DESC`,
  );
  // Two letters or one Chinese character: too short for the index.
  const scanned = database.prepare<Row>(
    `SELECT id, title, search_text, updated_at FROM summary
     WHERE instr(fold(search_text), :term) > 0 AND deleted_at IS NULL ORDER BY activity DESC`,
  );

  return function search({ query, limit }: { query: string; limit: number }): SummaryHit[] {
    const terms = searchTerms(query);
    const [first] = terms;
    if (first === undefined) return [];
    const expression = indexQuery(terms);
    const rows = expression ? indexed.all({ query: expression }) : scanned.all({ term: first });
    const unindexed = terms.filter((term) => !isIndexed(term));
    return rows
      .filter(({ search_text: text }) => containsAll(text, unindexed))
      .slice(0, limit)
      .map(({ id, title, search_text: text, updated_at: updatedAt }) => ({
        summaryId: id,
        title,
        snippet: makeSnippet(text, terms),
        updatedAt,
      }));
  };
}

export type Search = ReturnType<typeof createSearch>;
