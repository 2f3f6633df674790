import type { SummaryListItem } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { classNames } from '../../../ui/classNames.ts';
import { rowId } from '../../../ui/GroupedList.tsx';
import { openSummary } from '../actions/watching.ts';
import { isUnfinished } from '../openSummary.ts';
import { selectShownId, useSummarize } from '../summarizeStore.ts';

const words = summarizeWords.list;

type SummaryRowProps = { summary: SummaryListItem; isTabStop: boolean };

/** The document's name, and under it the style and how the summary stands. */
export function SummaryRow({ summary, isTabStop }: SummaryRowProps) {
  const { id, title, status, options } = summary;
  const isShown = useSummarize((state) => selectShownId(state) === id);
  const style = summarizeWords.controls.styles[options.style].label;
  return (
    <div className="px-2">
      <button
        type="button"
        id={rowId(id)}
        aria-current={isShown ? 'page' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => openSummary(id)}
        className={classNames(
          'flex h-11 w-full items-center gap-2 rounded-md px-2 text-start',
          isShown ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        <span className="min-w-0 flex-1">
          <span
            dir="auto"
            className={classNames('block truncate text-ui', isShown && 'font-medium')}
          >
            {title === '' ? words.untitled : title}
          </span>
          <span
            className={classNames(
              'block truncate text-status',
              status === 'failed' ? 'text-red-text' : isShown ? 'text-ink-2' : 'text-ink-3',
            )}
          >
            {[style, words.states[status]].filter(Boolean).join(' · ')}
          </span>
        </span>
        {isUnfinished(summary) && (
          <span aria-hidden className="size-1.5 shrink-0 animate-pulse rounded-full bg-accent" />
        )}
      </button>
    </div>
  );
}
