import { Plus } from 'lucide-react';
import type { BatchSummary } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { formatCount } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { newBatch, openBatch } from './batchActions.ts';
import { useBatch } from './batchStore.ts';

/** The runs made before, newest first. */
export function BatchList() {
  const list = useBatch((state) => state.list);
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-chrome">
      <div className="px-3 py-2">
        <Button
          size="small"
          icon={<Plus size={14} strokeWidth={2} aria-hidden />}
          onClick={newBatch}
        >
          {words.new}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2">
        <h2 className="px-2 pb-1 text-status font-medium text-ink-3">{words.earlier}</h2>
        {list?.length === 0 && <p className="px-2 text-small text-ink-3">{words.listEmpty}</p>}
        <ul>
          {list?.map((batch) => (
            <BatchListRow key={batch.id} batch={batch} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function BatchListRow({ batch: { id, name, status, done, total } }: { batch: BatchSummary }) {
  const isOpen = useBatch(
    ({ pane }) =>
      (pane.status === 'open' && pane.open.batch.id === id) ||
      (pane.status === 'opening' && pane.id === id),
  );
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => openBatch(id)}
        className={classNames(
          'w-full rounded-md px-2 py-1.5 text-start',
          isOpen ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        <span dir="auto" className="block truncate">
          {name}
        </span>
        <span className="figures block truncate text-status text-ink-3">
          {words.states[status]} · {words.progress(formatCount(done), formatCount(total))}
        </span>
      </button>
    </li>
  );
}
