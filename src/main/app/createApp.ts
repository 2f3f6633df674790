import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { apiContract } from '../../shared/api.ts';
import { openDatabase } from '../db/database.ts';
import { lockDataFolder } from '../db/instanceLock.ts';
import type { Engine } from '../engine/engine.ts';
import { createAdapters } from '../features/adapters/createAdapters.ts';
import { createBatch } from '../features/batch/createBatch.ts';
import { createChat } from '../features/chat/createChat.ts';
import { createCompare } from '../features/compare/createCompare.ts';
import { createDownloads } from '../features/downloads/createDownloads.ts';
import type { TokenKeeper } from '../features/downloads/dependencies.ts';
import { keptInMemory } from '../features/downloads/token.ts';
import { createFiles } from '../features/files/createFiles.ts';
import { createGlossaries } from '../features/glossaries/createGlossaries.ts';
import { createModels } from '../features/models/createModels.ts';
import type { Surroundings } from '../features/models/scanning/places.ts';
import { createSettings } from '../features/settings/createSettings.ts';
import { createStudio } from '../features/studio/createStudio.ts';
import { createSummarize } from '../features/summarize/createSummarize.ts';
import { createTranslate } from '../features/translate/createTranslate.ts';
import { createTranslationMemory } from '../features/translationMemory/createTranslationMemory.ts';
import { createDownloader } from '../http/downloader/createDownloader.ts';
import type { DownloadPolicy } from '../http/downloader/policy.ts';
import { createJobs } from '../jobs.ts';
import type { Jobs } from '../jobs.ts';
import { readTranslatable } from '../translatable/readTranslatable.ts';
import { writeTranslatable } from '../translatable/writeTranslatable.ts';
import { createDataFolder, resourcePaths } from '../paths.ts';
import { systemTrash } from './systemTrash.ts';

type DesktopHost = {
  kind: 'desktop';
  pickModelPath: () => Promise<string | null>;
  pickFolderPath: () => Promise<string | null>;
  moveToTrash: (path: string) => Promise<void>;
};

export type AppOptions = {
  dataFolder: string;
  resourcesFolder: string;
  version: string;
  engine: Engine;
  host: { kind: 'browser' } | DesktopHost;
  /** Where other programs keep models: this user's home unless given. */
  surroundings?: Surroundings;
  /** Where models are downloaded from. */
  downloadPolicy: DownloadPolicy;
  /** Memory unless there is a keychain. */
  tokenKeeper?: TokenKeeper;
};

export type App = Awaited<ReturnType<typeof createApp>>;

/**
 * Puts the core together: the one place where features are given what they need of each other.
 * Fails with `data-folder-busy`, `database-newer`, `database-damaged` or `disk-full`, and then
 * leaves nothing open.
 */
