import { join } from 'node:path';
import { app, protocol } from 'electron';
import { appScheme } from './appProtocol.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { networkSwitches } from './networkBlock.ts';
import { offerLink } from './window.ts';

/**
 * Everything that must be in force before Electron is ready. False when another Alcove has the
 * data folder's lock: that one comes to the front, and this one ends.
 */
export function prepareApp(dataFolder: string): boolean {
  app.setName('Alcove');
  app.setPath('userData', join(dataFolder, 'window'));
  if (!app.requestSingleInstanceLock()) return false;
  app.enableSandbox();
  for (const each of networkSwitches) app.commandLine.appendSwitch(...each);
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.on('session-created', (session) => void lockSession(session));
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, (url) => void offerLink(url));
  });
  return true;
}
