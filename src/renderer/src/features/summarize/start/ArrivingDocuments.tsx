import { Check } from 'lucide-react';
import { summarizeWords } from '../../../messages/summarize.ts';
import { formatPercent } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelImport, discardArrived, summarizeArrived } from '../actions/importing.ts';
import { useSummarize } from '../summarizeStore.ts';
import type { ArrivingDocument } from '../summarizeStore.ts';

const words = summarizeWords.arriving;

/** The files on their way in. Once all are through, what failed waits for a decision. */
export function ArrivingDocuments() {
  const arriving = useSummarize((state) => state.arriving);
  const added = arriving.filter(({ state }) => state.status === 'added').length;
  const isReading = arriving.some(
    ({ state }) => state.status === 'waiting' || state.status === 'reading',
  );
  const isStarting = useSummarize((state) => state.isStarting);
  return (
    <>
      <h2 role="status" className="text-title font-semibold">
        {isStarting
          ? words.titleStarting
          : isReading
            ? words.titleReading(arriving.length)
            : added === 0
              ? words.titleFailed
              : words.titleReady(added)}
      </h2>
      <ul aria-label={words.label} className="mt-3 border-t border-line">
        {arriving.map((document) => (
          <Arriving key={document.key} document={document} />
        ))}
      </ul>
      {isStarting ? (
        <ProgressBar label={words.titleStarting} fraction={null} className="mt-4" />
      ) : (
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          {isReading ? (
            <Button onClick={cancelImport}>{words.cancel}</Button>
          ) : (
            <Decision added={added} total={arriving.length} />
          )}
        </div>
      )}
    </>
  );
}

/** What failed was told; what was read is summarized or given up. */
function Decision({ added, total }: { added: number; total: number }) {
  return (
    <>
      <Button onClick={() => void discardArrived()}>
        {added === 0 ? words.back : words.discard}
      </Button>
      {added > 0 && (
        <Button variant="primary" onClick={() => void summarizeArrived()}>
          {added === total ? words.summarize : words.summarizeRest(added)}
        </Button>
      )}
    </>
  );
}

function Arriving({ document: { name, state } }: { document: ArrivingDocument }) {
  return (
    <li className="border-b border-line py-2.5">
      <div className="flex items-center gap-2 text-ui">
        {state.status === 'added' && (
          <Check size={16} strokeWidth={2} aria-hidden className="shrink-0 text-accent-text" />
        )}
        <span dir="auto" className="min-w-0 flex-1 truncate" title={name}>
          {name}
        </span>
        <span className="figures shrink-0 text-small text-ink-3">{stateWords(state)}</span>
      </div>
      {state.status === 'reading' && (
        <ProgressBar label={words.reading} fraction={state.fraction} className="mt-2" />
      )}
      {state.status === 'failed' && (
        <div className="mt-2">
          <ErrorNotice error={state.error} />
        </div>
      )}
    </li>
  );
}

function stateWords(state: ArrivingDocument['state']): string {
  if (state.status !== 'reading' || state.fraction === null) return words[state.status];
  return `${words.reading} · ${formatPercent(state.fraction)}`;
}
