import { Check } from 'lucide-react';
import type { Comparison, ComparisonColumn } from '../../../../../shared/api/compare.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { formatCount, formatTokensPerSecond } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { LazyMarkdown } from '../../chat/markdown/LazyMarkdown.tsx';
import { Reasoning } from '../../chat/transcript/Reasoning.tsx';
import { useForeground } from '../../status/statusStore.ts';
import { usedStackLine } from '../stack/stackNames.ts';
import { keepColumn, pickBest } from './compareActions.ts';
import type { Run } from './wordDifferences.ts';

type ComparedColumnProps = {
  comparison: Comparison;
  column: ComparisonColumn;
  letter: string;
  /** The text with the words that differ marked; null while there are no marks. */
  runs: readonly Run[] | null;
};

/** One reply among others. Its name is its stack, or a letter while that is hidden. */
export function ComparedColumn({ comparison, column, letter, runs }: ComparedColumnProps) {
  const { pick } = comparison;
  const name = column.stack === null ? letter : usedStackLine(column.stack);
  const isPicked = pick?.kind === 'column' && pick.columnId === column.id;
  return (
    <article
      aria-label={column.stack === null ? words.column(letter) : name}
      className="flex min-w-0 flex-col gap-2"
    >
      <header
        className={classNames(
          'flex min-h-8 items-center gap-2 border-b-2 pb-1',
          isPicked ? 'border-accent' : 'border-line',
        )}
      >
        <span className="figures flex size-5 shrink-0 items-center justify-center rounded-sm bg-sunken text-status text-ink-2">
          {letter}
        </span>
        <h2 dir="auto" title={name} className="min-w-0 flex-1 truncate font-medium">
          {column.stack === null ? <span className="text-ink-3">{words.hidden}</span> : name}
        </h2>
        {isPicked && (
          <span className="flex shrink-0 items-center gap-1 text-small font-medium text-accent-text">
            <Check size={14} strokeWidth={2} aria-hidden />
            {words.picked}
          </span>
        )}
      </header>
      <ColumnText column={column} runs={runs} />
      <ColumnEnd comparison={comparison} column={column} name={name} isPicked={isPicked} />
    </article>
  );
}

function ColumnText({ column, runs }: { column: ComparisonColumn; runs: readonly Run[] | null }) {
  const { text, reasoning, status, error } = column;
  const isLive = ['waiting', 'reading', 'writing'].includes(status);
  const foreground = useForeground();
  return (
    <div className="min-h-16 flex-1">
      {reasoning !== '' && (
        <Reasoning text={reasoning} milliseconds={null} isThinking={isLive && text === ''} />
      )}
      {runs === null ? (
        <div className="text-read">
          <LazyMarkdown text={text} isStreaming={isLive} />
        </div>
      ) : (
        <MarkedText runs={runs} />
      )}
      {status === 'complete' && text === '' && (
        <p className="text-small text-ink-3">{words.empty}</p>
      )}
      {status !== 'complete' && status !== 'failed' && (
        <p className="text-small text-ink-3">
          {status === 'waiting' && foreground !== null
            ? words.waitingFor[foreground]
            : words.states[status]}
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

function MarkedText({ runs }: { runs: readonly Run[] }) {
  return (
    <p dir="auto" className="text-read break-words whitespace-pre-wrap">
      {runs.map(({ text, isDifferent }, index) =>
        isDifferent && text.trim() !== '' ? (
          <mark key={index} className="rounded-sm bg-accent-soft px-px text-ink">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}

type ColumnEndProps = {
  comparison: Comparison;
  column: ComparisonColumn;
  name: string;
  isPicked: boolean;
};

/** What it cost, and what can be done with it once it is there. */
function ColumnEnd({ comparison, column, name, isPicked }: ColumnEndProps) {
  const { figures, status } = column;
  const hasEnded = status === 'complete' || status === 'stopped';
  if (!hasEnded) return null;
  // Names in labels would tell what a blind comparison hides; `name` is the letter then.
  return (
    <footer className="flex flex-wrap items-center gap-1">
      {!isPicked && (
        <Button
          size="small"
          aria-label={words.pickNamed(name)}
          onClick={() => pickBest(comparison.id, { kind: 'column', columnId: column.id })}
        >
          {words.pick}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        aria-label={words.keepNamed(name)}
        onClick={() => void keepColumn(comparison.id, column.id)}
      >
        {words.keep}
      </Button>
      {figures !== null && (
        <span className="figures ms-auto text-status text-ink-3">
          {words.tokens(formatCount(figures.generatedTokens))}
          {figures.tokensPerSecond !== null &&
            ` · ${formatTokensPerSecond(figures.tokensPerSecond)}`}
        </span>
      )}
    </footer>
  );
}
