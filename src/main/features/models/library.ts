import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type {
  Fit,
  LoadOptions,
  ModelDetails,
  ModelEntry,
  ModelHash,
  ModelOrigin,
} from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { judgeFit } from '../../../shared/fit.ts';
import type { Machine } from '../../../shared/fit.ts';
import { headerTexts } from '../../gguf/headerTexts.ts';
import { readGguf } from '../../gguf/readGguf.ts';
import { filesOfModel } from '../../gguf/splitFiles.ts';
import { absolutePath } from '../../paths.ts';
import { modelNameFrom } from './modelName.ts';
import type { StoredModel } from './modelRow.ts';
import type { ModelStore, ReadFile } from './modelStore.ts';
import type { Presence } from './presence.ts';
import { modifiedAt, readModel } from './readModel.ts';

/** Crashes or hangs in a row, loading or replying, after which a file is not loaded any more. */
export const strikesToQuarantine = 3;

const starterName = 'Alcove starter';
const unread: ReadFile = { sizeBytes: 0, facts: null, modifiedAt: null };

export type LibraryParts = {
  store: ModelStore;
  starterPath: string;
  presence: Presence;
  /** How far the hash of a model is computed. */
  hashingFraction: (id: string) => number | null;
  /** What a model that is loaded now would find; asked once for all that are shown together. */
  machine: () => (id: string) => Machine;
};

/** A file that is said to be a model, and what is known of it besides what it says itself. */
export type FoundModel = {
  path: string;
  origin: ModelOrigin;
  /** Where the file's own name says nothing. */
  name?: string | undefined;
  hash?: ModelHash | null;
};

/** The models there are to choose from. Their files stay where they lie. */
export function createLibrary(parts: LibraryParts) {
  const { store, starterPath, presence, machine } = parts;
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

  function toEntry(
    { strikes, ...model }: StoredModel,
    machineFor: (id: string) => Machine,
  ): ModelEntry {
    return {
      ...model,
      availability: availability(model.path, strikes),
      fileCount: filesOfModel(model.path).length,
      hashingFraction: parts.hashingFraction(model.id),
      fit: model.facts && judgeFit(model.facts.memory, model.loadOptions, machineFor(model.id)),
    };
  }

  const entryOf = (id: string): ModelEntry => toEntry(store.get(id), machine());

  /** Reads the file again if it is another one than when its facts were read. */
  async function refresh(id: string): Promise<StoredModel> {
    const model = store.get(id);
    const isKnown = model.facts !== null && model.modifiedAt === (await modifiedAt(model.path));
    if (!isKnown) store.saveFile(id, await readModel(model.path));
    return store.get(id);
  }

  /**
   * Adds a model, or brings back what was known of it. Fails with the codes for model files. A file
   * that was moved by other means keeps its entry: the same header, size and time under a new path.
   */
  async function takeIn(found: FoundModel): Promise<{ id: string; isNew: boolean }> {
    const { path, origin } = found;
    const file = await readModel(path);
    const known = store.findByPath(path);
    const moved = known ? null : missingTwin(file);
    const id = known?.id ?? moved?.id ?? randomUUID();
    if (moved) store.relocate(id, path);
    else if (!known) store.insert({ id, name: nameOf(found), path, origin, ...file });
    else if (known.removed !== null) {
      store.bringBack(id, known.removed === 'by-person' ? known.origin : origin);
    }
    if (known) store.saveFile(id, file);
    if (found.hash) store.saveHash(id, found.hash);
    await presence.look(path);
    return { id, isNew: known?.removed !== null && moved === null };
  }

  function missingTwin(file: ReadFile): StoredModel | null {
    if (presence.areAllThere()) return null;
    const isTwin = (model: StoredModel): boolean =>
      !presence.isThere(model.path) &&
      model.sizeBytes === file.sizeBytes &&
      model.modifiedAt === file.modifiedAt &&
      isDeepStrictEqual(model.facts, file.facts);
    return store.list().find(isTwin) ?? null;
  }

  function availability(path: string, strikes: number): ModelEntry['availability'] {
    if (!presence.isThere(path)) return 'missing';
    return strikes >= strikesToQuarantine ? 'quarantined' : 'available';
  }

  return {
    entries(): ModelEntry[] {
      const machineFor = machine();
      return store.list().map((model) => toEntry(model, machineFor));
    },
    refresh,

    /** The entries that were never read. What cannot be read says so when it is loaded. */
    async readUnread(signal: AbortSignal): Promise<void> {
      const ids = store.list().flatMap(({ id, facts }) => (facts ? [] : id));
      for (const id of ids) {
        if (signal.aborted) return;
        await refresh(id).catch(passOverUnreadable);
      }
    },

    /** By the path that a person gave. */
    async add(path: string): Promise<ModelEntry> {
      const { id } = await takeIn({ path: firstFile(path), origin: 'added' });
      return entryOf(id);
    },
    takeIn,

    /** Whether the files of the list are there. Shows in the next entries. */
    look: (id: string): Promise<boolean> => presence.look(store.get(id).path),
    refreshPresence: (): void => presence.refresh(() => store.places().map(({ path }) => path)),

    /** The same model in another place. */
    async locate(id: string, givenPath: string): Promise<ModelEntry> {
      const { sizeBytes, facts } = store.get(id);
      const path = firstFile(givenPath);
      const file = await readModel(path);
      const isSame = facts === null || isDeepStrictEqual(file.facts, facts);
      if (!isSame || file.sizeBytes !== sizeBytes) throw new AppError('other-model', { path });
      if (store.findByPath(path)?.removed === null) throw new AppError('model-known', { path });
      store.relocate(id, path);
      store.saveFile(id, file);
      await presence.look(path);
      return entryOf(id);
    },

    setFavourite(id: string, isFavourite: boolean): ModelEntry {
      store.setFavourite(id, isFavourite);
      return entryOf(id);
    },

    setKeepLoaded(id: string, seconds: number | null): ModelEntry {
      store.setKeepLoaded(id, seconds);
      return entryOf(id);
    },

    judgeFit(id: string, options: LoadOptions): Fit | null {
      const { facts } = store.get(id);
      return facts && judgeFit(facts.memory, options, machine()(id));
    },

    details: async (id: string): Promise<ModelDetails> =>
      headerTexts(await readGguf(store.get(id).path)),

    remove(id: string): void {
      if (store.get(id).origin === 'starter') {
        throw new AppError('invalid-input', { issues: 'the starter model stays' });
      }
      store.remove(id, 'by-person');
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

/** A model in several files is known by its first. */
export function firstFile(given: string): string {
  const path = absolutePath(given);
  return filesOfModel(path)[0] ?? path;
}

function nameOf({ name, path }: FoundModel): string {
  return name ?? modelNameFrom(path);
}

export type Library = ReturnType<typeof createLibrary>;
