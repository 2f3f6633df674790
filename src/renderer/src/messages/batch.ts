import type { BatchSummary } from '../../../shared/api/batch.ts';

const states: Record<BatchSummary['status'], string> = {
  running: 'Running',
  stopped: 'Stopped',
  failed: 'Failed',
  complete: 'Done',
};

/** Every word of the page that runs a list of prompts through several stacks. */
export const batchWords = {
  explain:
    'A list of prompts, each answered by every stack. With the answers you expect beside them, each stack gets scores.',
  list: 'Runs',
  new: 'New run',
  earlier: 'Earlier',
  listEmpty: 'Runs are kept here, with their answers.',
  name: 'Name',
  namePlaceholder: 'Address in French, June',
  defaultName: (age: string) => `Run of ${age}`,
  prompts: 'Prompts',
  format: 'Format',
  formats: {
    lines: 'One prompt a line',
    jsonl: 'JSONL: prompt, perhaps reference',
    csv: 'CSV with a header row',
  },
  placeholders: {
    lines:
      'Translate from English to French: Where are you?\nTranslate from English to French: Are you ready?',
    jsonl: '{"prompt": "Where are you?", "reference": "Où êtes-vous ?"}',
    csv: 'prompt,reference\nWhere are you?,Où êtes-vous ?',
  },
  chooseFile: 'Choose a file…',
  fileChosen: (name: string) => `${name} is used instead of what is typed.`,
  forgetFile: 'Use the text instead',
  systemPrompt: 'System prompt',
  start: 'Run',
  starting: 'Starting…',
  stop: 'Stop',
  resume: 'Go on',
  delete: 'Delete this run',
  deleteTitle: 'Delete this run for good?',
  deleteBody: (name: string) => `“${name}” and all of its answers cannot be brought back.`,
  deleteConfirm: 'Delete for good',
  deleted: 'The run is deleted',
  exportCsv: 'Export as CSV',
  exportMarkdown: 'Export as Markdown',
  states,
  progress: (done: string, total: string) => `${done} of ${total} answers`,
  table: 'Answers',
  row: '#',
  prompt: 'Prompt',
  reference: 'Expected',
  scores: 'Scores',
  exact: 'Exact',
  exactHint: 'How many answers are word for word what was expected.',
  chrF: 'chrF',
  chrFHint:
    'How alike answer and expectation are, by runs of letters, from 0 to 100. Good for translations (Popović 2015).',
  rougeL: 'ROUGE-L',
  rougeLHint:
    'How much of the expectation is in the answer, in order, from 0 to 1. Good for summaries (Lin 2004).',
  scored: (count: string) => `over ${count}`,
  notScored: '–',
  isExact: 'exact',
  waiting: '…',
  column: (letter: string) => `Column ${letter}`,
  noModel: 'Load a model first: a run needs one.',
} as const;
