import { api } from '../../../api.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { selectShownId, useSummarize } from '../summarizeStore.ts';
import { refreshMarks } from './passages.ts';

/** The model writes it anew from the passages it stands on, with Undo; until then it says so. */
export async function rewriteSentence(sentenceId: string): Promise<void> {
  const summaryId = selectShownId(useSummarize.getState());
  if (summaryId === null) return;
  const place = { summaryId, sentenceId };
  const changed = await attempt(() => api.summarize.rewriteSentence(place));
  refreshMarks();
  if (changed === null) return;
  showToast({
    title: summarizeWords.result.rewritten,
    undo: () => void attempt(() => api.summarize.undoRewriting(place)).then(refreshMarks),
  });
}

/** Left out of the summary, with Undo. */
export async function dropSentence(sentenceId: string): Promise<void> {
  const summaryId = selectShownId(useSummarize.getState());
  if (summaryId === null) return;
  const drop = (isDropped: boolean) =>
    attempt(() => api.summarize.dropSentence({ summaryId, sentenceId, isDropped }));
  const changed = await drop(true);
  if (changed === null) return;
  showToast({ title: summarizeWords.result.dropped, undo: () => void drop(false) });
}
