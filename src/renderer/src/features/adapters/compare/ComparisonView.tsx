import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Comparison } from '../../../../../shared/api/compare.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { isRunning } from './applyComparisonEvent.ts';
import { ComparedColumn } from './ComparedColumn.tsx';
import { compareAgain, deleteComparison, pickBest, stopComparison } from './compareActions.ts';
import { useCompare } from './compareStore.ts';
import { letterOf } from './letters.ts';
import { wordDifferences } from './wordDifferences.ts';

/** Columns of equal width; where they would be too narrow to read, fewer beside each other. */
const grids: Readonly<Record<number, string>> = {
  2: 'grid-cols-2 @max-[24rem]:grid-cols-1',
  3: 'grid-cols-3 @max-[34rem]:grid-cols-1',
  4: 'grid-cols-4 @max-[50rem]:grid-cols-2 @max-[24rem]:grid-cols-1',
};

/** One comparison: the prompt once, the replies side by side, and which was best. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { columns } = comparison;
  const isLive = isRunning(comparison);
  const hasMarks = useCompare((state) => state.hasMarks);
  // Half-written replies differ everywhere; the marks come when all have ended.
  const differences = useMemo(
    () => (hasMarks && !isLive ? wordDifferences(columns.map(({ text }) => text)) : null),
    [columns, hasMarks, isLive],
  );
  return (
    <section aria-label={words.label} aria-busy={isLive} className="flex flex-col gap-4 px-5 py-4">
      <Prompt comparison={comparison} isLive={isLive} />
      <div className="@container">
        <div className={classNames('grid gap-x-5 gap-y-6', grids[columns.length])}>
          {columns.map((column, index) => (
            <ComparedColumn
              key={column.id}
              comparison={comparison}
              column={column}
              letter={letterOf(index)}
              runs={differences?.[index] ?? null}
            />
          ))}
        </div>
      </div>
      {!isLive && <Verdict comparison={comparison} />}
    </section>
  );
}

function Prompt({ comparison, isLive }: { comparison: Comparison; isLive: boolean }) {
  const { id, prompt, systemPrompt } = comparison;
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="min-w-60 flex-1">
        {systemPrompt !== '' && (
          <p dir="auto" className="mb-1 line-clamp-3 text-small break-words text-ink-3">
            {systemPrompt}
          </p>
        )}
        <p
          dir="auto"
          className="max-h-40 max-w-reading overflow-y-auto rounded-lg bg-sunken px-4 py-2.5 text-read break-words whitespace-pre-wrap"
        >
          {prompt}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {isLive ? (
          <Button size="small" onClick={() => stopComparison(id)}>
            {words.stop}
          </Button>
        ) : (
          <Button size="small" onClick={() => compareAgain(comparison)}>
            {words.again}
          </Button>
        )}
        <IconButton icon={Trash2} label={words.delete} onClick={() => void deleteComparison(id)} />
      </div>
    </div>
  );
}

function Verdict({ comparison: { id, isBlind, pick } }: { comparison: Comparison }) {
  const hasMarks = useCompare((state) => state.hasMarks);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
      <div className="flex min-w-64 flex-1 flex-wrap items-center gap-x-3">
        <Switch
          label={words.marks}
          isLabelShown
          isOn={hasMarks}
          onChange={(isOn) => useCompare.setState({ hasMarks: isOn })}
        />
        {hasMarks && <p className="text-small text-ink-3">{words.marksHint}</p>}
      </div>
      <div className="ml-auto flex items-center gap-x-4">
        {isBlind && pick === null && <p className="text-small text-ink-2">{words.pickHint}</p>}
        {pick?.kind === 'tie' ? (
          <p role="status" className="text-small text-ink-2">
            {words.tied}
          </p>
        ) : (
          <Button size="small" variant="quiet" onClick={() => pickBest(id, { kind: 'tie' })}>
            {words.tie}
          </Button>
        )}
      </div>
    </div>
  );
}
