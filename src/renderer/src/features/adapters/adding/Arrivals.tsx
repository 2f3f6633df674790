import { adapterWords } from '../../../messages/adapters.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { dropArrival, useAdding } from './addingStore.ts';
import type { Arrival } from './addingStore.ts';

const words = adapterWords.adding;

/** What is on its way into the rack, and what was not let in, with the reason. */
export function Arrivals() {
  const arrivals = useAdding((state) => state.arrivals);
  if (arrivals.length === 0) return null;
  return (
    <ul aria-label={words.arrivals} className="flex flex-col gap-2 border-b border-line px-4 py-3">
      {arrivals.map((arrival) => (
        <li key={arrival.key}>
          <ArrivalRow arrival={arrival} />
        </li>
      ))}
    </ul>
  );
}

function ArrivalRow({ arrival }: { arrival: Arrival }) {
  if (arrival.status === 'adding') {
    const what = words.working(arrival.name);
    return (
      <div role="status" className="flex items-center gap-3 text-small text-ink-2">
        <span dir="auto" className="min-w-0 truncate">
          {what}
        </span>
        <ProgressBar label={what} fraction={null} className="max-w-40" />
      </div>
    );
  }
  return (
    <ErrorNotice
      error={arrival.error}
      actions={
        <Button size="small" onClick={() => dropArrival(arrival.key)}>
          {common.dismiss}
        </Button>
      }
    />
  );
}
