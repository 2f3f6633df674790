import type { SummariesEvent, SummaryEvent } from '../../../../../shared/api/summarize.ts';
import { api, watch } from '../../../api.ts';
import { showError } from '../../../ui/toast.ts';
import { applySummaryEvent } from '../openSummary.ts';
import { forgetBlocks } from '../source/sourceBlocks.ts';
import { applySummariesEvent } from '../summaries.ts';
import { selectOpen, selectShownId, selectSummaries, useSummarize } from '../summarizeStore.ts';

let stopWatchingShown: (() => void) | null = null;

/** Follows the list of summaries, whatever workspace is in front: the rail tells when one runs. */
export function watchSummaries(onFirstSnapshot: () => void): () => void {
  let isFirst = true;
  return watch<SummariesEvent>({
    open: (signal) => api.summarize.watchSummaries(undefined, { signal }),
    onEvent: (event) => {
      useSummarize.setState((state) => ({
        list: { status: 'ready', summaries: applySummariesEvent(selectSummaries(state), event) },
      }));
      if (isFirst) onFirstSnapshot();
      isFirst = false;
    },
    onError: showError,
  });
}

/** Shows a summary and follows it until another one is shown. */
export function openSummary(summaryId: string): void {
  const state = useSummarize.getState();
  if (selectShownId(state) === summaryId && state.shown.status !== 'failed') return;
  leaveShown();
  useSummarize.setState({ shown: { status: 'opening', summaryId } });
  stopWatchingShown = watch<SummaryEvent>({
    open: (signal) => api.summarize.watch({ summaryId }, { signal }),
    onEvent: (event) => takeEvent(summaryId, event),
    onError: (error) => useSummarize.setState({ shown: { status: 'failed', summaryId, error } }),
  });
}

/** Follows the shown summary anew, after it was restored or could not be opened. */
export function reopenSummary(): void {
  const summaryId = selectShownId(useSummarize.getState());
  if (summaryId === null) return;
  showNewSummary();
  openSummary(summaryId);
}

/** The place where a new summary begins. */
export function showNewSummary(): void {
  leaveShown();
  useSummarize.setState({ shown: { status: 'new' } });
}

function leaveShown(): void {
  stopWatchingShown?.();
  stopWatchingShown = null;
  forgetBlocks();
  useSummarize.setState({
    options: null,
    view: null,
    selected: null,
    litId: null,
    marks: {},
    scrollTarget: null,
    tab: 'summary',
    isListOver: false,
  });
}

function takeEvent(summaryId: string, event: SummaryEvent): void {
  useSummarize.setState((state) => {
    const open = applySummaryEvent(selectOpen(state), event);
    if (open === null) return { shown: { status: 'gone', summaryId } };
    return { shown: { status: 'open', summaryId, open } };
  });
}
