import { registerCommands } from '../../commands.ts';
import { summarizeWords } from '../../messages/summarize.ts';
import { chooseFiles } from '../../ui/fileTransfer.ts';
import { focusOnceThere } from '../../ui/focus.ts';
import { showWorkspace } from '../frame/frameStore.ts';
import { registerPaletteSource } from '../palette/paletteStore.ts';
import type { PaletteItem } from '../palette/paletteStore.ts';
import { summarizeFiles } from './actions/importing.ts';
import { stepPassage } from './actions/passages.ts';
import { startPasting } from './actions/pasting.ts';
import { cancelSummary, deleteSummary, resumeSummary } from './actions/summaryActions.ts';
import { askAbout, copySummary, exportDocx, exportSummary } from './actions/taking.ts';
import { openSummary, showNewSummary } from './actions/watching.ts';
import { searchFieldId } from './list/SummarySearchResults.tsx';
import { isResumable, isUnfinished } from './openSummary.ts';
import { showList } from './panels.ts';
import { selectOpen, selectSummaries, useSummarize } from './summarizeStore.ts';

/** The commands of the workspace; those that show something bring it to the front. */
export function registerSummarizeCommands(): void {
  registerCommands({
    'summarize.new': inSummarize(showNewSummary),
    'summarize.open': inSummarize(() => void chooseAndSummarize()),
    'summarize.paste': inSummarize(startPasting),
    'summarize.search': inSummarize(focusSearch),
    'summarize.cancel': onShown(({ id }) => void cancelSummary(id), isUnfinished),
    'summarize.resume': onShown(({ id }) => void resumeSummary(id), isResumable),
    'summarize.ask': onShown(({ id }) => void askAbout(id)),
    'summarize.copy': onShown(({ id }) => void copySummary(id, false)),
    'summarize.copyReceipts': onShown(({ id }) => void copySummary(id, true)),
    'summarize.exportMarkdown': onShown(({ id }) => void exportSummary(id, 'markdown')),
    'summarize.exportDocx': onShown(({ id }) => void exportDocx(id)),
    'summarize.exportText': onShown(({ id }) => void exportSummary(id, 'text')),
    'summarize.exportJson': onShown(({ id }) => void exportSummary(id, 'json')),
    'summarize.nextPassage': onShown(() => stepPassage(1), hasSelection),
    'summarize.previousPassage': onShown(() => stepPassage(-1), hasSelection),
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

function hasSelection(): boolean {
  return useSummarize.getState().selected !== null;
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
