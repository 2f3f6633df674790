import type { BatchCell, BatchSummary } from '../../../shared/api/batch.ts';
import type { BatchStore, StoredBatch, StoredCell } from './batchStore.ts';
import { createColumnTally, shownScores } from './scores.ts';
import type { ColumnTally } from './scores.ts';

export type ViewParts = {
  store: BatchStore;
  /** Milliseconds per answer; null while it is not known. */
  pace: (id: string) => number | null;
};

/** What a batch comes to so far, kept because thousands of answers are told one by one. */
type Totals = { rows: number; references: number; columns: ColumnTally[] };

/** What windows are shown of batches. */
export function createViews({ store, pace }: ViewParts) {
  const kept = new Map<string, Totals>();

  function totalsOf({ id, columns }: StoredBatch): Totals {
    const known = kept.get(id);
    if (known) return known;
    const totals = { ...store.counts(id), columns: columns.map(createColumnTally) };
    for (const { column, scores } of store.cells(id)) totals.columns[column]?.add(scores);
    kept.set(id, totals);
    return totals;
  }

  return {
    summary(batch: StoredBatch): BatchSummary {
      const { id, name, status, error, modelName, createdAt } = batch;
      const { rows, references, columns } = totalsOf(batch);
      const total = rows * columns.length;
      const done = columns.reduce((sum, column) => sum + column.done(), 0);
      const perAnswer = status === 'running' ? pace(id) : null;
      return {
        id,
        name,
        status,
        error,
        modelName,
        createdAt,
        done,
        total,
        remainingMilliseconds: perAnswer === null ? null : perAnswer * (total - done),
        hasReferences: references > 0,
        columns: columns.map((column, index) => ({
          stack: batch.columns[index] ?? [],
          done: column.done(),
          scores: column.scores(),
        })),
      };
    },
    /** Counts an answer that was saved just now. */
    add(id: string, { column, scores }: StoredCell): void {
      kept.get(id)?.columns[column]?.add(scores);
    },
    forget(id: string): void {
      kept.delete(id);
    },
    cell: ({ scores, ...cell }: StoredCell): BatchCell => ({
      ...cell,
      scores: scores && shownScores(scores),
    }),
  };
}
