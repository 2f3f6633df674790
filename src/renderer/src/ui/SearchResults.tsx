import type { KeyboardEvent } from 'react';
import { formatAge } from '../messages/numbers.ts';

export type SearchResult = {
  id: string;
  title: string;
  /** The passage in order; marked parts are what matched. */
  snippet: readonly { text: string; isMatch: boolean }[];
  /** The passage is the title itself. */
  isTitle: boolean;
  updatedAt: number;
  open: () => void;
};

type SearchResultsProps = {
  words: {
    results: string;
    none: (query: string) => string;
    noneHint: string;
    searching: string;
    count: (count: number) => string;
  };
  isSearching: boolean;
  query: string;
  results: readonly SearchResult[];
  /** The field they were searched with: up from the first result leads back to it. */
  fieldId: string;
};

/** What was found, in place of a list. */
export function SearchResults({ words, isSearching, query, results, fieldId }: SearchResultsProps) {
  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-3"
      onKeyDown={(event) => walk(event, fieldId)}
    >
      <p role="status" className="px-2 pt-2 pb-1 text-status text-ink-3">
        {results.length > 0 ? words.count(results.length) : isSearching ? words.searching : ''}
      </p>
      {!isSearching && results.length === 0 && (
        <p className="px-2 text-small break-words text-ink-2">
          {words.none(query)}
          <span className="mt-1 block text-ink-3">{words.noneHint}</span>
        </p>
      )}
      <ul aria-label={words.results}>
        {results.map((result) => (
          <li key={result.id}>
            <Result result={result} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function focusFirstResult(): void {
  document.querySelector<HTMLElement>('[data-search-result]')?.focus();
}

function Result({ result }: { result: SearchResult }) {
  const { title, snippet, isTitle, updatedAt, open } = result;
  return (
    <button
      type="button"
      data-search-result
      onClick={open}
      className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
    >
      <span className="flex items-baseline gap-2">
        <span dir="auto" className="min-w-0 flex-1 truncate text-small font-medium text-ink">
          {isTitle ? <Passage parts={snippet} /> : title}
        </span>
        <span className="shrink-0 text-status text-ink-3">{formatAge(updatedAt)}</span>
      </span>
      {!isTitle && (
        <span dir="auto" className="line-clamp-2 text-small text-ink-2">
          <Passage parts={snippet} />
        </span>
      )}
    </button>
  );
}

function Passage({ parts }: { parts: SearchResult['snippet'] }) {
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

/** Up from the first result leads back to the field. */
function walk(event: KeyboardEvent<HTMLElement>, fieldId: string): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-search-result]')];
  const index = hits.findIndex((hit) => hit === document.activeElement) + step;
  if (index < 0) document.getElementById(fieldId)?.focus();
  else hits[index]?.focus();
}
