import { summarizeWords } from '../../../messages/summarize.ts';
import { SearchResults } from '../../../ui/SearchResults.tsx';
import { openSummary } from '../actions/watching.ts';
import type { Search } from '../summarizeStore.ts';

export const searchFieldId = 'summary-search';

/** The summaries that were found, in place of the list. */
export function SummarySearchResults({ search }: { search: Exclude<Search, { status: 'off' }> }) {
  const { status, query, hits } = search;
  return (
    <SearchResults
      words={summarizeWords.search}
      isSearching={status === 'searching'}
      query={query}
      results={hits.map(({ summaryId, title, snippet, updatedAt }) => ({
        id: summaryId,
        title: title === '' ? summarizeWords.list.untitled : title,
        snippet,
        isTitle: false,
        updatedAt,
        open: () => openSummary(summaryId),
      }))}
      fieldId={searchFieldId}
    />
  );
}
