import { join } from 'node:path';
import { app } from 'electron';
import { defaultDataFolder } from './defaultDataFolder.ts';
import { openDesktop, reportStartFailure } from './electron/desktop.ts';
import { prepareApp } from './electron/prepareApp.ts';
import { createEngine } from './engine/client.ts';
import { createFakeEngine } from './engine/fake.ts';

const root = app.getAppPath();
const dataFolder = app.commandLine.getSwitchValue('data-dir') || defaultDataFolder();
const usesFakeEngine = app.commandLine.getSwitchValue('engine') === 'fake';

if (prepareApp(dataFolder)) {
  app
    .whenReady()
    .then(() =>
      openDesktop({
        dataFolder,
        resourcesFolder: join(app.isPackaged ? process.resourcesPath : root, 'resources'),
        outFolder: join(root, 'out'),
        engine: usesFakeEngine ? createFakeEngine() : createEngine(),
      }),
    )
    .catch(reportStartFailure);
} else {
  app.quit();
}
