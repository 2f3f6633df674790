import { implement } from '@orpc/server';
import { defaultSampling } from '../../../shared/api/common.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import { modelsContract } from '../../../shared/api/models.ts';
import type {
  Fit,
  LoadedModel,
  LoadOptions,
  ModelEntry,
  ModelsView,
} from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { judgeFit } from '../../../shared/fit.ts';
import type { Machine } from '../../../shared/fit.ts';
import type { Database } from '../../db/database.ts';
import type { Engine } from '../../engine/engine.ts';
import { partOf } from '../../gguf/splitFiles.ts';
import { createTurns } from '../../engine/turns.ts';
import { resultOf } from '../../jobs.ts';
import type { Job, Jobs } from '../../jobs.ts';
import { soon } from '../../soon.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { checkFile, createActiveModel } from './activeModel.ts';
import { createFreeMemory } from './freeMemory.ts';
import { createHashing } from './hashing.ts';
import { createKeepLoaded } from './keepLoaded.ts';
import { createLibrary, firstFile } from './library.ts';
import { createModelStore } from './modelStore.ts';
import { createPresence } from './presence.ts';
import { createTrashing } from './trashing.ts';
import { createSources } from './scanning/createSources.ts';
import type { Surroundings } from './scanning/places.ts';

/** The starter is too small to choose well among several words: its best is the likeliest one. */
const starterTemperature = 0;

export type ModelsDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  starterPath: string;
  /** Where other programs may keep models. */
  surroundings: Surroundings;
  /** Of one file. Fails with `trash-unavailable`. */
  moveToTrash: (path: string) => Promise<void>;
  /** Stops whatever uses the model, and keeps what it has done. */
  stopReplies: () => void;
  /** Of the adapters that a chat with this model begins with. */
  adapterBytes: () => (modelId: string) => number;
  /** The active model became another, or something about it changed. */
  onActiveChange: () => void;
  lastModelId: () => string | null;
  /** Null is the starter model, which nobody has to choose. */
  rememberLastModel: (id: string | null) => void;
};

type LoadInput = { id: string; options?: LoadOptions | undefined; anyway?: boolean | undefined };

