import type { SearchHit } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { SearchResults } from '../../../ui/SearchResults.tsx';
import type { SearchResult } from '../../../ui/SearchResults.tsx';
import { openHit } from '../actions/searching.ts';
import type { Search } from '../chatStore.ts';
import { searchFieldId } from './ChatSearchField.tsx';

/** The passages that were found, in place of the list. */
export function ChatSearchResults({ search }: { search: Exclude<Search, { status: 'off' }> }) {
  const { status, query, hits } = search;
  return (
    <SearchResults
      words={chatWords.search}
      isSearching={status === 'searching'}
      query={query}
      results={hits.map(resultOf)}
      fieldId={searchFieldId}
    />
  );
}

function resultOf(hit: SearchHit): SearchResult {
  const { conversationId, messageId, title, snippet, updatedAt } = hit;
  return {
    id: `${conversationId} ${messageId ?? ''}`,
    title: title === '' ? chatWords.list.untitled : title,
    snippet,
    isTitle: messageId === null,
    updatedAt,
    open: () => openHit(hit),
  };
}
