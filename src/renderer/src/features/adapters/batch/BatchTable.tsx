import { memo } from 'react';
import type { BatchCell } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { describeError } from '../../../messages/errors.ts';
import { letterOf } from '../compare/letters.ts';
import { usedStackLine } from '../stack/stackNames.ts';
import { cellKey } from './applyBatchEvent.ts';
import type { OpenBatch } from './applyBatchEvent.ts';
import { useBatch } from './batchStore.ts';

const cell = 'px-3 py-2 align-top first:ps-5 last:pe-5';

/** Every prompt with the answer of each stack. */
export function BatchTable({ open }: { open: OpenBatch }) {
  const { batch, rows } = open;
  return (
    <div className="overflow-x-auto">
      <table aria-label={words.table} className="w-full border-collapse text-small">
        <thead>
          <tr className="border-y border-line text-status text-ink-3 [&>th]:text-start [&>th]:font-normal">
            <th scope="col" className={cell}>
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
          {rows.map(({ prompt, reference }, row) => (
            <BatchTableRow
              key={row}
              row={row}
              prompt={prompt}
              reference={batch.hasReferences ? (reference ?? words.notScored) : null}
              columnCount={batch.columns.length}
            />
          ))}
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
};

/** Answers come one by one: each renders its own cell, not the thousand rows around it. */
const BatchTableRow = memo(function BatchTableRow({
  row,
  prompt,
  reference,
  columnCount,
}: BatchTableRowProps) {
  return (
    <tr className="border-b border-line">
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

function Words({ text }: { text: string }) {
  return (
    <p dir="auto" className="max-h-40 min-w-32 overflow-y-auto break-words whitespace-pre-wrap">
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
