import { TriangleAlert } from 'lucide-react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';
import { formatBytes, formatCount } from '../../../messages/numbers.ts';
import { EditInPlace } from '../../../ui/EditInPlace.tsx';
import { describeAdapter, selectAdapter } from '../adapterActions.ts';
import { verdictWord } from '../stack/usability.ts';

type AdapterTextProps = {
  adapter: AdapterEntry;
  /** Why it cannot be used now; null when it can. */
  reason: string | null;
  isOn: boolean;
};

/** Name, what it does, its figures, and what keeps it from being used. */
export function AdapterText({ adapter, reason, isOn }: AdapterTextProps) {
  const { id, name, description } = adapter;
  return (
    <div className="flex w-full min-w-0 flex-1 flex-col gap-0.5">
      <div className="flex h-7 min-w-0 items-center gap-2">
        <button
          type="button"
          dir="auto"
          aria-label={words.select(name)}
          title={name}
          onClick={() => selectAdapter(id)}
          className="min-w-0 truncate rounded-sm text-start font-medium"
        >
          {name}
        </button>
        {adapter.origin === 'starter' && (
          <span
            title={words.demoHint}
            className="shrink-0 rounded-sm border border-line-strong px-1 text-status text-ink-2"
          >
            {words.demo}
          </span>
        )}
      </div>
      <div className="flex" onClick={(event) => event.stopPropagation()}>
        <EditInPlace
          label={words.describe(name)}
          value={description}
          placeholder={words.describePlaceholder}
          maxLength={2000}
          canBeEmpty
          onCommit={(text) => void describeAdapter(id, text)}
          className="line-clamp-2 text-small whitespace-normal text-ink-2"
        />
      </div>
      <Figures adapter={adapter} isUsable={reason === null} />
      {reason !== null && (
        <p className="mt-0.5 flex items-start gap-1.5 text-small text-amber-text">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">
            <strong className="font-medium">{verdictWord(adapter)}.</strong> {reason}
            {isOn && ` ${words.keptOff}`}
          </span>
        </p>
      )}
    </div>
  );
}

/** The details say what each of these means. */
function Figures({ adapter, isUsable }: { adapter: AdapterEntry; isUsable: boolean }) {
  const { architecture, rank, alpha, sizeBytes, verdict } = adapter;
  // Without a model nobody knows; the rack says that once, not in every row.
  const isFitting = isUsable && verdict.verdict !== 'no-model';
  const figures = [
    architecture,
    words.meta(words.facts.ranks(rank.smallest, rank.largest), formatCount(alpha)),
    formatBytes(sizeBytes),
  ];
  return (
    <p className="figures truncate text-status text-ink-3">
      {(isFitting ? [verdictWord(adapter), ...figures] : figures).join(' · ')}
    </p>
  );
}
