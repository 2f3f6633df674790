import { implement } from '@orpc/server';
import { adaptersContract } from '../../../shared/api/adapters.ts';
import type { RackView } from '../../../shared/api/adapters.ts';
import type { Stack, UsedStack, Workspace } from '../../../shared/api/stack.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Engine } from '../../engine/engine.ts';
import { resultOf } from '../../jobs.ts';
import type { Jobs } from '../../jobs.ts';
import { log } from '../../log.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { createAdding } from './adding.ts';
import { tellArrival } from './arrivals.ts';
import { createAdapterStore } from './adapterStore.ts';
import { createModelWatch } from './modelWatch.ts';
import type { ModelInUse } from './modelWatch.ts';
import { createOwnFiles } from './ownFiles.ts';
import { createRack } from './rack.ts';
import { adaptersInForce, createStackResolver, describeStack } from './resolveStack.ts';
import type { ResolvedStack } from './resolveStack.ts';
import { createStackStore } from './stackStore.ts';
import { placeStarterAdapters } from './starterAdapters.ts';
import { createViews } from './views.ts';

export type AdaptersDependencies = {
  database: Database;
  engine: Engine;
  jobs: Jobs;
  /** For adapters that were sent or converted. */
  folder: string;
  starterFolder: string;
  modelInUse: () => ModelInUse | null;
  /** The rack, a stack or what fits may be another. */
  onChange: () => void;
  /** Hands out a received file once; fails with `file-too-large` before it is read. */
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
};

/** The adapters feature: the rack, the stacks, and what of them goes to the engine. */
export function createAdapters(dependencies: AdaptersDependencies) {
  const { database, engine, jobs, modelInUse } = dependencies;
  const topic = createTopic<RackView>();
  const store = createAdapterStore(database);
  const stacks = createStackStore(database);
  const ownFiles = createOwnFiles(dependencies.folder);
  const watch = createModelWatch({ modelInUse, onChange: publish });
  const views = createViews({
    store,
    stacks,
    shape: () => watch.current(),
    modelId: () => modelInUse()?.modelId ?? null,
  });
  const rack = createRack({ store, views, publish });
  const adding = createAdding({
    rack,
    ownFiles,
    shape: () => watch.shape(),
    takeFile: dependencies.takeFile,
  });
  const resolve = createStackResolver({ store, shape: () => watch.shape(), onChecked: publish });

  function publish(): void {
    topic.publish(views.rack());
    dependencies.onChange();
  }

  /** In the background, because it reads files that may lie on a slow disk. */
  jobs.add({
    priority: 'background',
    work: async () => {
      if (await placeStarterAdapters(store, dependencies.starterFolder)) publish();
      await ownFiles.keepOnly(store.list().map(({ path }) => path));
    },
  });

  const os = implement(adaptersContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => startingWith(views.rack(), topic.subscribe(signal))),
    add: os.add.handler(({ input }) =>
      tellArrival((journey) => adding.addPath(input.path, journey)),
    ),
    addFiles: os.addFiles.handler(({ input }) =>
      tellArrival((journey) => adding.addSent(input.fileIds, journey)),
    ),
    update: os.update.handler(({ input }) => rack.update(input)),
    move: os.move.handler(({ input }) => rack.move(input.id, input.position)),
    remove: os.remove.handler(({ input }) => rack.remove(input.id)),
    restore: os.restore.handler(({ input }) => rack.restore(input.id)),
    saveStack: os.saveStack.handler(({ input }) => {
      const saved = stacks.save(input);
      publish();
      return saved;
    }),
    deleteStack: os.deleteStack.handler(({ input }) => {
      stacks.delete(input.id);
      publish();
    }),
    setDefault: os.setDefault.handler(({ input }) => {
      stacks.setDefault(input.workspace, input.modelId, input.stack);
      publish();
    }),
    measureEffect: os.measureEffect.handler(async ({ input, signal }) => {
      const job = jobs.add({
        priority: 'interactive',
        work: async (cancelled) => {
          const { adapters } = await resolve(input.stack);
          const turns = [{ role: 'user' as const, text: input.prompt }];
          return engine.measureEffect({ systemPrompt: '', turns, adapters }, cancelled);
        },
      });
      signal?.addEventListener('abort', () => job.cancel(), { once: true });
      return resultOf(job);
    }),
  });

  return {
    router,
    /** Makes a stack ready for the engine; null is the default of the workspace. */
    resolve(stack: Stack | null, workspace: Workspace): Promise<ResolvedStack> {
      return resolve(stack ?? stacks.inForce(workspace, modelInUse()?.modelId ?? null));
    },
    /** The default of a workspace, as the files of its adapters describe them. */
    describeInForce(workspace: Workspace): { name: string; languages: string[]; tags: string[] }[] {
      const inForce = stacks.inForce(workspace, modelInUse()?.modelId ?? null);
      return adaptersInForce(store, inForce, watch.current()).map(({ name, facts }) => ({
        name,
        languages: facts.languages,
        tags: facts.tags,
      }));
    },
    /** Of the files of the adapters that a chat begins with, for each model. */
    bytesInForce(): (modelId: string) => number {
      const sizes = new Map(store.list().map(({ id, sizeBytes }) => [id, sizeBytes]));
      const defaults = stacks.defaults().filter(({ workspace }) => workspace === 'chat');
      const own = new Map(defaults.map(({ modelId, stack }) => [modelId, stack]));
      return (modelId) =>
        (own.get(modelId) ?? own.get(null) ?? [])
          .filter(({ strength }) => strength !== 0)
          .reduce((sum, { adapterId }) => sum + (sizes.get(adapterId) ?? 0), 0);
    },
    /** A stack with the names of its adapters, before any model is asked. */
    describe: (stack: Stack): UsedStack => describeStack(store, stack),
    /** To be called when another model may be in use. */
    modelChanged(): void {
      if (!watch.isBehind()) return;
      publish();
      watch.changed().catch((error: unknown) => {
        // The library of models tells what is wrong with the file.
        if (error instanceof AppError) return;
        log('adapters').error({ err: error }, 'the shape of the model in use cannot be read');
      });
    },
    close(): void {
      watch.close();
      topic.close();
    },
  };
}
