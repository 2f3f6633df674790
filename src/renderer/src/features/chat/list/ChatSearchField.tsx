import { shortcutOf } from '../../../commands.ts';
import { chatWords } from '../../../messages/chat.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { focusFirstResult } from '../../../ui/SearchResults.tsx';
import { openHit, search } from '../actions/searching.ts';
import { useChatStore } from '../chatStore.ts';

export const searchFieldId = 'chat-search';

/** Enter opens the first passage, the arrow keys walk them. */
export function ChatSearchField() {
  const found = useChatStore((state) => state.search);
  const [first] = found.status === 'off' ? [] : found.hits;
  return (
    <SearchField
      id={searchFieldId}
      label={chatWords.list.search}
      query={found.status === 'off' ? '' : found.query}
      shortcut={shortcutOf('chat.search')}
      onSearch={search}
      {...(first !== undefined && { onEnter: () => openHit(first) })}
      onArrowDown={focusFirstResult}
    />
  );
}
