import { defaultSummaryOptions } from '../../../../shared/api/summarize.ts';
import type { SummaryOptions } from '../../../../shared/api/summarize.ts';
import { selectOpen, selectSummaries, useSummarize } from './summarizeStore.ts';
import type { SummarizeState } from './summarizeStore.ts';

/** What the row of controls says: what was chosen, else what is shown, else what was used last. */
export function chosenOptions(state: SummarizeState): SummaryOptions {
  return (
    state.options ??
    selectOpen(state)?.summary.options ??
    selectSummaries(state).find(({ options }) => options.method === 'model')?.options ??
    defaultSummaryOptions
  );
}

/** The same of the model, also where a summary made without one is shown. */
export function optionsForModel(state: SummarizeState): SummaryOptions {
  return { ...chosenOptions(state), method: 'model' };
}

export function chooseOptions(changes: Partial<SummaryOptions>): void {
  useSummarize.setState((state) => ({ options: { ...optionsForModel(state), ...changes } }));
}

/** Whether the controls ask for something else than the summary on show is. */
export function isOptionsChanged(state: SummarizeState): boolean {
  const shown = selectOpen(state)?.summary.options;
  if (shown === undefined || state.options === null) return false;
  const { options } = state;
  return (Object.keys(shown) as (keyof SummaryOptions)[]).some(
    (key) => shown[key] !== options[key],
  );
}

/** An instruction of one's own must say something. */
export function isComplete({ style, instruction }: SummaryOptions): boolean {
  return style !== 'instruction' || instruction.trim() !== '';
}
