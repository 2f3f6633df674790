import type { LoadOptions } from '../../../shared/api/models.ts';
import { formatCount } from './numbers.ts';

const kvTypes: Record<LoadOptions['kvType'], { label: string; description: string }> = {
  f16: { label: '16 bit', description: 'Exact' },
  q8_0: { label: '8 bit', description: 'Half the memory, hardly a difference' },
  q4_0: { label: '4 bit', description: 'A quarter of the memory, answers may suffer' },
};

const flashAttention: Record<LoadOptions['flashAttention'], string> = {
  auto: 'Automatic',
  on: 'On',
  off: 'Off',
};

/** Figures of what would fit, as they are shown. */
type FitFigures = { tokens: string; layers: string };

function keepLoadedFor(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}

export const models = {
  title: 'Models',
  add: 'Add a model',
  addReal: 'Add a real model',
  starterNotice: (size: string) =>
    `The starter is a demo model of ${size}. It translates everyday sentences and answers questions about Alcove; for more, add a larger model.`,
  programHint: 'Found where another program keeps it, and used in place',
  demoHint: 'Comes with Alcove, so that everything can be tried at once',
  columns: {
    name: 'Name',
    parameters: 'Parameters',
    quantization: 'Quantization',
    size: 'Size',
    context: 'Context',
    fit: 'Fits',
    state: 'State',
    lastUsed: 'Last used',
    actions: 'Actions',
  },
  favourite: (name: string) => `Favourite: ${name}`,
  library: {
    search: 'Search models',
    filter: 'Show',
    filters: {
      all: 'All models',
      favourites: 'Favourites',
      fitting: 'That fit',
      missing: 'Missing or set aside',
    },
    count: (total: number) => (total === 1 ? '1 model' : `${formatCount(total)} models`),
    found: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    nothing: 'No model is like that',
    nothingBody: 'Names, paths, authors, languages and tags are searched.',
    showAll: 'Show all models',
  },
  fit: {
    title: 'Memory',
    bar: (needed: string, free: string) => `Takes about ${needed} of ${free} free`,
    verdicts: { fits: 'Fits', tight: 'Tight', 'too-large': 'Will not fit' },
    weights: 'Weights',
    cache: (tokens: string) => `Context of ${tokens} tokens`,
    adapters: 'Adapters of a new chat',
    compute: 'Computing, engine',
    total: 'In all, about',
    free: 'Free for a model now',
    onGpu: (layers: string, all: string) => `On the GPU, ${layers} of ${all} layers, about`,
    freeOnGpu: 'Free on the GPU',
    freeOnSharedGpu: 'The GPU may take of it',
    gpuUnknown:
      'What a GPU can take of it is known once a model was loaded. Until then all is counted here.',
    short: {
      main: 'There is too little main memory.',
      graphics: 'The GPU has too little memory.',
    },
    advice: {
      'gpu-layers': ({ layers }: FitFigures) => `With ${layers} of its layers on the GPU it fits.`,
      context: ({ tokens }: FitFigures) => `The largest context that fits is ${tokens} tokens.`,
      'kv-type': () => 'With the context memory at 8 bit it fits.',
      'smaller-model': () =>
        'Choose a smaller model or a smaller quantization, or close other programs.',
    },
    loadAnyway: 'Load anyway',
    loadAnywayHint:
      'The computer may become slow, or the engine may be ended by the system. Chats stay safe.',
  },
  never: 'never',
  states: {
    ready: 'Loaded',
    available: 'Not loaded',
    missing: 'File missing',
    quarantined: 'Set aside',
    failed: 'Did not load',
    stopped: 'Engine stopped',
    loading: (percent: string) => `Loading ${percent}`,
  },
  load: 'Load',
  unload: 'Unload',
  cancelLoad: 'Cancel loading',
  retry: 'Try again',
  remove: 'Take off the list',
  removed: (name: string) => `“${name}” was taken off the list`,
  removedHint: 'The file stays where it is.',
  trash: {
    action: 'Move to the trash…',
    title: (name: string) => `Move “${name}” to the trash?`,
    body: (size: string) =>
      `The file goes to the trash of your system, from where it can be brought back. Its ${size} are free once the trash is emptied.`,
    loaded: 'The model is loaded and will be unloaded first.',
    confirm: 'Move to trash',
    notOurs: (name: string) => `“${name}” stays`,
    done: (name: string) => `“${name}” was moved to the trash`,
    doneHint: 'It can be brought back from there.',
  },
  retryQuarantinedNamed: (name: string) => `Try again to load ${name}, which was set aside`,
  details: 'Details',
  moreActions: (name: string) => `More actions for ${name}`,
  loadNamed: (name: string) => `Load ${name}`,
  retryNamed: (name: string) => `Try again to load ${name}`,
  unloadNamed: (name: string) => `Unload ${name}`,
  showDetails: (name: string) => `Show details of ${name}`,
  loadingNamed: (name: string) => `Loading ${name}`,
  missing: (path: string) =>
    `Nothing is at ${path} any more. Connect the drive it was on, put the file back, or take it off the list.`,
  locate: { path: 'Where the file lies now', locate: 'Locate' },
  quarantined:
    'It brought the engine down three times, so it is no longer loaded. Download the file again; if it is sound, try it again.',
  facts: {
    file: 'File',
    found: 'Source',
    comesWith: 'Comes with Alcove',
    hash: 'SHA-256',
    hashOfFile: (number: number) => `File ${number}`,
    hashBases: {
      computed: 'Computed here',
      published: 'As published; checked when it was downloaded',
      named: 'By its name in that cache; not computed here',
    },
    computeHash: 'Compute',
    computingHash: (percent: string) => `Computing, ${percent}`,
    cancelHash: 'Cancel',
    inFiles: (size: string, files: number) => (files === 1 ? size : `${size} in ${files} files`),
    size: 'Size',
    context: 'Context',
    contextOf: (size: string, trained: string) => `${size} tokens, trained on ${trained}`,
    architecture: 'Architecture',
    trained: 'Trained on a context of',
    tokens: (tokens: string) => `${tokens} tokens`,
    template: 'Chat template',
    ownTemplate: 'Of its own kind, or none',
    otherTemplate: (architecture: string, expected: string) =>
      `Models of the kind ${architecture} are known for another template (${expected}). Whoever made this file changed it; it decides what the model is told, so read it below.`,
    author: 'Author, as the file says',
    licence: 'Licence, as the file says',
    languages: 'Languages',
    tags: 'Tags',
    origin: 'From',
    description: 'Description',
    header: 'Template and metadata',
    templateText: 'Chat template, as it stands in the file',
    noTemplate: 'None.',
    processor: 'Runs on',
    cpu: (threads: number) => `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    jail: 'Engine process',
    jailed: 'Jailed: it sees its model file and nothing else',
    notJailed: 'A process of its own',
    loadedIn: 'Loaded in',
    seconds: (seconds: string) => `${seconds} s`,
  },
  fallbackTemplate: (name: string) =>
    `This model has no chat template of its own. A general one (${name}) stands in; answers may ramble or not end.`,
  options: {
    title: 'Load options',
    automatic: 'Automatic',
    contextSize: 'Context, in tokens',
    contextSizeWhy:
      'Automatic: what the model was trained on, at most 4,096, because each token of context takes memory.',
    threads: 'Threads',
    threadsWhy:
      'Automatic: one less than the physical cores. With more, the threads wait for one another.',
    gpuLayers: 'Layers on the GPU',
    gpuLayersWhy: 'Automatic: as many as its memory holds; none without a GPU.',
    kvType: 'Precision of the context memory',
    kvTypeWhy: '16 bit: exact. Less saves memory with long contexts.',
    kvTypes,
    flashAttention: 'Flash attention',
    flashAttentionWhy: 'Automatic: on where the hardware supports it. It saves memory.',
    flashAttentions: flashAttention,
    keepLoaded: 'Keep in memory',
    keepLoadedWhy:
      'Always: each reply begins at once. With a time, the memory is given back when nothing was asked for so long; the next message loads the model again. Holds from now on.',
    keepLoadedAlways: 'Always',
    keepLoadedFor,
    reset: 'Defaults',
    load: 'Load with these options',
    reload: 'Reload with these options',
    wholeNumber: (min: number) => `Give a whole number of at least ${min}, or leave it empty.`,
  },
  addDialog: {
    title: 'Add a model',
    description:
      'Any GGUF file on this computer. It is used where it lies: never copied, never changed.',
    path: 'Path of the .gguf file',
    pathHintBrowser:
      'A browser does not tell a page where a file lies, so the path has to be typed or pasted.',
    placeholders: {
      windows: 'C:\\Users\\me\\models\\model-q4_k_m.gguf',
      others: '/home/me/models/model-q4_k_m.gguf',
    },
    choose: 'Choose a file…',
    addAndLoad: 'Add and load',
    onlyAdd: 'Only add',
    checking: 'Checking the file…',
    droppedInBrowser: (name: string) =>
      `A browser does not tell the page where “${name}” lies. Paste its path here; the file is not uploaded.`,
  },
  dropHere: 'Drop a .gguf file to add it',
  picker: {
    title: 'Model',
    manage: 'Manage models',
    empty: 'No models yet.',
  },
  emptyTitle: 'No models yet',
  emptyBody: 'Add any GGUF file on this computer.',
} as const;
