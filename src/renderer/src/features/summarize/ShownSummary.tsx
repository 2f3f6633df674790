import { summarizeWords } from '../../messages/summarize.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { restoreSummary } from './actions/summaryActions.ts';
import { reopenSummary } from './actions/watching.ts';
import { SummaryControls } from './controls/SummaryControls.tsx';
import { OpenedSummary } from './OpenedSummary.tsx';
import { NewSummary } from './start/NewSummary.tsx';
import { SummaryHeader } from './SummaryHeader.tsx';
import { useSummarize } from './summarizeStore.ts';

const words = summarizeWords.shown;

/** The summary on show, or the place where a new one begins. */
export function ShownSummary({ hasRoom }: { hasRoom: boolean }) {
  return (
    <>
      <SummaryHeader isListHidden={!hasRoom} />
      <Body hasRoom={hasRoom} />
    </>
  );
}

function Body({ hasRoom }: { hasRoom: boolean }) {
  const shown = useSummarize((state) => state.shown);
  switch (shown.status) {
    case 'new':
      return (
        <>
          <SummaryControls />
          <NewSummary />
        </>
      );
    case 'opening':
      return <div className="flex-1" aria-busy />;
    case 'open':
      return <OpenedSummary open={shown.open} hasRoom={hasRoom} />;
    case 'gone':
      return (
        <EmptyState
          title={words.goneTitle}
          body={words.gone}
          actions={
            <Button onClick={() => void restoreSummary(shown.summaryId)}>{words.restore}</Button>
          }
        />
      );
    case 'failed':
      return (
        <div className="mx-auto w-full max-w-reading p-6">
          <ErrorNotice
            error={shown.error}
            actions={
              <Button size="small" onClick={reopenSummary}>
                {words.tryAgain}
              </Button>
            }
          />
        </div>
      );
  }
}
