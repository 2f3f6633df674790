import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Fit, LoadOptions, ModelDetails, ModelEntry } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { judgeFit } from '../../../shared/fit.ts';
import { headerTexts } from '../../gguf/headerTexts.ts';
import { readGguf } from '../../gguf/readGguf.ts';
import { filesOfModel, partOf } from '../../gguf/splitFiles.ts';
import { absolutePath } from '../../paths.ts';
import type { ModelStore, ReadFile, StoredModel } from './modelStore.ts';
import { modifiedAt, readModel } from './readModel.ts';

/** Crashes or hangs in a row, loading or replying, after which a file is not loaded any more. */
export const strikesToQuarantine = 3;

const starterName = 'Alcove starter';
const unread: ReadFile = { sizeBytes: 0, facts: null, modifiedAt: null };

export type LibraryParts = {
  store: ModelStore;
  starterPath: string;
  /** What a model that is loaded now could take, in bytes. */
  freeBytes: () => number;
};

/** The models there are to choose from. Their files stay where they lie. */
export function createLibrary({ store, starterPath, freeBytes }: LibraryParts) {
  placeStarter();

  /** The program may have moved since the entry was made. */
  function placeStarter(): void {
    if (!existsSync(starterPath)) return;
    const starter = store.findStarter();
    if (!starter) {
      const entry = { name: starterName, path: starterPath, origin: 'starter' as const };
      store.insert({ id: randomUUID(), ...entry, ...unread });
    } else if (starter.path !== starterPath) {
      store.relocate(starter.id, starterPath);
    }
  }

  function toEntry({ strikes, ...model }: StoredModel): ModelEntry {
    return {
      ...model,
      availability: availability(model.path, strikes),
      fit: model.facts && judgeFit(model.facts.memory, model.loadOptions, freeBytes()),
    };
  }

  const entryOf = (id: string): ModelEntry => toEntry(store.get(id));

  /** Reads the file again if it is another one than when its facts were read. */
  async function refresh(id: string): Promise<StoredModel> {
    const model = store.get(id);
    const isKnown = model.facts !== null && model.modifiedAt === (await modifiedAt(model.path));
    if (!isKnown) store.saveFile(id, await readModel(model.path));
    return store.get(id);
  }

  return {
    entries: (): ModelEntry[] => store.list().map(toEntry),
    refresh,

    /** The entries that were never read. What cannot be read says so when it is loaded. */
    async readUnread(signal: AbortSignal): Promise<void> {
      const ids = store.list().flatMap(({ id, facts }) => (facts ? [] : id));
      for (const id of ids) {
        if (signal.aborted) return;
        await refresh(id).catch(passOverUnreadable);
      }
    },

    async add(givenPath: string): Promise<ModelEntry> {
      const path = firstFile(givenPath);
      const file = await readModel(path);
      const known = store.findByPath(path);
      const id = known?.id ?? randomUUID();
      if (known) store.saveFile(id, file);
      else store.insert({ id, name: nameFrom(path), path, origin: 'added', ...file });
      return entryOf(id);
    },

    /** The same model in another place. */
    async locate(id: string, givenPath: string): Promise<ModelEntry> {
      const { sizeBytes, facts } = store.get(id);
      const path = firstFile(givenPath);
      const file = await readModel(path);
      const isSame = facts === null || isDeepStrictEqual(file.facts, facts);
      if (!isSame || file.sizeBytes !== sizeBytes) throw new AppError('other-model', { path });
      if (store.findByPath(path)) throw new AppError('model-known', { path });
      store.relocate(id, path);
      store.saveFile(id, file);
      return entryOf(id);
    },

    setFavourite(id: string, isFavourite: boolean): ModelEntry {
      store.setFavourite(id, isFavourite);
      return entryOf(id);
    },

    judgeFit(id: string, options: LoadOptions): Fit | null {
      const { facts } = store.get(id);
      return facts && judgeFit(facts.memory, options, freeBytes());
    },

    details: async (id: string): Promise<ModelDetails> =>
      headerTexts(await readGguf(store.get(id).path)),

    remove(id: string): void {
      if (store.get(id).origin === 'starter') {
        throw new AppError('invalid-input', { issues: 'the starter model stays' });
      }
      store.remove(id);
    },

    pardon(id: string): ModelEntry {
      store.get(id);
      store.setStrikes(id, 0);
      return entryOf(id);
    },
  };
}

function passOverUnreadable(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

function availability(path: string, strikes: number): ModelEntry['availability'] {
  if (!existsSync(path)) return 'missing';
  return strikes >= strikesToQuarantine ? 'quarantined' : 'available';
}

/** A model in several files is known by its first. */
function firstFile(given: string): string {
  const path = absolutePath(given);
  return filesOfModel(path)[0] ?? path;
}

function nameFrom(path: string): string {
  return partOf(path)?.name ?? (basename(path).replace(/\.gguf$/iu, '') || basename(path));
}
