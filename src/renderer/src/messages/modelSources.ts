import type { ModelFolder, ScanTally } from '../../../shared/api/modelSources.ts';
import { modelOrigin } from '../../../shared/api/models.ts';
import type { ModelOrigin } from '../../../shared/api/models.ts';
import { formatCount } from './numbers.ts';

/** Where a model is from, in one or two words. */
export const originNames: Record<ModelOrigin, string> = {
  starter: 'Demo',
  added: 'Added by its path',
  folder: 'Your folder',
  download: 'Downloaded here',
  'hugging-face': 'Hugging Face cache',
  'lm-studio': 'LM Studio',
  jan: 'Jan',
  gpt4all: 'GPT4All',
  'llama-cpp': 'llama.cpp',
  ollama: 'Ollama',
};

/** Why a file stays out of the trash. */
export function whyOfOthers(owner: unknown): string {
  if (owner === 'starter') return 'It comes with Alcove, which always has a model to begin with.';
  if (owner === 'link') {
    return 'It is a link to a file in another place. Moving the link would free nothing.';
  }
  const parsed = modelOrigin.safeParse(owner);
  const name = parsed.success ? originNames[parsed.data] : 'another program';
  return `It belongs to ${name}, which keeps account of it. Taken away from under it, it would be damaged there. Delete it in that program.`;
}

const states: Record<ModelFolder['status'], string> = {
  idle: '',
  waiting: 'Waiting…',
  scanning: 'Looking…',
  absent: 'Not there now',
};

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`;
}

/** What a scan has met besides the models that are counted elsewhere. */
function found(tally: ScanTally): string[] {
  const parts: [number, string, string][] = [
    [tally.added, 'new', 'new'],
    [tally.projectors, 'projector', 'projectors'],
    [tally.adapters, 'adapter', 'adapters'],
    [tally.others, 'file of another kind', 'files of another kind'],
    [tally.damaged, 'file that cannot be used', 'files that cannot be used'],
    [
      tally.linksOut,
      'link out of the folder, not followed',
      'links out of the folder, not followed',
    ],
    [tally.foldersDenied, 'folder that may not be opened', 'folders that may not be opened'],
  ];
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many));
  return tally.isCut ? [...words, 'ended at a limit: there may be more'] : words;
}

export const modelSources = {
  title: 'Sources',
  models: (count: number) => (count === 0 ? 'No models' : counted(count, 'model', 'models')),
  states,
  found,
  folders: {
    title: 'Folders',
    description:
      'Models in them and in folders below are on the list, and used where they lie. Alcove looks again whenever something changes there.',
    empty: 'No folder yet.',
    path: 'Path of a folder',
    pathHint: 'A browser does not tell a page where a folder lies, so its path is typed or pasted.',
    placeholders: { windows: 'C:\\Users\\me\\models', others: '/home/me/models' },
    add: 'Add folder',
    choose: 'Choose a folder…',
    scan: 'Look again',
    scanNamed: (path: string) => `Look again in ${path}`,
    remove: 'Take off the list',
    removeNamed: (path: string) => `Take off the list: ${path}`,
    removed: 'The folder and its models were taken off the list',
    removedHint: 'The files stay where they are.',
  },
  programs: {
    title: 'Other programs',
    description:
      'What other programs have downloaded already, in their usual places. Nothing is copied, moved or changed.',
    find: 'Find models of other programs',
    findHere: 'Find models on this computer',
    notFound: 'Nothing of it on this computer',
    notAsked: 'Not looked for yet',
  },
  scanning: {
    label: 'Looking for models',
    walking: (seen: number) => `${counted(seen, 'file', 'files')} so far`,
    reading: (read: number, toRead: number) =>
      `Reading ${formatCount(read)} of ${counted(toRead, 'model file', 'model files')}`,
    cancel: 'Cancel',
  },
} as const;
