import { implement } from '@orpc/server';
import { defaultSampling } from '../../../shared/api/common.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import { modelsContract } from '../../../shared/api/models.ts';
import type {
  LoadedModel,
  LoadOptions,
  ModelEntry,
  ModelsView,
} from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import { createTurns } from '../../engine/turns.ts';
import { resultOf } from '../../jobs.ts';
import type { Job, Jobs } from '../../jobs.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { checkFile, createActiveModel } from './activeModel.ts';
import { createLibrary } from './library.ts';
import { createModelStore } from './modelStore.ts';

/** The starter is too small to choose well among several words: its best is the likeliest one. */
const starterTemperature = 0;

export type ModelsDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  starterPath: string;
  /** Stops whatever uses the model, and keeps what it has done. */
  stopReplies: () => void;
  /** The active model became another, or something about it changed. */
  onActiveChange: () => void;
  lastModelId: () => string | null;
  /** Null is the starter model, which nobody has to choose. */
  rememberLastModel: (id: string | null) => void;
};

export function createModels(dependencies: ModelsDependencies) {
  const { database, engine, jobs, starterPath } = dependencies;
  const topic = createTopic<ModelsView>();
  const store = createModelStore(database);
  const library = createLibrary(store, starterPath);
  const active = createActiveModel({
    store,
    engine,
    onChange: () => {
      publish();
      dependencies.onActiveChange();
    },
    onLoaded: ({ id, origin }) => remember(origin === 'starter' ? null : id),
  });
  const loading = createTurns();
  let loadJob: Job<LoadedModel> | null = null;

  function view(): ModelsView {
    return { library: library.entries(), active: active.state() };
  }

  function publish(): void {
    topic.publish(view());
  }

  function remember(id: string | null): void {
    if (id !== dependencies.lastModelId()) dependencies.rememberLastModel(id);
  }

  /** A person who loads or unloads a model does not wait for what the former one is doing. */
  function takeEngine(): void {
    loadJob?.cancel();
    active.cancelLoad();
    dependencies.stopReplies();
  }

  function queueLoad(id: string, options?: LoadOptions): Job<LoadedModel> {
    const job = jobs.add({
      priority: 'exclusive',
      work: (signal) => active.load(id, options, signal),
    });
    loadJob = job;
    return job;
  }

  /** What to load when nobody says: what was there last, else the starter. */
  function preferredId(): string | null {
    const candidates = [active.currentId(), dependencies.lastModelId()];
    const known = candidates.find((id) => id !== null && store.find(id) !== null);
    return known ?? store.findStarter()?.id ?? null;
  }

  const os = implement(modelsContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => startingWith(view(), topic.subscribe(signal))),
    add: os.add.handler(({ input }) => add(input.path)),
    remove: os.remove.handler(async ({ input }) => {
      library.remove(input.id);
      if (active.currentId() === input.id) await unload();
      publish();
    }),
    load: os.load.handler(async ({ input }) => {
      // The model in use is not given up for a file that is not even there.
      publish();
      await checkFile(store.get(input.id));
      takeEngine();
      return resultOf(queueLoad(input.id, input.options));
    }),
    cancelLoad: os.cancelLoad.handler(() => {
      loadJob?.cancel();
      active.cancelLoad();
    }),
    unload: os.unload.handler(() => unload()),
    pardon: os.pardon.handler(({ input }) => {
      const entry = library.pardon(input.id);
      publish();
      return entry;
    }),
  });

  async function add(path: string): Promise<ModelEntry> {
    const entry = await library.add(path);
    publish();
    return entry;
  }

  function unload(): Promise<void> {
    takeEngine();
    return resultOf(jobs.add({ priority: 'exclusive', work: () => active.unload() }));
  }

  return {
    router,
    ready: active.ready,
    /** The model in the engine and its file. */
    inUse(): { modelId: string; path: string } | null {
      const ready = active.ready();
      const model = ready && store.find(ready.modelId);
      return model ? { modelId: model.id, path: model.path } : null;
    },
    /** Takes in a file that another feature has brought; resolves to its id. */
    add: async (path: string): Promise<string> => (await add(path)).id,
    /** What a new conversation with the preferred model should begin with. */
    recommendedSampling(): Sampling {
      const isStarter = preferredId() === store.findStarter()?.id;
      return isStarter ? { ...defaultSampling, temperature: starterTemperature } : defaultSampling;
    },
    /** Only for a running job. Of two that need the model at once, one loads it. */
    async ensureLoaded(signal: AbortSignal): Promise<LoadedModel> {
      const release = await loading.take();
      try {
        const ready = active.ready();
        if (ready) return ready;
        const id = preferredId();
        if (id === null) throw new AppError('no-model');
        return await active.load(id, undefined, signal);
      } finally {
        release();
      }
    },
    /** Begins in the background what the first message will need. */
    loadPreferred(): void {
      const id = preferredId();
      if (id !== null) queueLoad(id);
    },
    close(): void {
      active.close();
      topic.close();
    },
  };
}
