import type { SummaryListItem } from '../../../../../shared/api/summarize.ts';
import { api } from '../../../api.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { chosenOptions, isOptionsChanged } from '../options.ts';
import { selectOpen, selectShownId, useSummarize } from '../summarizeStore.ts';
import { openSummary, reopenSummary, showNewSummary } from './watching.ts';

const words = summarizeWords.list;

/** The same documents as the controls ask for them now; what is shown stays in the list. */
export async function summarizeAgain(): Promise<void> {
  const state = useSummarize.getState();
  const open = selectOpen(state);
  if (open === null || !isOptionsChanged(state)) return;
  const documentIds = open.summary.documents.map(({ id }) => id);
  const created = await attempt(() =>
    api.summarize.create({ documentIds, options: chosenOptions(state) }),
  );
  if (created !== null) openSummary(created.id);
}

/** Keeps what is done. Resolves once it has stopped. */
export async function cancelSummary(id: string): Promise<void> {
  await attempt(() => api.summarize.cancel({ id }));
}

export async function resumeSummary(id: string): Promise<void> {
  await attempt(() => api.summarize.resume({ id }));
}

/** Gone from the list at once, with Undo. */
export async function deleteSummary({
  id,
  title,
}: Pick<SummaryListItem, 'id' | 'title'>): Promise<void> {
  await attempt(async () => {
    const wasShown = selectShownId(useSummarize.getState()) === id;
    await api.summarize.delete({ id });
    if (wasShown) showNewSummary();
    showToast({
      title: words.deleted(title === '' ? words.untitled : title),
      undo: () => void restoreSummary(id),
    });
  });
}

export async function restoreSummary(id: string): Promise<void> {
  const restored = await attempt(() => api.summarize.restore({ id }));
  if (restored === null) return;
  if (selectShownId(useSummarize.getState()) === id) reopenSummary();
  else openSummary(id);
}
