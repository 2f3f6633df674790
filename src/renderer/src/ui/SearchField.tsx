import { Search as Glass, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { common } from '../messages/common.ts';
import { Kbd } from './Kbd.tsx';

type SearchFieldProps = {
  /** The field's id, by which a shortcut finds it. */
  id: string;
  label: string;
  query: string;
  shortcut: string | null;
  onSearch: (query: string) => void;
  /** Enter: what was found first. */
  onEnter?: () => void;
  /** Arrow down: into what was found. */
  onArrowDown?: () => void;
};

/** Finds as you type; Escape empties the field. */
export function SearchField({
  id,
  label,
  query,
  shortcut,
  onSearch,
  onEnter,
  onArrowDown,
}: SearchFieldProps) {
  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const action = {
      Enter: onEnter,
      ArrowDown: onArrowDown,
      Escape: query === '' ? undefined : () => onSearch(''),
    }[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
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
        id={id}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={query}
        onChange={(event) => onSearch(event.target.value)}
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
          aria-label={common.searchClear}
          onClick={() => onSearch('')}
          className="absolute end-1 top-1 flex size-5 items-center justify-center rounded-sm text-ink-3 hover:bg-pressed hover:text-ink"
        >
          <X size={13} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}
