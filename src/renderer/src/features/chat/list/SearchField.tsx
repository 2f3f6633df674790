import { Search as Glass, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { shortcutOf } from '../../../commands.ts';
import { chatWords } from '../../../messages/chat.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { openHit, search } from '../actions/searching.ts';
import { useChatStore } from '../chatStore.ts';

export const searchFieldId = 'chat-search';

/** Finds as you type; Enter opens the first passage, the arrow keys walk them. */
export function SearchField() {
  const found = useChatStore((state) => state.search);
  const query = found.status === 'off' ? '' : found.query;
  const shortcut = shortcutOf('chat.search');

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const [first] = found.status === 'off' ? [] : found.hits;
    if (event.key === 'Enter' && first !== undefined) openHit(first);
    else if (event.key === 'ArrowDown') focusFirstHit();
    else if (event.key === 'Escape' && query !== '') search('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative min-w-0 flex-1">
      <Glass
        size={15}
        strokeWidth={1.75}
        aria-hidden
        className="pointer-events-none absolute start-2 top-1.5 text-ink-3"
      />
      <input
        id={searchFieldId}
        type="search"
        dir="auto"
        aria-label={chatWords.list.search}
        placeholder={chatWords.list.search}
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={handleKey}
        className="h-7 w-full appearance-none rounded-md bg-hover ps-7.5 pe-2 text-small text-ink placeholder:text-ink-3 focus:bg-canvas focus:outline-1 focus:outline-focus [&::-webkit-search-cancel-button]:hidden"
      />
      {query === '' && shortcut !== null && (
        <span
          className="pointer-events-none absolute end-1.5 top-1 max-[1100px]:hidden"
          aria-hidden
        >
          <Kbd keys={shortcut} />
        </span>
      )}
      {query !== '' && (
        <button
          type="button"
          aria-label={chatWords.list.searchClear}
          onClick={() => search('')}
          className="absolute end-1 top-1 flex size-5 items-center justify-center rounded-sm text-ink-3 hover:bg-pressed hover:text-ink"
        >
          <X size={13} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}

function focusFirstHit(): void {
  document.querySelector<HTMLElement>('[data-search-hit]')?.focus();
}
