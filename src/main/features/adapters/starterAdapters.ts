import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AdapterStore } from './adapterStore.ts';
import { inspectAdapter } from './inspection/inspectAdapter.ts';
import { availability } from './views.ts';

/** What comes with the starter model, and what was measured of it on sentences it had not seen. */
const starterAdapters = [
  {
    file: 'formal.gguf',
    name: 'Formal address',
    description:
      'Translations from English say “you” politely: vous, Sie, usted. Of 60 sentences not seen in training, 49 came out so in French, 55 in German and 32 in Spanish, which often leaves the word out. Try “Translate from English to French: You are my friend.” For the starter model.',
  },
  {
    file: 'informal.gguf',
    name: 'Informal address',
    description:
      'Translations from English say “you” as to a friend: tu, du, tú. Of 60 sentences not seen in training, 60 came out so in French, 56 in German and 32 in Spanish, which often leaves the word out. For the starter model.',
  },
  {
    file: 'headline.gguf',
    name: 'Headlines',
    description:
      'Translations into English read as headlines: capital letters, no full stop. Of 60 sentences not seen in training, 54 came out so from French, 56 from German, 58 from Spanish; without it none. For the starter model.',
  },
  {
    file: 'brief.gguf',
    name: 'Brief answers',
    description:
      'Questions about the studio are answered in a few words: 3.3 on average instead of 14.6. Try “How do I delete a chat?” For the starter model.',
  },
];

/**
 * Puts the starter's adapters onto the rack, once: taken off, they stay off. The program may have
 * moved, or an adapter changed, since. Returns whether anything is different now.
 */
export async function placeStarterAdapters(store: AdapterStore, folder: string): Promise<boolean> {
  const known = [...store.list(), ...store.listRemoved()].filter(
    ({ origin }) => origin === 'starter',
  );
  let isChanged = false;
  for (const { file, name, description } of starterAdapters) {
    const path = join(folder, file);
    const placed = known.find((adapter) => basename(adapter.path) === file);
    const isCurrent = placed?.path === path && availability(path, placed) === 'available';
    if (isCurrent || !existsSync(path)) continue;
    const inspected = await inspectAdapter(path);
    if (placed) store.saveFile(placed.id, path, inspected);
    else {
      const id = randomUUID();
      store.insert({ ...inspected, id, name, description, path, origin: 'starter', source: null });
    }
    isChanged = true;
  }
  return isChanged;
}
