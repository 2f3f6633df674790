import { classNames } from '../../ui/classNames.ts';
import type { ModelState } from './modelState.ts';

const colours: Record<ModelState['state'], string> = {
  ready: 'bg-accent',
  loading: 'animate-pulse bg-accent',
  available: 'border border-line-strong',
  missing: 'bg-amber',
  quarantined: 'bg-amber',
  failed: 'bg-red',
};

/** The colour of a state; its words always stand beside it. */
export function StateDot({ state }: { state: ModelState['state'] }) {
  return (
    <span aria-hidden className={classNames('size-2 shrink-0 rounded-full', colours[state])} />
  );
}
