import { useState } from 'react';
import type { SummaryProgress } from '../../../../../shared/api/summarize.ts';
import { formatTimeLeft } from '../../../messages/numbers.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelSummary } from '../actions/summaryActions.ts';
import { isUnfinished } from '../openSummary.ts';
import type { OpenSummary } from '../openSummary.ts';

const words = summarizeWords.progress;

/** What is being read, how far it is, how long yet, and Cancel. There while the summary runs. */
export function ProgressRow({ open: { summary, progress } }: { open: OpenSummary }) {
  if (!isUnfinished(summary)) return null;
  const label = describeProgress(progress);
  return (
    <div
      role="group"
      aria-label={words.label}
      className="flex shrink-0 items-center gap-4 border-b border-line bg-chrome px-5 py-2 text-small"
    >
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="flex gap-3">
          <span dir="auto" className="min-w-0 flex-1 truncate text-ink">
            {label}
          </span>
          <span className="figures shrink-0 text-ink-2">{figuresOf(progress)}</span>
        </p>
        <ProgressBar label={label} fraction={fractionOf(progress)} />
      </div>
      <CancelButton key={summary.id} summaryId={summary.id} />
    </div>
  );
}

/** Says at once that the click arrived: the engine ends its step first. */
function CancelButton({ summaryId }: { summaryId: string }) {
  const [isStopping, setIsStopping] = useState(false);

  async function stop(): Promise<void> {
    setIsStopping(true);
    await cancelSummary(summaryId);
    setIsStopping(false);
  }

  return (
    <Button size="small" disabled={isStopping} onClick={() => void stop()}>
      {isStopping ? words.cancelling : words.cancel}
    </Button>
  );
}

function describeProgress(progress: SummaryProgress | null): string {
  switch (progress?.phase) {
    case undefined:
    case 'waiting':
      return words.waiting;
    case 'loading-model':
      return words.loadingModel;
    case 'planning':
      return words.planning;
    case 'reading':
      return words.reading(progress.headingPath.at(-1) ?? null);
    case 'combining':
      return words.combining;
    case 'writing':
      return words.writing;
  }
}

function figuresOf(progress: SummaryProgress | null): string {
  if (progress === null || progress.total === 0) return '';
  const { done, total, secondsLeft } = progress;
  const left = secondsLeft === null ? null : formatTimeLeft(secondsLeft);
  return [words.count(done, total), left].filter(Boolean).join(' · ');
}

export function fractionOf(progress: SummaryProgress | null): number | null {
  return progress === null || progress.total === 0 ? null : progress.done / progress.total;
}
