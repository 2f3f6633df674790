import { expect, test } from 'vitest';
import type { BatchCell, BatchSummary } from '../../../../../shared/api/batch.ts';
import { applyBatchEvent, cellKey } from './applyBatchEvent.ts';

const batch: BatchSummary = {
  id: 'b',
  name: 'Run',
  status: 'running',
  error: null,
  done: 1,
  total: 2,
  remainingMilliseconds: null,
  hasReferences: false,
  modelName: 'starter',
  columns: [],
  createdAt: 1,
};
const rows = [{ prompt: 'one', reference: null }];

function cell(column: number, text: string): BatchCell {
  return { row: 0, column, text, error: null, scores: null };
}

test('answers are found by their row and column, those that come later too', () => {
  const opened = applyBatchEvent(null, { type: 'snapshot', batch, rows, cells: [cell(0, 'a')] });
  const answered = applyBatchEvent(opened, {
    type: 'cell',
    cell: cell(1, 'b'),
    batch: { ...batch, done: 2 },
  });
  expect(answered?.batch.done).toBe(2);
  expect(answered?.cells.get(cellKey(0, 0))?.text).toBe('a');
  expect(answered?.cells.get(cellKey(0, 1))?.text).toBe('b');
});

test('before the snapshot and after the end there is nothing', () => {
  expect(applyBatchEvent(null, { type: 'batch', batch })).toBeNull();
  const opened = applyBatchEvent(null, { type: 'snapshot', batch, rows, cells: [] });
  expect(applyBatchEvent(opened, { type: 'gone' })).toBeNull();
});
