import { ContextMenu } from '@base-ui/react/context-menu';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { focusOnceThere } from './focus.ts';
import { keyOf, listLines, nextEntry } from './listLines.ts';
import type { ListGroup } from './listLines.ts';

type GroupedListProps<Entry extends { id: string }> = {
  groups: readonly ListGroup<Entry>[];
  rowHeight: number;
  /** The entry on show, which Tab reaches first. */
  openId: string | null;
  /** The row's one focusable element has `rowId(entry.id)` as its id. */
  renderRow: (entry: Entry, isTabStop: boolean) => ReactNode;
  /** The items of a row's context menu. */
  renderMenu: (entry: Entry) => ReactNode;
  /** What further keys do on a row; the arrow keys, Home and End walk the list. */
  keysOf: (entry: Entry) => Record<string, () => void>;
};

const headingHeight = 32;

/** The focusable element of an entry, where its row is in sight. */
export function rowId(entryId: string): string {
  return `row-${entryId}`;
}

/** Entries under headings; only the lines in sight exist as elements. */
export function GroupedList<Entry extends { id: string }>({
  groups,
  rowHeight,
  openId,
  renderRow,
  renderMenu,
  keysOf,
}: GroupedListProps<Entry>) {
  const lines = useMemo(() => listLines(groups), [groups]);
  const scroller = useRef<HTMLDivElement>(null);
  const [menuId, setMenuId] = useState<string | null>(null);
  const [tabStopId, setTabStopId] = useState<string | null>(null);

  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'heading' ? headingHeight : rowHeight),
    getItemKey: (index) => keyOf(lines[index]) ?? index,
    overscan: 6,
    paddingEnd: 12,
  });

  // Heights differ by what a line is, and lines change places when the list is sorted anew.
  useEffect(() => virtualizer.measure(), [lines, virtualizer]);

  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const entryOf = (id: string | null) => entries.find((entry) => entry.id === id);
  /** The one row that Tab reaches; the arrow keys go on from it. */
  const tabStop = entryOf(tabStopId) ?? entryOf(openId) ?? entries[0];
  const menuEntry = entryOf(menuId);

  function focusRow(index: number): void {
    const line = lines[index];
    if (line?.type !== 'entry') return;
    setTabStopId(line.entry.id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    focusOnceThere(rowId(line.entry.id));
  }

  function handleKey(event: KeyboardEvent): void {
    const id = entryIdOf(event.target);
    const index = lines.findIndex((line) => line.type === 'entry' && line.entry.id === id);
    const line = lines[index];
    if (line?.type !== 'entry') return;
    const walking: Record<string, () => void> = {
      ArrowDown: () => focusRow(nextEntry(lines, index, 1)),
      ArrowUp: () => focusRow(nextEntry(lines, index, -1)),
      Home: () => focusRow(nextEntry(lines, -1, 1)),
      End: () => focusRow(nextEntry(lines, lines.length, -1)),
    };
    const action = walking[event.key] ?? keysOf(line.entry)[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto"
        onContextMenu={(event) => setMenuId(entryIdOf(event.target))}
      >
        <ul
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={handleKey}
        >
          {virtualizer.getVirtualItems().map(({ key, index, start, size }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <li
                key={key}
                data-entry={line.type === 'entry' ? line.entry.id : undefined}
                className="absolute inset-x-0 top-0"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                {line.type === 'heading' ? (
                  <h2 className="px-4 pt-3 text-status font-medium text-ink-3">{line.title}</h2>
                ) : (
                  renderRow(line.entry, line.entry === tabStop)
                )}
              </li>
            );
          })}
        </ul>
      </ContextMenu.Trigger>
      {menuEntry !== undefined && (
        <ContextMenu.Portal>
          <ContextMenu.Positioner className="z-50 outline-none">
            <ContextMenu.Popup className="floats min-w-52 p-1 outline-none">
              {renderMenu(menuEntry)}
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      )}
    </ContextMenu.Root>
  );
}

function entryIdOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ?? null;
}
