import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createApp } from '../src/main/app/createApp.ts';
import type { App } from '../src/main/app/createApp.ts';
import type { Engine } from '../src/main/engine/engine.ts';
import { huggingFace } from '../src/main/http/downloader/policy.ts';

const resourcesFolder = fileURLToPath(new URL('../resources', import.meta.url));

/** The whole core in this process, on a data folder of its own, with the engine given. */
export async function openInProcess(engine: Engine) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'alcove-bench-'));
  const app = await createApp({
    dataFolder,
    resourcesFolder,
    version: '0.0.0',
    engine,
    host: { kind: 'browser' },
    downloadPolicy: huggingFace,
  });
  return {
    app,
    api: createRouterClient<App['router'], Record<never, never>>(app.router),
    async close(): Promise<void> {
      await app.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
