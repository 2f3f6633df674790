import type { ComparisonColumn } from '../../../shared/api/compare.ts';

const columnStates: Record<ComparisonColumn['status'], string> = {
  waiting: 'Waiting…',
  reading: 'Reading the prompt…',
  writing: 'Writing…',
  complete: '',
  stopped: 'Stopped.',
  interrupted: 'Interrupted: the studio ended while this was written.',
  failed: 'Failed.',
};

/** What a column waits for. */
const waitingFor = {
  reply: 'Waiting for the reply in Chat…',
  comparison: 'Waiting for the other comparison…',
} as const;

/** Every word of the page that puts stacks side by side. */
export const compareWords = {
  explain:
    'One prompt, answered side by side by different stacks, all from the one loaded model and with the same seed.',
  label: 'Comparison',
  waitingFor,
  list: 'Comparisons',
  new: 'New comparison',
  earlier: 'Earlier',
  listEmpty: 'Comparisons you have made are kept here.',
  prompt: 'Prompt',
  promptPlaceholder: 'What should all of them answer?',
  systemPrompt: 'System prompt',
  systemPromptPlaceholder: 'Optional: how they should behave',
  after: 'Begin with',
  afterNothing: 'The prompt alone',
  afterChat: (title: string) => `The open chat: ${title}`,
  blind: 'Hide the names until I pick',
  run: 'Compare',
  starting: 'Starting…',
  stop: 'Stop',
  again: 'Change and compare again',
  deleted: 'The comparison is deleted',
  delete: 'Delete this comparison',
  addColumn: 'Add a column',
  removeColumn: (name: string) => `Remove column ${name}`,
  column: (letter: string) => `Column ${letter}`,
  hidden: 'Hidden until you pick',
  stackOf: (letter: string) => `Stack of column ${letter}`,
  strengths: 'Adapters and strengths',
  strengthsOf: (letter: string) => `Adapters and strengths of column ${letter}`,
  alone: (name: string) => `${name} alone`,
  thisChat: 'As in the open chat',
  ownStack: 'Chosen adapters',
  marks: 'Tint the words that differ',
  marksHint: 'Tinted words are not in all of the replies at that place.',
  states: columnStates,
  empty: 'It wrote nothing.',
  pick: 'Pick as best',
  pickNamed: (name: string) => `Pick ${name} as best`,
  picked: 'Your pick',
  tie: 'None is better',
  tied: 'You found none better than the others.',
  pickHint: 'Which one is best? The names are shown once you pick.',
  keep: 'Keep as chat',
  keepNamed: (name: string) => `Keep ${name} as chat`,
  tally: 'Picked so far',
  tallyEmpty: 'What you pick as best is counted here, stack by stack.',
  tallyLine: (wins: number, ties: number, losses: number) =>
    `${wins} won · ${ties} even · ${losses} lost`,
  tokens: (tokens: string) => `${tokens} tokens`,
  noModel: 'Load a model first: comparing needs one.',
  summary: (count: number) => `${count} columns`,
  running: 'Running',
} as const;
