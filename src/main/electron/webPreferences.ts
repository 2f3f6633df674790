import type { WebPreferences } from 'electron';

/** The same for every window; each line is on Electron's security checklist. */
export function webPreferences(preload: string, isPackaged: boolean): Readonly<WebPreferences> {
  return Object.freeze({
    preload,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    // On Linux and Windows the spell checker downloads its dictionaries.
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    devTools: !isPackaged,
  });
}
