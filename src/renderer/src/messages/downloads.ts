import type { CatalogueEntry, DownloadState, LedgerEntry } from '../../../shared/api/downloads.ts';

type Running = Extract<DownloadState, { status: 'running' }>;

const tasks: Record<CatalogueEntry['tasks'][number], string> = {
  chat: 'Chat',
  translation: 'Translation',
  summarization: 'Summaries',
};

const phases: Record<Running['phase'], string> = {
  connecting: 'Connecting…',
  receiving: 'Downloading',
  waiting: 'Waiting for the server…',
  checking: 'Checking the file…',
};

const purposes: Record<LedgerEntry['purpose'], string> = {
  search: 'Search',
  repository: 'List of files',
  download: 'Download',
};

const outcomes: Record<LedgerEntry['outcome'], string> = {
  open: 'Open now',
  complete: 'Complete',
  failed: 'Broken off',
  'cut-off': 'Cut off when Alcove ended',
};

export const downloads = {
  title: 'Get models',
  tabs: 'Models',
  library: 'Library',
  switch: {
    label: 'Downloads',
    off: 'Off. Alcove connects to nothing.',
    on: 'On. Alcove connects to huggingface.co, and only when you search or download here. What you write and your files never leave this computer.',
  },
  connections: 'Connections…',
  token: {
    open: 'Token…',
    title: 'Token for gated models',
    description:
      'Some owners want to know who downloads. Accept the licence on the model’s page on huggingface.co, make a token there that may only read, and paste it here. It is sent to huggingface.co alone.',
    label: 'Access token',
    placeholder: 'hf_…',
    memory: 'Kept in memory until Alcove ends.',
    keychain: 'Kept in this computer’s keychain.',
    none: 'None is kept.',
    save: 'Use this token',
    forget: 'Forget the token',
    forgotten: 'The token was forgotten',
    saved: 'The token is in use',
  },
  ask: {
    title: 'Switch Downloads on?',
    description:
      'This connects to huggingface.co. That site then sees your internet address and which model you want, and nothing else. You can switch it off again at any time.',
    confirm: 'Switch on and download',
  },
  rows: {
    title: 'Your downloads',
    of: (done: string, size: string) => `${done} of ${size}`,
    speed: (amount: string) => `${amount}/s`,
    phases,
    queued: 'Waits for its turn',
    paused: 'Paused',
    done: 'Verified, in the library',
    gone: 'Verified, no longer in the library',
    failed: 'Stopped',
    pause: (name: string) => `Pause ${name}`,
    resume: (name: string) => `Resume ${name}`,
    retry: 'Try again',
    remove: (name: string) => `Cancel ${name} and delete what was received`,
    clear: (name: string) => `Take ${name} off this list`,
    load: 'Load',
    loadNamed: (name: string) => `Load ${name}`,
    loaded: 'Loaded',
    progress: (name: string) => `Download of ${name}`,
    cancelTitle: (name: string) => `Cancel the download of ${name}?`,
    cancelDescription: 'What was received so far is deleted.',
    cancelConfirm: 'Delete the download',
  },
  catalogue: {
    title: 'A good start',
    description:
      'Small, openly licensed models for ordinary computers, each checked against its known checksum.',
    memory: (gigabytes: number) => `For ${gigabytes} GB of memory`,
    tasks,
    columns: {
      model: 'Model',
      good: 'Good for',
      context: 'Context',
      size: 'Size',
      licence: 'Licence',
    },
    context: (tokens: string) => `${tokens} context`,
    download: 'Download',
    downloadNamed: (name: string) => `Download ${name}`,
    here: 'Downloaded',
    onItsWay: 'On its way',
  },
  search: {
    title: 'Search Hugging Face',
    description: 'Each file is checked against the checksum that Hugging Face publishes for it.',
    label: 'Search for models in GGUF form',
    whenOff: 'Switch Downloads on to search.',
    button: 'Search',
    searching: 'Searching…',
    nothing: (query: string) => `Nothing was found for “${query}”.`,
    nothingHint: 'Try the name of a model family, such as Qwen, Granite or Mistral.',
    downloads: (count: string) => `${count} downloads`,
    parameters: (count: string) => `${count} parameters`,
    licence: (name: string) => `Licence: ${name}`,
    noLicence: 'No licence stated',
    gated: 'Gated',
    gatedHint:
      'Its owner wants the licence accepted on its page first. That takes an account there and a token here.',
    files: (repository: string) => `Files of ${repository}`,
    loadingFiles: 'Asking for its files…',
    noFiles: 'It has no file that Alcove can use alone: models in several parts are not offered.',
  },
  ledger: {
    title: 'Connections',
    description:
      'Every connection that Alcove has opened, the latest first. It is written down before it is opened.',
    empty: 'None so far. Alcove has never connected to the internet from this data folder.',
    columns: {
      when: 'When',
      host: 'To',
      why: 'Why',
      bytes: 'Received',
      sent: 'Sent',
      outcome: 'Outcome',
    },
    purposes,
    outcomes,
    earlier: 'Show earlier ones',
    close: 'Close',
  },
} as const;
