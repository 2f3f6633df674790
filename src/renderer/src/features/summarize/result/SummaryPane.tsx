import { selectOpen, selectView, useSummarize } from '../summarizeStore.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { hasNotes } from '../openSummary.ts';
import type { OpenSummary, ResultView } from '../openSummary.ts';
import { ChunkNotes } from './ChunkNotes.tsx';
import { Outcome } from './Outcome.tsx';
import { SummaryParts } from './SummaryParts.tsx';

const words = summarizeWords.result;

/** The summary, the notes it is made from, or the instant one: whatever is there to read. */
export function SummaryPane() {
  const open = useSummarize(selectOpen);
  const view = useSummarize(selectView);
  if (open === null || view === null) return null;
  return (
    <section aria-label={words.label} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center justify-between gap-3 border-b border-line px-5">
        {viewsOf(open).length > 1 && (
          <SegmentedControl
            label={words.view}
            value={view}
            options={viewsOf(open).map((value) => ({ value, label: words.views[value] }))}
            onChange={(next) => useSummarize.setState({ view: next })}
          />
        )}
        <Support open={open} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-8">
        <Outcome open={open} />
        {view === 'summary' && <WrittenSummary open={open} />}
        {view === 'notes' && <ChunkNotes chunks={open.chunks} />}
        {view === 'instant' && <InstantSummary open={open} />}
      </div>
    </section>
  );
}

function viewsOf({ summary, chunks }: OpenSummary): ResultView[] {
  if (summary.options.method === 'extractive') return ['instant'];
  return hasNotes(chunks) ? ['summary', 'notes', 'instant'] : ['summary', 'instant'];
}

function Support({ open: { summary } }: { open: OpenSummary }) {
  const { supported, total } = summary.support;
  if (summary.parts.length === 0 || total === 0) return null;
  return (
    <Tooltip label={words.supportedHint}>
      <p
        tabIndex={0}
        className={
          supported < total
            ? 'figures truncate text-small font-medium text-amber-text'
            : 'figures truncate text-small text-ink-2'
        }
      >
        {words.supported(supported, total)}
      </p>
    </Tooltip>
  );
}

function WrittenSummary({ open: { summary, draft } }: { open: OpenSummary }) {
  if (summary.parts.length > 0) {
    return (
      <>
        <SummaryParts parts={summary.parts} />
        {summary.modelName !== null && (
          <p className="mt-6 text-small text-ink-3">{words.by(summary.modelName)}</p>
        )}
      </>
    );
  }
  if (draft === '') return <p className="text-ui text-ink-3">{words.noSummary}</p>;
  return (
    <>
      <p className="mb-2 text-small text-ink-3">{words.draft}</p>
      <p dir="auto" className="text-read break-words whitespace-pre-wrap">
        {draft}
      </p>
    </>
  );
}

function InstantSummary({ open: { summary } }: { open: OpenSummary }) {
  return (
    <>
      <h2 className="text-ui font-semibold">{words.instantLabel}</h2>
      <p className="mb-3 text-small text-ink-3">{words.instantHint}</p>
      {summary.instant.length === 0 ? (
        <p className="text-ui text-ink-2">{words.nothing}</p>
      ) : (
        <SummaryParts parts={summary.instant} />
      )}
    </>
  );
}
