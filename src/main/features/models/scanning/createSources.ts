import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { modelPrograms } from '../../../../shared/api/models.ts';
import type { ModelProgram } from '../../../../shared/api/models.ts';
import { modelSourcesContract } from '../../../../shared/api/modelSources.ts';
import type {
  ModelFolder,
  ProgramPlaces,
  SourcesView,
} from '../../../../shared/api/modelSources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';
import { translateFileError } from '../../../gguf/ggufFile.ts';
import { absolutePath } from '../../../paths.ts';
import { soon } from '../../../soon.ts';
import { createTopic, startingWith } from '../../../topic.ts';
import type { Library } from '../library.ts';
import type { ModelPlace, ModelStore } from '../modelStore.ts';
import { createFolderStore } from './folderStore.ts';
import type { StoredFolder } from './folderStore.ts';
import { createIntake } from './intake.ts';
import { createPassedOverStore } from './passedOver.ts';
import { placesOf } from './places.ts';
import type { Surroundings } from './places.ts';
import { createScanQueue } from './scanQueue.ts';
import { isWithin } from './walk.ts';
import { createWatchedFolders } from './watchedFolders.ts';

export type SourcesParts = {
  database: Database;
  store: ModelStore;
  library: Library;
  surroundings: Surroundings;
  /** The models that are on the list may be others now. */
  onModels: () => void;
};

/** Where models are found: folders of the person, and the places of other programs. */
export function createSources({ database, store, library, surroundings, onModels }: SourcesParts) {
  const topic = createTopic<SourcesView>();
  const folders = createFolderStore(database);
  const publishing = soon(() => topic.publish(view()));
  const queue = createScanQueue({
    intake: createIntake({ store, library, passedOver: createPassedOverStore(database) }),
    onChange: publishing.request,
    onModels,
    onScanned(key, found) {
      const folder = folders.list().find(({ id }) => id === key);
      if (folder) watched.follow(folder, found);
      library.refreshPresence();
    },
  });
  const watched = createWatchedFolders({ folders: folders.list, onChange: scanFolder });

  function scanFolder({ id, path }: StoredFolder): void {
    queue.add({ key: id, origin: 'folder', roots: [path] });
  }

  function view(): SourcesView {
    const models = store.places();
    return {
      folders: folders.list().map((folder) => folderView(folder, models)),
      programs: modelPrograms.map((program) => programView(program, models)),
      scan: queue.progress(),
    };
  }

  function folderView(folder: StoredFolder, models: ModelPlace[]): ModelFolder {
    const own = models.filter((model) => isFrom(model, folder));
    return { ...folder, ...queue.stateOf(folder.id), models: own.length };
  }

  function programView(program: ModelProgram, models: ModelPlace[]): ProgramPlaces {
    const own = models.filter(({ origin }) => origin === program);
    const paths = placesOf(program, surroundings);
    return { program, paths, ...queue.stateOf(program), models: own.length };
  }

  async function addFolder(given: string): Promise<ModelFolder> {
    const path = absolutePath(given);
    await requireFolder(path);
    const known = folders.list().find((folder) => folder.path === path);
    const folder = known ?? { id: randomUUID(), path };
    if (!known) folders.insert(folder);
    scanFolder(folder);
    publishing.request();
    return folderView(folder, store.places());
  }

  async function removeFolder(id: string): Promise<void> {
    const folder = folders.get(id);
    await queue.cancel(id);
    watched.forget(id);
    folders.remove(id);
    const others = folders.list();
    for (const model of store.places()) {
      const isLeft = others.some((other) => isFrom(model, other));
      if (isFrom(model, folder) && !isLeft) store.remove(model.id, 'until-found');
    }
    publishing.request();
    onModels();
  }

  const os = implement(modelSourcesContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => startingWith(view(), topic.subscribe(signal))),
    addFolder: os.addFolder.handler(({ input }) => addFolder(input.path)),
    removeFolder: os.removeFolder.handler(({ input }) => removeFolder(input.id)),
    scanFolder: os.scanFolder.handler(({ input }) => scanFolder(folders.get(input.id))),
    findPrograms: os.findPrograms.handler(() => {
      for (const program of modelPrograms) {
        queue.add({ key: program, origin: program, roots: placesOf(program, surroundings) });
      }
    }),
    cancelScans: os.cancelScans.handler(() => queue.cancel()),
  });

  for (const folder of folders.list()) scanFolder(folder);

  return {
    router,
    /** How many models come from where has changed. */
    modelsChanged: publishing.request,
    async close(): Promise<void> {
      watched.close();
      await queue.close();
      publishing.cancel();
      topic.close();
    },
  };
}

function isFrom({ origin, path }: ModelPlace, folder: StoredFolder): boolean {
  return origin === 'folder' && isWithin(path, folder.path);
}

async function requireFolder(path: string): Promise<void> {
  try {
    const facts = await stat(path);
    if (!facts.isDirectory()) throw new AppError('not-a-directory', { path });
  } catch (error) {
    throw translateFileError(error, path);
  }
}
