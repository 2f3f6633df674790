import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import type { BatchCell } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { describeError } from '../../../messages/errors.ts';
import { TableGap } from '../../../ui/TableGap.tsx';
import { letterOf } from '../compare/letters.ts';
import { usedStackLine } from '../stack/stackNames.ts';
import { cellKey } from './applyBatchEvent.ts';
import type { OpenBatch } from './applyBatchEvent.ts';
import { useBatch } from './batchStore.ts';

const cell = 'px-3 py-2 align-top first:ps-5 last:pe-5';
/** Pixels; of a prompt and answers of one line with their scores. */
const usualRowHeight = 58;
const narrowestColumn = 150;

/**
 * Every prompt with the answer of each stack. There may be thousands: rows outside the part that is
 * scrolled to are left out.
 */
export function BatchTable({ open }: { open: OpenBatch }) {
  const { batch, rows } = open;
  const scroller = useRef<HTMLDivElement>(null);
  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeight,
    overscan: 10,
  });
  const shown = virtualizer.getVirtualItems();
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={words.table}
      tabIndex={0}
      className="min-h-60 flex-1 overflow-auto -outline-offset-2"
    >
      <table
        aria-label={words.table}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-collapse text-small"
        style={{ minWidth: `${narrowestColumn * (batch.columns.length + 2)}px` }}
      >
        <thead className="sticky top-0 z-10 bg-canvas">
          <tr className="border-y border-line text-status text-ink-3 [&>th]:text-start [&>th]:font-normal">
            <th scope="col" className={`${cell} w-18`}>
              {words.row}
            </th>
            <th scope="col" className={cell}>
              {words.prompt}
            </th>
            {batch.hasReferences && (
              <th scope="col" className={cell}>
                {words.reference}
              </th>
            )}
            {batch.columns.map(({ stack }, index) => (
              <th key={letterOf(index)} scope="col" dir="auto" className={cell}>
                {letterOf(index)} · {usedStackLine(stack)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <TableGap height={shown[0]?.start ?? 0} />
          {shown.map(({ index: row }) => {
            const { prompt = '', reference = null } = rows[row] ?? {};
            return (
              <BatchTableRow
                key={row}
                row={row}
                prompt={prompt}
                reference={batch.hasReferences ? (reference ?? words.notScored) : null}
                columnCount={batch.columns.length}
                measure={virtualizer.measureElement}
              />
            );
          })}
          <TableGap height={virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

type BatchTableRowProps = {
  row: number;
  prompt: string;
  /** Null: the table has no such column. */
  reference: string | null;
  columnCount: number;
  measure: (element: HTMLTableRowElement | null) => void;
};

/** Answers come one by one: each renders its own cell, not the thousand rows around it. */
const BatchTableRow = memo(function BatchTableRow({
  row,
  prompt,
  reference,
  columnCount,
  measure,
}: BatchTableRowProps) {
  return (
    <tr ref={measure} data-index={row} aria-rowindex={row + 2} className="border-b border-line">
      <td className={`${cell} figures text-ink-3`}>{row + 1}</td>
      <td className={cell}>
        <Words text={prompt} />
      </td>
      {reference !== null && (
        <td className={`${cell} text-ink-2`}>
          <Words text={reference} />
        </td>
      )}
      {Array.from({ length: columnCount }, (_, column) => (
        <td key={letterOf(column)} className={cell}>
          <Answer row={row} column={column} />
        </td>
      ))}
    </tr>
  );
});

/** What may be higher than a cell is, in characters and lines: it scrolls, by keyboard too. */
const shortText = { length: 150, lines: 6 };

function Words({ text }: { text: string }) {
  const isShort = text.length <= shortText.length && text.split('\n').length <= shortText.lines;
  return (
    <p
      dir="auto"
      tabIndex={isShort ? undefined : 0}
      className="max-h-40 overflow-y-auto break-words whitespace-pre-wrap"
    >
      {text}
    </p>
  );
}

function Answer({ row, column }: { row: number; column: number }) {
  const answer = useBatch(({ pane }) =>
    pane.status === 'open' ? pane.open.cells.get(cellKey(row, column)) : undefined,
  );
  if (answer === undefined) return <span className="text-ink-3">{words.waiting}</span>;
  if (answer.error !== null) {
    return <p className="text-red-text">{describeError(answer.error).title}</p>;
  }
  return (
    <>
      <Words text={answer.text} />
      {answer.scores !== null && <Scores scores={answer.scores} />}
    </>
  );
}

function Scores({ scores }: { scores: NonNullable<BatchCell['scores']> }) {
  const parts = [
    ...(scores.exactMatch ? [words.isExact] : []),
    `${words.chrF} ${scores.chrF.toFixed(1)}`,
    `${words.rougeL} ${scores.rougeL.toFixed(2)}`,
  ];
  return <p className="figures mt-1 text-status text-ink-3">{parts.join(' · ')}</p>;
}
