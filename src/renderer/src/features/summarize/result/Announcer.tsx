import { formatPercent } from '../../../messages/numbers.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { isUnfinished } from '../openSummary.ts';
import type { OpenSummary } from '../openSummary.ts';
import { fractionOf } from './ProgressRow.tsx';

const words = summarizeWords.progress;

/** A screen reader hears of every quarter and of the end, and is left in peace between. */
const steps = 4;

export function Announcer({ open }: { open: OpenSummary }) {
  return (
    <div role="status" className="sr-only">
      {announcementOf(open)}
    </div>
  );
}

function announcementOf({ summary, progress }: OpenSummary): string {
  if (summary.status === 'done') return words.finished;
  if (summary.status === 'stopped') return words.stopped;
  if (summary.status === 'failed') return words.failed;
  const step = Math.floor((fractionOf(progress) ?? 0) * steps);
  return isUnfinished(summary) && step > 0 ? words.announced(formatPercent(step / steps)) : '';
}
