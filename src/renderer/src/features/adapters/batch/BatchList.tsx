import type { BatchSummary } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { formatCount } from '../../../messages/numbers.ts';
import { RunRow, RunsList } from '../runs/RunsList.tsx';
import { newBatch, openBatch } from './batchActions.ts';
import { useBatch } from './batchStore.ts';

export function BatchList() {
  const list = useBatch((state) => state.list);
  return (
    <RunsList words={words} onNew={newBatch} isEmpty={list?.length === 0}>
      {list?.map((batch) => (
        <BatchListRow key={batch.id} batch={batch} />
      ))}
    </RunsList>
  );
}

function BatchListRow({ batch: { id, name, status, done, total } }: { batch: BatchSummary }) {
  const isOpen = useBatch(
    ({ pane }) =>
      (pane.status === 'open' && pane.open.batch.id === id) ||
      (pane.status === 'opening' && pane.id === id),
  );
  const progress = words.progress(formatCount(done), formatCount(total));
  return (
    <RunRow
      title={name}
      details={`${words.states[status]} · ${progress}`}
      isOpen={isOpen}
      onOpen={() => openBatch(id)}
    />
  );
}
