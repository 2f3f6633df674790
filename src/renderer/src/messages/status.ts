import type { StopReason } from '../../../shared/api/chat.ts';

const stopReasons: Record<StopReason, string> = {
  end: 'The model finished',
  'stop-string': 'A stop string was reached',
  'max-tokens': 'The reply length was reached',
  'context-full': 'The context was full',
  stopped: 'You stopped it',
};

export const status = {
  label: 'Status',
  noModel: 'No model loaded',
  loading: (name: string, percent: string) => `Loading ${percent} · ${name}`,
  failed: (name: string) => `${name} did not load`,
  stopped: (name: string) => `${name}: the engine stopped`,
  ready: ', loaded',
  stack: (line: string) => `Adapters in use: ${line}`,
  context: (used: string, size: string) => `${used} / ${size} context`,
  contextTitle: 'In the context',
  contextUsed: 'Next prompt',
  contextSize: 'Context',
  contextLeft: 'Room for the reply',
  contextDropped: (count: number) =>
    count === 1
      ? 'The oldest message is outside: the model no longer sees it.'
      : `The ${count} oldest messages are outside: the model no longer sees them.`,
  contextWhole: 'The whole conversation and the system prompt are inside.',
  contextTooLong: 'This message does not fit. Shorten it, or load the model with a larger context.',
  tokens: (count: string) => `${count} tokens`,
  replyTitle: 'Last reply',
  speed: 'Speed',
  firstToken: 'First word after',
  promptTokens: 'Prompt',
  reused: 'Of these from the cache',
  generated: 'Written',
  ended: 'Ended because',
  stopReasons,
  memoryTitle: 'Memory',
  memoryEngine: 'Engine with the model',
  memoryEngineOff: 'not running',
  memoryCore: 'Alcove itself',
  memoryFree: 'Free on this computer',
  memoryOf: (free: string, total: string) => `${free} of ${total}`,
  memoryHint: 'Unloading the model gives its memory back.',
  memory: (amount: string) => `${amount} memory`,
  offline: 'Offline',
  offlineTitle: 'Nothing leaves this computer',
  offlineBody:
    'Alcove connects to nothing: no account, no update check, no statistics. The model runs here, and your text stays in the data folder.',
  online: 'Online: Hugging Face',
  onlineTitle: 'Connected to Hugging Face',
  downloadsOnBody:
    'Downloads are on: Alcove connects to huggingface.co when you search or download there, and to nothing else. The model runs here, and your text stays in the data folder.',
  connections: 'Every connection…',
  offlineBrowser: 'This page talks to the Alcove on this computer only, at',
} as const;
