import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { palette } from '../../messages/palette.ts';
import { classNames } from '../../ui/classNames.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { characters } from './matching.ts';
import {
  closePalette,
  runPaletteItem,
  searchItems,
  setPaletteQuery,
  togglePalette,
  usePalette,
} from './paletteStore.ts';
import type { PaletteResult } from './paletteStore.ts';

const listId = 'palette-results';
const optionId = (index: number): string => `palette-option-${index}`;

/** One field that finds every command, chat and model. */
export function Palette() {
  const isOpen = usePalette((state) => state.status === 'open');
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && closePalette()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim/40 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          data-popup
          className="floats fixed inset-x-0 top-[12vh] z-40 mx-auto flex max-h-[60vh] w-140 max-w-[calc(100vw-2rem)] flex-col overflow-hidden"
        >
          <Dialog.Title className="sr-only">{palette.title}</Dialog.Title>
          <Finder />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder() {
  const query = usePalette((state) => (state.status === 'open' ? state.query : ''));
  const items = usePalette((state) => (state.status === 'open' ? state.items : null));
  const results = useMemo(() => searchItems(items ?? [], query), [items, query]);
  const [active, setActive] = useState(0);

  function change(next: string): void {
    setPaletteQuery(next);
    setActive(0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const result = results[active];
    if (step !== undefined && results.length > 0) {
      setActive((active + step + results.length) % results.length);
    } else if (event.key === 'Enter' && result && !event.nativeEvent.isComposing) {
      runPaletteItem(result);
    } else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      togglePalette();
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <>
      <input
        role="combobox"
        aria-label={palette.title}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={results.length > 0 ? optionId(active) : undefined}
        aria-autocomplete="list"
        placeholder={palette.placeholder}
        value={query}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        dir="auto"
        className="h-11 shrink-0 bg-transparent px-4 text-read outline-none placeholder:text-ink-3"
      />
      <Results results={results} active={active} onPoint={setActive} />
    </>
  );
}

type ResultsProps = { results: PaletteResult[]; active: number; onPoint: (index: number) => void };

function Results({ results, active, onPoint }: ResultsProps) {
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <>
      <div
        id={listId}
        role="listbox"
        aria-label={palette.results}
        className="overflow-y-auto border-t border-line p-1 empty:p-0"
      >
        {results.map((result, index) => (
          <div
            key={result.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => onPoint(index)}
            onClick={() => runPaletteItem(result)}
            className={classNames(
              'flex h-8 items-center gap-3 rounded-md px-3',
              index === active && 'bg-highlight',
            )}
          >
            <MarkedTitle title={result.title} positions={result.match.positions} />
            <span className="shrink-0 text-status text-ink-3">{result.group}</span>
            <span className="flex w-28 shrink-0 justify-end">
              {result.shortcut && <Kbd keys={result.shortcut} />}
            </span>
          </div>
        ))}
      </div>
      {results.length === 0 && (
        <p role="status" className="px-4 py-3 text-ink-2">
          {palette.nothing}
        </p>
      )}
    </>
  );
}

function MarkedTitle({ title, positions }: { title: string; positions: readonly number[] }) {
  const marked = new Set(positions);
  return (
    <span dir="auto" className="min-w-0 flex-1 truncate">
      {characters(title).map((character, index) =>
        marked.has(index) ? (
          <b key={index} className="font-semibold text-accent-text">
            {character}
          </b>
        ) : (
          character
        ),
      )}
    </span>
  );
}
