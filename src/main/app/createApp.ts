import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { apiContract } from '../../shared/api.ts';
import type { ReceivedFile } from '../../shared/api/files.ts';
import { openDatabase } from '../db/database.ts';
import { lockDataFolder } from '../db/instanceLock.ts';
import type { Engine } from '../engine/engine.ts';
import { createChat } from '../features/chat/createChat.ts';
import { createFiles } from '../features/files/createFiles.ts';
import { createModels } from '../features/models/createModels.ts';
import { createSettings } from '../features/settings/createSettings.ts';
import { createStudio } from '../features/studio/createStudio.ts';
import { createJobs } from '../jobs.ts';
import { createDataFolder, resourcePaths } from '../paths.ts';

export type AppOptions = {
  dataFolder: string;
  resourcesFolder: string;
  version: string;
  engine: Engine;
  host: { kind: 'browser' } | { kind: 'desktop'; pickModelPath: () => Promise<string | null> };
};

export type App = Awaited<ReturnType<typeof createApp>>;

/**
 * Puts the core together: the one place where features are given what they need of each other.
 * Fails with `data-folder-busy`, `database-newer`, `database-damaged` or `disk-full`.
 */
export async function createApp(options: AppOptions) {
  const { engine, host } = options;
  const paths = createDataFolder(options.dataFolder);
  const resources = resourcePaths(options.resourcesFolder);
  const lock = lockDataFolder(paths);
  try {
    const database = openDatabase({
      path: paths.database,
      backupFolder: paths.backups,
      wasCutOff: lock.wasCutOff,
    });
    const jobs = createJobs();
    const settings = createSettings(paths.settings);
    const files = createFiles({
      folder: paths.received,
      canReceivePaths: host.kind === 'desktop',
      pickModelPath: host.kind === 'desktop' ? host.pickModelPath : null,
    });
    const models = createModels({
      database,
      engine,
      jobs,
      starterPath: resources.starterModel,
      lastModelId: () => settings.current().lastModelId,
      rememberLastModel: (id) => settings.update({ lastModelId: id }),
    });
    const chat = createChat({
      database,
      engine,
      jobs,
      models,
      takeFile: files.received.take,
      defaultSystemPrompt: () => settings.current().defaultSystemPrompt,
      attachmentTemplate: readFileSync(join(resources.prompts, 'attachment.md'), 'utf8'),
    });
    const studio = createStudio({
      info: {
        version: options.version,
        host: host.kind,
        platform: process.platform,
        dataFolder: paths.folder,
      },
      engine,
    });
    models.loadPreferred();

    return {
      router: implement(apiContract).router({
        studio: studio.router,
        settings: settings.router,
        models: models.router,
        files: files.router,
        chat: chat.router,
      }),
      /** An upload, which becomes a file id that `chat` and others take. */
      receiveFile: (source: AsyncIterable<Uint8Array>, name: string): Promise<ReceivedFile> =>
        files.received.receive(source, name),
      /** Stops what runs, saves it, ends every stream and gives the data folder free. */
      async close(): Promise<void> {
        await jobs.close();
        for (const feature of [chat, models, studio, settings, files]) feature.close();
        await engine.close();
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