export function createModels(dependencies: ModelsDependencies) {
  const { database, engine, jobs, starterPath } = dependencies;
  const topic = createTopic<ModelsView>();
  const store = createModelStore(database);
  const memory = createFreeMemory(engine);
  const presence = createPresence(() => publishing.request());
  const hashing = createHashing({ store, onChange: () => publishing.request() });
  const library = createLibrary({
    store,
    starterPath,
    presence,
    hashingFraction: hashing.fraction,
    machine,
  });
  const publishing = soon(publish);
  /** A scan finds many models, one after the other. */
  const publishingFound = soon(publish, 1000);
  const sources = createSources({
    database,
    store,
    library,
    surroundings: dependencies.surroundings,
    onModels: publishingFound.request,
  });
  const active = createActiveModel({
    store,
    engine,
    onChange: () => {
      learnGraphics();
      publish();
      keepLoaded.restart();
      dependencies.onActiveChange();
      void memory.refresh();
    },
    onLoaded: ({ id, origin }) => remember(origin === 'starter' ? null : id),
  });
  const keepLoaded = createKeepLoaded({
    jobs,
    seconds() {
      const ready = active.ready();
      return ready && (store.find(ready.modelId)?.keepLoadedSeconds ?? null);
    },
    unload: () => void queueUnload(),
  });
  const trashing = createTrashing(dependencies);
  const loading = createTurns();
  const checks = createTurns();
  let graphics: LoadedModel['gpuMemory'] = 'unknown';
  let loadJob: Job<LoadedModel> | null = null;

  function machine(): (id: string) => Machine {
    const freeBytes = memory.bytes();
    const adapterBytes = dependencies.adapterBytes();
    return (id) => ({ freeBytes, adapterBytes: adapterBytes(id), graphics });
  }

  /** A model that came tells what the GPU had for it, and so what it has for the next. */
  function learnGraphics(): void {
    const found = active.ready()?.gpuMemory;
    if (found !== undefined && found !== 'unknown') graphics = found;
  }

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

  /** Before anything is given up for it. */
  async function checkLoad(id: string, options: LoadOptions | undefined): Promise<void> {
    if (await library.look(id)) publish();
    await checkFile(store.get(id));
    const { facts, loadOptions } = await library.refresh(id);
    await memory.refresh();
    if (facts) requireFit(judgeFit(facts.memory, options ?? loadOptions, machine()(id)));
  }

  /** In the order of asking, so that of two loads the later one takes the place of the earlier. */
  async function beginLoad({ id, options, anyway = false }: LoadInput): Promise<Job<LoadedModel>> {
    const release = await checks.take();
    try {
      if (anyway) await checkFile(store.get(id));
      else await checkLoad(id, options);
      takeEngine();
      return queueLoad(id, options);
    } finally {
      release();
    }
  }

  /** Shows in every window what changed. */
  function published(entry: ModelEntry): ModelEntry {
    publish();
    return entry;
  }

  const os = implement(modelsContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => {
      library.refreshPresence();
      return startingWith(view(), topic.subscribe(signal));
    }),
    add: os.add.handler(({ input }) => add(input.path)),
    locate: os.locate.handler(async ({ input }) =>
      published(await library.locate(input.id, input.path)),
    ),
    setFavourite: os.setFavourite.handler(({ input }) =>
      published(library.setFavourite(input.id, input.isFavourite)),
    ),
    setKeepLoaded: os.setKeepLoaded.handler(({ input }) => {
      const entry = published(library.setKeepLoaded(input.id, input.seconds));
      keepLoaded.restart();
      return entry;
    }),
    computeHash: os.computeHash.handler(({ input }) => hashing.compute(input.id)),
    cancelHash: os.cancelHash.handler(({ input }) => hashing.cancel(input.id)),
    details: os.details.handler(({ input }) => library.details(input.id)),
    judgeFit: os.judgeFit.handler(({ input }) => library.judgeFit(input.id, input.options)),
    remove: os.remove.handler(async ({ input }) => {
      library.remove(input.id);
      await leave(input.id);
    }),
    trash: os.trash.handler(async ({ input }) => {
      const files = await trashing.ownFiles(store.get(input.id));
      if (active.currentId() === input.id) await unload();
      await trashing.moveAll(files);
      store.remove(input.id, 'until-found');
      await leave(input.id);
    }),
    load: os.load.handler(async ({ input }) => {
      publish();
      return resultOf(await beginLoad(input));
    }),
    cancelLoad: os.cancelLoad.handler(() => {
      loadJob?.cancel();
      active.cancelLoad();
    }),
    unload: os.unload.handler(() => unload()),
    pardon: os.pardon.handler(({ input }) => published(library.pardon(input.id))),
  });

  async function add(path: string): Promise<ModelEntry> {
    const entry = published(await library.add(path));
    sources.modelsChanged();
    return entry;
  }

  /** The hash of one part says nothing of the others. */
  async function takeInDownload(path: string, sha256: string): Promise<string> {
    const hash = partOf(path) ? null : { sha256s: [sha256], basis: 'published' as const };
    const { id } = await library.takeIn({ path: firstFile(path), origin: 'download', hash });
    publish();
    return id;
  }

  /** It is off the list, and out of the engine. */
  async function leave(id: string): Promise<void> {
    sources.modelsChanged();
    if (active.currentId() === id) await unload();
    publish();
  }

  function unload(): Promise<void> {
    takeEngine();
    return resultOf(queueUnload());
  }

  function queueUnload(): Job<void> {
    return jobs.add({ priority: 'exclusive', work: () => active.unload() });
  }

  const closing = new AbortController();
  const reading = library.readUnread(closing.signal).then(publish);

  return {
    router,
    ready: active.ready,
    /** The model in the engine and its file. */
    inUse(): { modelId: string; path: string } | null {
      const ready = active.ready();
      const model = ready && store.find(ready.modelId);
      return model ? { modelId: model.id, path: model.path } : null;
    },
    /** What is known of a model of the library; fails with `not-found`. */
    describe(id: string): Pick<ModelEntry, 'name' | 'origin' | 'facts'> {
      const { name, origin, facts } = store.get(id);
      return { name, origin, facts };
    },
    /** Takes in a file that was downloaded and had the published hash; resolves to its id. */
    add: takeInDownload,
    sources: sources.router,
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
    async close(): Promise<void> {
      closing.abort();
      await reading;
      await hashing.close();
      await sources.close();
      presence.close();
      publishing.cancel();
      publishingFound.cancel();
      keepLoaded.close();
      active.close();
      topic.close();
    },
  };
}

function requireFit(fit: Fit): void {
  if (fit.verdict !== 'too-large') return;
  const { contextSize, largestContext, memory, short, advice } = fit;
  const graphics = fit.graphics === 'unknown' ? null : fit.graphics;
  const isOnGpu = short === 'graphics' && graphics !== null;
  throw new AppError('wont-fit', {
    neededBytes: isOnGpu ? graphics.total : memory.total,
    freeBytes: isOnGpu ? graphics.freeBytes : fit.freeBytes,
    contextSize,
    largestContext,
    short,
    gpuLayers: advice === 'gpu-layers' && graphics !== null ? graphics.mostLayers : null,
  });
}
