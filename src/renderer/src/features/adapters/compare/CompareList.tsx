import type { ComparisonsView } from '../../../../../shared/api/compare.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { formatAge } from '../../../messages/numbers.ts';
import { RunRow, RunsList } from '../runs/RunsList.tsx';
import { usedStackLine } from '../stack/stackNames.ts';
import { newComparison, openComparison } from './compareActions.ts';
import { useCompare } from './compareStore.ts';

/** What was compared before, and what was picked as best so far. */
export function CompareList() {
  const list = useCompare((state) => state.list);
  return (
    <RunsList
      words={words}
      onNew={newComparison}
      isEmpty={list?.comparisons.length === 0}
      footer={<Tally tally={list?.tally ?? []} />}
    >
      {list?.comparisons.map((summary) => (
        <CompareRow key={summary.id} summary={summary} />
      ))}
    </RunsList>
  );
}

function CompareRow({ summary }: { summary: ComparisonsView['comparisons'][number] }) {
  const { id, prompt, columnCount, isRunning, createdAt } = summary;
  const isOpen = useCompare(
    ({ pane }) =>
      (pane.status === 'open' && pane.comparison.id === id) ||
      (pane.status === 'opening' && pane.id === id),
  );
  const state = isRunning ? words.running : formatAge(createdAt);
  return (
    <RunRow
      title={prompt}
      details={`${words.summary(columnCount)} · ${state}`}
      isOpen={isOpen}
      onOpen={() => openComparison(id)}
    />
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
