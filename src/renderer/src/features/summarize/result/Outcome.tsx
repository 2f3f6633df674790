import { TriangleAlert } from 'lucide-react';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { resumeSummary } from '../actions/summaryActions.ts';
import type { OpenSummary } from '../openSummary.ts';

const words = summarizeWords.progress;

/** How it ended, when it ended early, and what could not be read of the documents. */
export function Outcome({ open: { summary } }: { open: OpenSummary }) {
  const { id, status, error } = summary;
  const resume = (
    <Button size="small" onClick={() => void resumeSummary(id)}>
      {words.resume}
    </Button>
  );
  return (
    <div className="mb-4 flex flex-col gap-2 empty:hidden">
      {status === 'failed' && error !== null && <ErrorNotice error={error} actions={resume} />}
      {status === 'stopped' && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-3.5 py-2 text-ui">
          <p className="min-w-40 flex-1">{words.stopped}</p>
          {resume}
        </div>
      )}
      {summary.documents.flatMap(({ id: documentId, name, notes }) =>
        notes.map((note) => (
          <p
            key={`${documentId} ${note.code}`}
            className="flex gap-2 rounded-lg bg-amber-soft px-3.5 py-2 text-small"
          >
            <TriangleAlert
              size={14}
              strokeWidth={1.75}
              aria-hidden
              className="mt-0.5 shrink-0 text-amber-text"
            />
            <span className="min-w-0 break-words">
              {summary.documents.length > 1 && `${name}: `}
              {summarizeWords.note(note)}
            </span>
          </p>
        )),
      )}
    </div>
  );
}
