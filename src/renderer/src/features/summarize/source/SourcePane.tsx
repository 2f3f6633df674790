import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { SourceDocument } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { useSummarize } from '../summarizeStore.ts';
import { CoverageStrip } from './CoverageStrip.tsx';
import { PassageBar } from './PassageBar.tsx';
import { SourceBlockRow } from './SourceBlockRow.tsx';
import { wantBlock } from './sourceBlocks.ts';
import { layOut, rowAt, rowOf } from './sourceLayout.ts';
import type { SourceLayout } from './sourceLayout.ts';

const words = summarizeWords.source;

/** About as wide as a line of the pane is when both panes are equal. */
const charactersPerLine = 62;
const lineHeight = 24;
const betweenBlocks = 10;

/** The documents in reading order; only what is in sight exists as elements, or is fetched. */
export function SourcePane({ documents }: { documents: readonly SourceDocument[] }) {
  const layout = useMemo(() => layOut(documents), [documents]);
  const scroller = useRef<HTMLDivElement>(null);
  const target = useSummarize((state) => state.scrollTarget);

  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: layout.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => estimatedHeight(layout, row),
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 32,
  });

  const targetRow = target === null ? null : rowOf(layout, target.documentId, target.block);
  useEffect(() => {
    if (targetRow !== null) virtualizer.scrollToIndex(targetRow, { align: 'center' });
    // Asked for again, the same row is scrolled to again.
  }, [targetRow, target, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const firstRow = rows[0]?.index ?? 0;
  const lastRow = rows.at(-1)?.index ?? 0;
  useEffect(() => wantRows(layout, firstRow, lastRow), [layout, firstRow, lastRow]);

  return (
    <section aria-label={words.label} className="flex min-h-0 flex-1 flex-col">
      <PassageBar documents={documents} />
      <div className="flex min-h-0 flex-1">
        <div
          ref={scroller}
          tabIndex={0}
          aria-label={words.text}
          role="region"
          onKeyDown={(event) => scrollByPage(event)}
          className="min-w-0 flex-1 overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
        >
          <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {rows.map(({ key, index, start }) => (
              <div
                key={key}
                data-index={index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <SourceRow layout={layout} row={index} />
              </div>
            ))}
          </div>
        </div>
        <CoverageStrip
          layout={layout}
          onSelectRow={(row) => virtualizer.scrollToIndex(row, { align: 'start' })}
        />
      </div>
    </section>
  );
}

function SourceRow({ layout, row }: { layout: SourceLayout; row: number }) {
  const found = rowAt(layout, row);
  if (found === null) return null;
  if (found.type === 'title') {
    return (
      <h2
        dir="auto"
        className="mx-5 border-b border-line pt-6 pb-1.5 text-small font-medium break-words text-ink-3"
      >
        {found.document.name}
      </h2>
    );
  }
  return (
    <SourceBlockRow
      documentId={found.document.id}
      block={found.block}
      likelyHeight={estimatedHeight(layout, row)}
    />
  );
}

function wantRows(layout: SourceLayout, first: number, last: number): void {
  for (const row of [first, last]) {
    const found = rowAt(layout, row);
    if (found?.type === 'block') wantBlock(found.document.id, found.block);
  }
}

/** From the average: what a block holds is not known before it has arrived. */
function estimatedHeight(layout: SourceLayout, row: number): number {
  const found = rowAt(layout, row);
  if (found?.type !== 'block') return 48;
  const { length, blockCount } = found.document;
  const lines = Math.max(1, Math.round(length / Math.max(1, blockCount) / charactersPerLine));
  return lines * lineHeight + betweenBlocks;
}

/** Home and End lead to the ends of the document; the browser does the rest. */
function scrollByPage(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: element, key } = event;
  if (key !== 'Home' && key !== 'End') return;
  event.preventDefault();
  element.scrollTop = key === 'Home' ? 0 : element.scrollHeight;
}
