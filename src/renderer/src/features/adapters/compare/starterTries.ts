import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { showAdapters } from '../adapterActions.ts';
import { newComparison, startComparison } from './compareActions.ts';
import { changeDraft } from './compareStore.ts';

export type StarterTry = { title: string; prompt: string; columns: Stack[] };

/** A column for each: the bare model, or one of the adapters that come with the starter model. */
const tries = [
  {
    title: adapterWords.tries.french,
    prompt: 'Translate from English to French:\nYou are my friend.',
    files: ['formal.gguf', 'informal.gguf'],
  },
  {
    title: adapterWords.tries.german,
    prompt: 'Translate from English to German:\nAre you here?',
    files: ['formal.gguf', 'informal.gguf'],
  },
  {
    title: adapterWords.tries.brief,
    prompt: 'How do I delete a chat?',
    files: [null, 'brief.gguf'],
  },
];

/** What shows best what adapters do, as far as those it takes are in the rack. */
export function starterTries(rack: readonly AdapterEntry[]): StarterTry[] {
  const stackOf = (file: string | null): Stack[] => {
    if (file === null) return [[]];
    const adapter = rack.find(({ origin, path }) => origin === 'starter' && nameIn(path) === file);
    return adapter === undefined ? [] : [[{ adapterId: adapter.id, strength: 1 }]];
  };
  return tries.flatMap(({ title, prompt, files }) => {
    const columns = files.flatMap(stackOf);
    return columns.length === files.length ? [{ title, prompt, columns }] : [];
  });
}

/** Begins the comparison; what was in the draft gives way to it. */
export async function startTry({ prompt, columns }: StarterTry): Promise<void> {
  changeDraft({ prompt, columns, systemPrompt: '', isAfterChat: false, isBlind: false });
  newComparison();
  showAdapters('compare');
  await startComparison();
}

function nameIn(path: string): string | undefined {
  return path.split(/[\\/]/).at(-1);
}
