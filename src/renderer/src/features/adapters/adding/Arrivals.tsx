import { adapterWords } from '../../../messages/adapters.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelArrival } from './addAdapters.ts';
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
    const { key, name, fraction } = arrival;
    const what = fraction === null ? words.working(name) : words.converting(name);
    return (
      <div className="flex items-center gap-3 text-small text-ink-2">
        <span role="status" dir="auto" className="min-w-0 truncate">
          {what}
        </span>
        <ProgressBar label={what} fraction={fraction} className="max-w-40" />
        <Button size="small" variant="quiet" onClick={() => cancelArrival(key)}>
          {common.cancel}
        </Button>
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
