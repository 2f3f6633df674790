import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ModelEntry } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkChatModel } from '../../gguf/chatModelCheck.ts';
import { readGguf } from '../../gguf/readGguf.ts';
import { absolutePath } from '../../paths.ts';
import type { ModelStore, StoredModel } from './modelStore.ts';

/** Crashes or hangs in a row, while it loads, after which a file is not loaded any more. */
export const strikesToQuarantine = 3;

const starterName = 'Alcove starter';

/** The models there are to choose from. Their files stay where they lie. */
export function createLibrary(store: ModelStore, starterPath: string) {
  placeStarter();

  /** The program may have moved, or the starter changed, since the entry was made. */
  function placeStarter(): void {
    if (!existsSync(starterPath)) return;
    const sizeBytes = statSync(starterPath).size;
    const starter = store.findStarter();
    if (starter?.path === starterPath && starter.sizeBytes === sizeBytes) return;
    if (starter) {
      store.relocate(starter.id, { path: starterPath, sizeBytes });
      return;
    }
    store.insert({
      id: randomUUID(),
      name: starterName,
      path: starterPath,
      origin: 'starter',
      sizeBytes,
    });
  }

  return {
    entries: (): ModelEntry[] => store.list().map(toEntry),

    async add(givenPath: string): Promise<ModelEntry> {
      const path = absolutePath(givenPath);
      const header = await readGguf(path);
      checkChatModel(header, path);
      const known = store.findByPath(path);
      if (known) return toEntry(known);
      const id = randomUUID();
      const sizeBytes = header.fileBytes;
      store.insert({ id, name: nameFrom(path), path, origin: 'added', sizeBytes });
      return toEntry(store.get(id));
    },

    remove(id: string): void {
      if (store.get(id).origin === 'starter') {
        throw new AppError('invalid-input', { issues: 'the starter model stays' });
      }
      store.remove(id);
    },

    pardon(id: string): ModelEntry {
      store.get(id);
      store.setStrikes(id, 0);
      return toEntry(store.get(id));
    },
  };
}

function toEntry({ strikes, ...model }: StoredModel): ModelEntry {
  return { ...model, availability: availability(model.path, strikes) };
}

function availability(path: string, strikes: number): ModelEntry['availability'] {
  if (!existsSync(path)) return 'missing';
  return strikes >= strikesToQuarantine ? 'quarantined' : 'available';
}

function nameFrom(path: string): string {
  return basename(path).replace(/\.gguf$/iu, '') || basename(path);
}
