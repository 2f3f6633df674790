import { api } from '../../../api.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { selectShownId, useSummarize } from '../summarizeStore.ts';
import { refreshMarks } from './passages.ts';

/** The model writes it anew from the passages it stands on; until then the sentence says so. */
export async function rewriteSentence(sentenceId: string): Promise<void> {
  const summaryId = selectShownId(useSummarize.getState());
  if (summaryId === null) return;
  await attempt(() => api.summarize.rewriteSentence({ summaryId, sentenceId }));
  refreshMarks();
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
