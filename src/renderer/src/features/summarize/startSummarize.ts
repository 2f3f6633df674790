import { registerCommands } from '../../commands.ts';
import { summarizeWords } from '../../messages/summarize.ts';
import { chooseFiles } from '../../ui/fileTransfer.ts';
import { focusOnceThere } from '../../ui/focus.ts';
import { showWorkspace } from '../frame/frameStore.ts';
import { registerPaletteSource } from '../palette/paletteStore.ts';
import type { PaletteItem } from '../palette/paletteStore.ts';
import { showPending, summarizeFiles } from './actions/importing.ts';
import { startPasting } from './actions/pasting.ts';
import { cancelSummary, deleteSummary, resumeSummary } from './actions/summaryActions.ts';
import { openSummary, showNewSummary, watchSummaries } from './actions/watching.ts';
import { searchFieldId } from './list/SummarySearchResults.tsx';
import { isResumable, isUnfinished } from './openSummary.ts';
import { showList } from './panels.ts';
import { selectOpen, selectSummaries, useSummarize } from './summarizeStore.ts';

/** With the window: the rail tells of a running summary, and the palette finds every one. */
export function startSummarize(): void {
  watchSummaries(() => void showPending());
  registerCommands({
    'summarize.new': inSummarize(showNewSummary),
    'summarize.open': inSummarize(() => void chooseAndSummarize()),
    'summarize.paste': inSummarize(startPasting),
    'summarize.search': inSummarize(focusSearch),
    'summarize.cancel': onShown(({ id }) => void cancelSummary(id), isUnfinished),
    'summarize.resume': onShown(({ id }) => void resumeSummary(id), isResumable),
    'summarize.delete': onShown((summary) => void deleteSummary(summary)),
  });
  registerPaletteSource(summaryItems);
}

function inSummarize(action: () => void): () => void {
  return () => {
    showWorkspace('summarize');
    action();
  };
}

type ShownSummary = NonNullable<ReturnType<typeof selectOpen>>['summary'];

function onShown(
  action: (summary: ShownSummary) => void,
  isPossible: (summary: ShownSummary) => boolean = () => true,
) {
  return {
    run: (): void => {
      const open = selectOpen(useSummarize.getState());
      if (open !== null) inSummarize(() => action(open.summary))();
    },
    isEnabled: (): boolean => {
      const open = selectOpen(useSummarize.getState());
      return open !== null && isPossible(open.summary);
    },
  };
}

async function chooseAndSummarize(): Promise<void> {
  const files = await chooseFiles({ accept: '', isMultiple: true });
  if (files.length > 0) await summarizeFiles(files);
}

function focusSearch(): void {
  showList();
  focusOnceThere(searchFieldId);
}

function summaryItems(): PaletteItem[] {
  return selectSummaries(useSummarize.getState()).map(({ id, title }) => ({
    id,
    title: title === '' ? summarizeWords.list.untitled : title,
    group: summarizeWords.palette.group,
    run: inSummarize(() => openSummary(id)),
  }));
}
