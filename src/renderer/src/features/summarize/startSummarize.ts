import { showPending } from './actions/importing.ts';
import { watchSummaries } from './actions/watching.ts';
import { registerSummarizeCommands } from './summarizeCommands.ts';

/** With the window: the rail tells of a running summary, and the palette finds every one. */
export function startSummarize(): void {
  registerSummarizeCommands();
  watchSummaries(() => void showPending());
}
