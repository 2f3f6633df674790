import type { KeyboardEvent } from 'react';
import type { SearchHit } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { formatAge } from '../../../messages/numbers.ts';
import { openHit } from '../actions/searching.ts';
import type { Search } from '../chatStore.ts';
import { searchFieldId } from './ChatSearchField.tsx';

const words = chatWords.search;

/** The passages that were found, in place of the list. */
export function SearchResults({ search }: { search: Exclude<Search, { status: 'off' }> }) {
  const { status, query, hits } = search;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3" onKeyDown={walk}>
      <p role="status" className="px-2 pt-2 pb-1 text-status text-ink-3">
        {hits.length > 0 ? words.count(hits.length) : status === 'searching' ? words.searching : ''}
      </p>
      {status === 'found' && hits.length === 0 && (
        <p className="px-2 text-small text-ink-2">
          {words.none(query)}
          <span className="mt-1 block text-ink-3">{words.noneHint}</span>
        </p>
      )}
      <ul aria-label={words.results}>
        {hits.map((hit) => (
          <li key={`${hit.conversationId} ${hit.messageId ?? ''}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const isTitle = hit.messageId === null;
  return (
    <button
      type="button"
      data-search-hit
      onClick={() => openHit(hit)}
      className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
    >
      <span className="flex items-baseline gap-2">
        <span dir="auto" className="min-w-0 flex-1 truncate text-small font-medium text-ink">
          {isTitle && <Passage parts={hit.snippet} />}
          {!isTitle && (hit.title === '' ? chatWords.list.untitled : hit.title)}
        </span>
        <span className="shrink-0 text-status text-ink-3">{formatAge(hit.updatedAt)}</span>
      </span>
      {!isTitle && (
        <span dir="auto" className="line-clamp-2 text-small text-ink-2">
          <Passage parts={hit.snippet} />
        </span>
      )}
    </button>
  );
}

function Passage({ parts }: { parts: SearchHit['snippet'] }) {
  return parts.map((part, index) =>
    part.isMatch ? (
      // The parts of a passage have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={index} className="rounded-sm bg-amber-soft font-medium text-amber-text">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}

/** Up from the first passage leads back to the field. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-search-hit]')];
  const index = hits.findIndex((hit) => hit === document.activeElement) + step;
  if (index < 0) document.getElementById(searchFieldId)?.focus();
  else hits[index]?.focus();
}
