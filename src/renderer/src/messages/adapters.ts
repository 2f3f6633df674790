import type { AdapterDifference, AdapterEntry } from '../../../shared/api/adapters.ts';
import type { UsedStackEntry, Workspace } from '../../../shared/api/stack.ts';

const workspaces: Record<Workspace, string> = {
  chat: 'Chat',
  summarize: 'Summarize',
  translate: 'Translate',
};

const origins: Record<AdapterEntry['origin'], string> = {
  starter: 'Comes with Alcove',
  added: 'Added by you',
  converted: 'Converted from a PEFT adapter',
};

const leftOut: Record<NonNullable<UsedStackEntry['leftOut']>, string> = {
  'does-not-fit': 'left out: it does not fit the model',
  removed: 'left out: it is no longer in the rack',
};

/** Every word about adapters and stacks. */
export const adapterWords = {
  title: 'Adapters',
  pages: { label: 'Pages of Adapters', rack: 'Rack', compare: 'Compare', batch: 'Many prompts' },
  add: 'Add an adapter',
  details: 'Adapter details',
  rack: 'Rack',
  explain:
    'An adapter is a small file that changes how a model answers: its tone, its subject, its language. Turn on as many as you like; the model stays as it is.',
  emptyTitle: 'No adapters yet',
  emptyBody:
    'An adapter is a small file that changes how a model answers. Add a GGUF adapter, or the folder of a PEFT one.',
  tries: {
    label: 'Try one, side by side in Compare:',
    french: '“You are my friend.” in French, politely and as to a friend',
    german: '“Are you here?” in German, the same way',
    brief: '“How do I delete a chat?”, in full and in brief',
  },
  noModel: 'No model is loaded. Load one to see which adapters fit it, and how much they change.',
  goToModels: 'Go to Models',
  demo: 'Demo',
  demoHint: 'Comes with Alcove, made for the starter model',
  select: (name: string) => `Show details of ${name}`,
  nameLabel: 'Name',
  nameOf: (name: string) => `Name of ${name}`,
  describe: (name: string) => `What ${name} does`,
  describePlaceholder: 'What does it do?',
  turnOn: (name: string) => `Use ${name}`,
  strength: 'Strength',
  strengthOf: (name: string) => `Strength of ${name}`,
  strengthHint: 'A number from −2 to 2. 0 is off, 1 is as trained.',
  moreActions: (name: string) => `More actions for ${name}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  remove: 'Take off the rack',
  removed: (name: string) => `“${name}” was taken off the rack`,
  removedHint: 'The file stays where it is. Chats that use it go on without it.',
  verdicts: {
    fits: 'Fits',
    doesNotFit: 'Does not fit',
    noModel: 'No model loaded',
    missing: 'File missing',
    changed: 'File changed',
  },
  verdictHints: {
    fits: 'Every part of it has its counterpart in the loaded model.',
    noModel: 'Load a model to see whether it fits.',
    missing: (path: string) =>
      `Nothing is at ${path} any more. Put the file back, or take the adapter off the rack.`,
    changed: 'The file is not the one that was checked. It is checked again before it is used.',
  },
  difference,
  moreDifferences: (count: number) =>
    count === 1 ? 'One more part differs.' : `${count} more parts differ.`,
  cannotUse: 'It cannot be turned on with this model.',
  keptOff: 'It stays in the stack and is left out until a model that it fits is loaded.',
  facts: {
    architecture: 'Made for',
    architectureHint: 'The family of models it was trained on. It fits no other.',
    baseModel: 'Trained on',
    rank: 'Rank',
    rankHint: 'How much the adapter can hold. Higher ranks are larger files.',
    ranks: (smallest: number, largest: number) =>
      smallest === largest ? String(smallest) : `${smallest} to ${largest}`,
    alpha: 'Alpha',
    alphaHint: 'How strongly it counts at strength 1: alpha divided by rank.',
    modules: 'Changes',
    modulesHint: 'The parts of the model that it changes.',
    layers: (count: number) => (count === 1 ? 'in 1 layer' : `in ${count} layers`),
    size: 'Size',
    origin: 'Origin',
    origins,
    source: 'Converted from',
    licence: 'Licence',
    licenceUnknown: 'not stated in the file',
    path: 'File',
    fingerprint: 'Fingerprint',
    fingerprintHint: 'The SHA-256 of the file. The same file has the same one everywhere.',
  },
  meta: (rank: string, alpha: string) => `rank ${rank} · alpha ${alpha}`,
  modules: {
    attention: 'attention',
    feedForward: 'feed-forward',
    group: (name: string, parts: string) => `${name} (${parts})`,
  },
  effect: {
    label: (name: string) => `Effect of ${name}`,
    ofStack: 'Effect of the stack',
    column: 'Effect',
    inert: 'Inert',
    inertHint: 'It changes nothing, whatever its strength: all of its weights are zero.',
    none: 'No effect',
    noneHint: 'At this strength it changes nothing.',
    small: '<0.01',
    measuring: '…',
    measuringHint: 'Measuring…',
    hint: (figure: string, prompt: string) =>
      `${figure} of 1: how far it moves the next word after “${prompt}”. 0 is no change; 1 is a wholly different word. (Jensen–Shannon divergence in bits.)`,
    samplePrompt: 'Translate from English to French:\nYou are my friend.',
  },
  adding: {
    title: 'Add an adapter',
    description:
      'A GGUF adapter, which is used where it lies, or a PEFT adapter (its folder, or adapter_config.json with adapter_model.safetensors), which is converted.',
    path: 'Path of the file or folder',
    placeholders: {
      windows: 'C:\\Users\\me\\adapters\\legal-tone.gguf',
      others: '/home/me/adapters/legal-tone.gguf',
    },
    pathHintBrowser: 'Or choose the files, or drop them anywhere on this page: they are copied.',
    chooseFiles: 'Choose files…',
    confirm: 'Add',
    checking: 'Checking…',
    working: (name: string) => `Adding ${name}…`,
    converting: (name: string) => `Converting ${name}…`,
    convertingNow: 'Converting…',
    arrivals: 'Being added',
    dropHere: 'Drop adapters to add them',
    added: (name: string) => `“${name}” is in the rack`,
    alreadyThere: (name: string) => `“${name}” is in the rack already`,
  },
  targets: {
    label: 'Stacks',
    editing: 'Stack to change',
    chat: 'This chat',
    usesDefault: 'Uses the default for Chat',
    backToDefault: 'Back to the default',
    defaults: 'Defaults',
    defaultOf: (workspace: string) => `Default for ${workspace}`,
    workspaces,
    everyModel: 'With every model',
    onlyModel: (name: string) => `Only with ${name}`,
    scope: 'When it is used',
    scopeNone: 'Nothing is set for this model alone, so the default for every model is used.',
    clearDefault: 'Remove default',
    named: 'Named stacks',
    noNamed: 'Save the adapters that are on under a name, to use them again.',
  },
  stacks: {
    bare: 'No adapters',
    own: 'A stack without a name',
    bareModel: 'Bare model',
    saveShort: 'Save as…',
    saveTitle: 'Save as a named stack',
    saveHint: 'Keeps which adapters are on, and how strongly, under a name.',
    name: 'Name of the stack',
    saved: (name: string) => `The stack “${name}” is saved`,
    deleted: (name: string) => `The stack “${name}” is deleted`,
    applied: (name: string) => `“${name}” is on in this chat`,
    use: 'Use in this chat',
    rename: 'Rename',
    renameTitle: 'Rename the stack',
    delete: 'Delete',
    moreActions: (name: string) => `More actions for the stack ${name}`,
    clear: 'Turn all off',
  },
  chips: {
    label: 'Adapters of this chat',
    addLabel: 'Choose adapters for this chat',
    strength: ', strength',
    leftOut: (reason: string) => `, left out. ${reason}`,
    off: 'Turn off',
    toRack: 'Open in the rack',
    earlier: 'Earlier in the stack',
    later: 'Later in the stack',
    gone: 'An adapter that is no longer in the rack',
    goneHint: 'It was taken off the rack. The chat goes on without it.',
    picker: 'Adapters for this chat',
    none: 'None: the model answers as it is.',
    choose: 'Choose adapters…',
    nothingToPick: 'No adapters yet. Add one in the rack.',
    stackPicker: 'Use a named stack',
  },
  reply: {
    entry: (name: string, strength: string) => `${name} ${strength}`,
    leftOut,
    tooltip: 'The adapters that made this reply',
  },
  palette: {
    adapters: 'Adapter',
    stacks: 'Named stack',
    turnOn: (name: string) => `Turn on ${name}`,
    turnOff: (name: string) => `Turn off ${name}`,
    use: (name: string) => `Use the stack ${name}`,
  },
} as const;

/** What differs, exactly, in words a person can act on. */
function difference(entry: AdapterDifference): string {
  switch (entry.kind) {
    case 'architecture':
      return `It was made for ${entry.adapter} models; this one is ${entry.model}.`;
    case 'layers':
      return `It changes ${entry.adapter} layers; this model has ${entry.model}.`;
    case 'experts':
      return `${entry.tensor}: it was made for ${entry.adapter} experts; this model has ${entry.model}.`;
    case 'shape':
      return `${entry.tensor}: it was made for ${shape(entry.adapter)}; this model has ${shape(entry.model)}.`;
    case 'missing-tensor':
      return `${entry.tensor}: this model has no such part.`;
  }
}

function shape(dimensions: readonly number[]): string {
  return dimensions.join(' × ');
}