export async function createApp(options: AppOptions) {
  const { engine, host } = options;
  const surroundings = options.surroundings ?? {
    home: homedir(),
    platform: process.platform,
    variables: process.env,
  };
  // Closed in the opposite order of opening, here on failure and by `close` later.
  await using opening = new AsyncDisposableStack();
  opening.defer(() => engine.close());

  const paths = createDataFolder(options.dataFolder);
  const resources = resourcePaths(options.resourcesFolder);
  const lock = lockDataFolder(paths);
  opening.defer(() => lock.release());
  const database = openDatabase({
    path: paths.database,
    backupFolder: paths.backups,
    wasCutOff: lock.wasCutOff,
  });
  opening.defer(() => database.close());

  const jobs = createJobs();
  const settings = createSettings(paths.settings, ({ areDownloadsOn }) => {
    void downloads.setOn(areDownloadsOn);
  });
  opening.defer(() => settings.close());
  const files = createFiles({
    folder: paths.received,
    offeredFolder: paths.offered,
    canReceivePaths: host.kind === 'desktop',
    pickModelPath: host.kind === 'desktop' ? host.pickModelPath : null,
    pickFolderPath: host.kind === 'desktop' ? host.pickFolderPath : null,
  });
  opening.defer(() => files.close());
  const models = createModels({
    database,
    engine,
    jobs,
    starterPath: resources.starterModel,
    surroundings,
    moveToTrash: host.kind === 'desktop' ? host.moveToTrash : systemTrash(surroundings),
    stopReplies: () => {
      chat.stopAll();
      compare.stopAll();
    },
    adapterBytes: () => adapters.bytesInForce(),
    onActiveChange: () => {
      adapters.modelChanged();
      translate.modelChanged();
    },
    lastModelId: () => settings.current().lastModelId,
    rememberLastModel: (id) => {
      settings.update({ lastModelId: id });
    },
  });
  opening.defer(() => models.close());
  const adapters = createAdapters({
    database,
    engine,
    jobs,
    folder: paths.adapters,
    starterFolder: resources.starterAdapters,
    modelInUse: () => models.inUse(),
    onChange: () => translate.modelChanged(),
    takeFile: (fileId, limitBytes) => files.received.take(fileId, limitBytes),
  });
  opening.defer(() => adapters.close());
  const chat = createChat({
    database,
    engine,
    jobs,
    models,
    resolveStack: (stack) => adapters.resolve(stack, 'chat'),
    takeFile: (fileId, limitBytes) => files.received.take(fileId, limitBytes),
    takeText: files.takeText,
    defaultSystemPrompt: () => settings.current().defaultSystemPrompt,
    defaultSampling: () => models.recommendedSampling(),
    attachmentTemplate: readFileSync(join(resources.prompts, 'attachment.md'), 'utf8'),
  });
  opening.defer(() => chat.close());
  const compare = createCompare({
    database,
    engine,
    jobs,
    models,
    recommendedSampling: () => models.recommendedSampling(),
    describeStack: (stack) => adapters.describe(stack),
    resolveStack: (stack) => adapters.resolve(stack, 'chat'),
    conversationSetting: (id) => chat.exchanges.setting(id),
    promptFor: (setting, question, model) => chat.exchanges.promptFor(setting, question, model),
    keepExchange: (exchange) => chat.exchanges.keep(exchange),
  });
  opening.defer(() => compare.close());
  const batch = createBatch({
    database,
    engine,
    jobs,
    models,
    recommendedSampling: () => models.recommendedSampling(),
    describeStack: (stack) => adapters.describe(stack),
    resolveStack: (stack) => adapters.resolve(stack, 'chat'),
    takeFile: (fileId, limitBytes) => files.received.take(fileId, limitBytes),
  });
  opening.defer(() => batch.close());
  const summarize = createSummarize({
    database,
    engine,
    jobs,
    models,
    adapters: async () => (await adapters.resolve(null, 'summarize')).adapters,
    startChat: (title, texts) => chat.startAbout(title, texts),
    promptFile: readFileSync(join(resources.prompts, 'summarize.md'), 'utf8'),
    samplesFolder: resources.samples,
    readDocument: (source, { signal, onProgress }) =>
      files.readDocument(source, {
        signal,
        onProgress: ({ done, total }) => onProgress(total > 0 ? Math.min(1, done / total) : null),
      }),
  });
  opening.defer(() => summarize.close());
  const glossaries = createGlossaries({
    database,
    takeFile: (fileId, limitBytes) => files.received.take(fileId, limitBytes),
  });
  opening.defer(() => glossaries.close());
  const translationMemory = createTranslationMemory({
    database,
    takeFile: (fileId, limitBytes) => files.received.take(fileId, limitBytes),
  });
  opening.defer(() => translationMemory.close());
  const translate = createTranslate({
    database,
    engine,
    jobs,
    models,
    adapters: () => adapters.resolve(null, 'translate'),
    adaptersInForce: () => adapters.describeInForce('translate'),
    terms: glossaries,
    memory: translationMemory,
    promptsFolder: join(resources.prompts, 'translate'),
    filesFolder: paths.translations,
    translatable: { read: readTranslatable, write: writeTranslatable },
    useFile: (fileId, read) => files.received.use(fileId, read),
    offerFile: (name, content) => files.offered.offer(name, content),
  });
  opening.defer(() => translate.close());
  const downloads = await createDownloads({
    database,
    openNetwork: (doors) => createDownloader({ policy: options.downloadPolicy, ...doors }),
    isOn: settings.current().areDownloadsOn,
    modelsFolder: paths.models,
    cataloguePath: resources.catalogue,
    tokenKeeper: options.tokenKeeper ?? keptInMemory,
    addModel: (path, sha256) => models.add(path, sha256),
  });
  opening.defer(() => downloads.close());
  const studio = createStudio({
    jobs,
    info: {
      version: options.version,
      host: host.kind,
      platform: process.platform,
      dataFolder: paths.folder,
    },
    engine,
  });
  opening.defer(() => studio.close());
  opening.defer(() => endJobs(jobs, engine));
  opening.defer(() => translate.prepareToClose());
  opening.defer(() => summarize.prepareToClose());
  opening.defer(() => batch.prepareToClose());

  models.loadPreferred();
  summarize.resumeUnfinished();
  batch.resumeUnfinished();
  translate.resumeUnfinished();
  const opened = opening.move();
  return {
    router: implement(apiContract).router({
      studio: studio.router,
      settings: settings.router,
      models: models.router,
      modelSources: models.sources,
      downloads: downloads.router,
      files: files.router,
      chat: chat.router,
      adapters: adapters.router,
      compare: compare.router,
      batch: batch.router,
      summarize: summarize.router,
      translate: translate.router,
      translationFiles: translate.filesRouter,
      glossaries: glossaries.router,
      translationMemory: translationMemory.router,
    }),
    /** An upload, which becomes a file id that `chat` and others take. */
    receiveFile: files.received.receive,
    /** A file that a feature has made, once. */
    takeOffered: (fileId: string) => files.offered.take(fileId),
    /** Stops what runs, saves it, ends every stream and gives the data folder free. */
    close: (): Promise<void> => opened.disposeAsync(),
  };
}

/** An engine that does not let go of its work by then is ended under it. */
const patienceMilliseconds = 2000;

async function endJobs(jobs: Jobs, engine: Engine): Promise<void> {
  const ended = jobs.close();
  await Promise.race([ended, delay(patienceMilliseconds, undefined, { ref: false })]);
  await engine.close();
  await ended;
}
