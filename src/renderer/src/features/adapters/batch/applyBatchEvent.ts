import type {
  BatchCell,
  BatchEvent,
  BatchRow,
  BatchSummary,
} from '../../../../../shared/api/batch.ts';

/** A run as it is shown: `cells` by row and column, absent while it is not answered. */
export type OpenBatch = {
  batch: BatchSummary;
  rows: readonly BatchRow[];
  cells: ReadonlyMap<string, BatchCell>;
};

export function cellKey(row: number, column: number): string {
  return `${row}.${column}`;
}

/** The run after the event; null when it is gone, or was never there. */
export function applyBatchEvent(open: OpenBatch | null, event: BatchEvent): OpenBatch | null {
  if (event.type === 'snapshot') {
    const { batch, rows, cells } = event;
    return { batch, rows, cells: new Map(cells.map((cell) => [keyOf(cell), cell])) };
  }
  if (event.type === 'gone' || open === null) return null;
  if (event.type === 'batch') return { ...open, batch: event.batch };
  const cells = new Map(open.cells).set(keyOf(event.cell), event.cell);
  return { ...open, batch: event.batch, cells };
}

function keyOf({ row, column }: BatchCell): string {
  return cellKey(row, column);
}
