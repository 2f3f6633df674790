import { Plus } from 'lucide-react';
import type { ComparisonsView } from '../../../../../shared/api/compare.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { formatAge } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { usedStackLine } from '../stack/stackNames.ts';
import { newComparison, openComparison } from './compareActions.ts';
import { useCompare } from './compareStore.ts';

/** What was compared before, and what was picked as best so far. */
export function CompareList() {
  const list = useCompare((state) => state.list);
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-chrome">
      <div className="px-3 py-2">
        <Button
          size="small"
          icon={<Plus size={14} strokeWidth={2} aria-hidden />}
          onClick={newComparison}
        >
          {words.new}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2">
        <h2 className="px-2 pb-1 text-status font-medium text-ink-3">{words.earlier}</h2>
        {list?.comparisons.length === 0 && (
          <p className="px-2 text-small text-ink-3">{words.listEmpty}</p>
        )}
        <ul>
          {list?.comparisons.map((summary) => (
            <CompareRow key={summary.id} summary={summary} />
          ))}
        </ul>
      </div>
      <Tally tally={list?.tally ?? []} />
    </div>
  );
}

function CompareRow({ summary }: { summary: ComparisonsView['comparisons'][number] }) {
  const { id, prompt, columnCount, isRunning, createdAt } = summary;
  const isOpen = useCompare(
    ({ pane }) =>
      (pane.status === 'open' && pane.comparison.id === id) ||
      (pane.status === 'opening' && pane.id === id),
  );
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => openComparison(id)}
        className={classNames(
          'w-full rounded-md px-2 py-1.5 text-start',
          isOpen ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        <span dir="auto" className="block truncate">
          {prompt}
        </span>
        <span className="figures block truncate text-status text-ink-3">
          {words.summary(columnCount)} · {isRunning ? words.running : formatAge(createdAt)}
        </span>
      </button>
    </li>
  );
}

function Tally({ tally }: { tally: ComparisonsView['tally'] }) {
  return (
    <section aria-labelledby="tally-title" className="border-t border-line px-4 py-3">
      <h2 id="tally-title" className="mb-1 text-status font-medium text-ink-3">
        {words.tally}
      </h2>
      {tally.length === 0 ? (
        <p className="text-small text-ink-3">{words.tallyEmpty}</p>
      ) : (
        <dl className="flex max-h-40 flex-col gap-1.5 overflow-y-auto text-small">
          {tally.map(({ stack, wins, ties, losses }) => {
            const name = usedStackLine(stack);
            return (
              <div key={name}>
                <dt dir="auto" title={name} className="truncate">
                  {name}
                </dt>
                <dd className="figures text-status text-ink-3">
                  {words.tallyLine(wins, ties, losses)}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
