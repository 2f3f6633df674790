import { join } from 'node:path';
import { app, dialog, safeStorage, session } from 'electron';
import { createApp } from '../app/createApp.ts';
import type { Engine } from '../engine/engine.ts';
import { huggingFace } from '../http/downloader/policy.ts';
import { log } from '../log.ts';
import { createRpcServer } from '../rpc/server.ts';
import { startFailureLine } from '../startFailure.ts';
import { lockSession } from './lockdown.ts';
import { servePages } from './pages.ts';
import { servePorts } from './ports.ts';
import { openTokenKeychain } from './tokenKeychain.ts';
import {
  createWindowKeeper,
  installMenu,
  moveToTrash,
  pickFolderPath,
  pickModelPath,
} from './window.ts';

export type DesktopOptions = {
  dataFolder: string;
  resourcesFolder: string;
  /** Where the built preload and renderer lie. */
  outFolder: string;
  engine: Engine;
};

/** The studio in its window, from Electron's readiness to the last file closed. */
export async function openDesktop(options: DesktopOptions): Promise<void> {
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  await lockSession(session.defaultSession);
  const studio = await createApp({
    ...options,
    version: app.getVersion(),
    host: { kind: 'desktop', pickModelPath, pickFolderPath, moveToTrash },
    downloadPolicy: huggingFace,
    tokenKeeper: await openTokenKeychain(
      join(options.dataFolder, 'token.bin'),
      safeStorage,
      process.platform,
    ),
  });

  await servePages(join(options.outFolder, 'renderer'), studio.takeOffered);
  const preload = join(options.outFolder, 'preload', 'index.cjs');
  const keeper = createWindowKeeper(preload, app.isPackaged);
  servePorts(createRpcServer(studio.router, log('rpc')), keeper.current, log('ports'));
  installMenu(keeper);
  app.on('second-instance', keeper.show);
  app.on('activate', keeper.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuitting(() => studio.close());
  keeper.show();
}

export function reportStartFailure(error: unknown): void {
  log('desktop').error({ err: error }, 'could not start');
  dialog.showErrorBox('Alcove could not open', startFailureLine(error) ?? String(error));
  app.exit(1);
}

/** Electron does not wait for promises when it quits, so the first attempt is put off. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    void close().finally(() => app.quit());
  });
}
