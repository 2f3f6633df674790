import { BrowserWindow, Menu, dialog, nativeTheme, shell } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { desktopOrigin, menuCommandKey } from '../../shared/desktop.ts';
import { externalAddress } from './links.ts';
import { menuTemplate } from './menu.ts';
import { webPreferences } from './webPreferences.ts';

/** The page's own background, so that the window does not flash before its first paint. */
const backgrounds = { light: '#fbfaf8', dark: '#1b1a18' };

/** The one window, opened again when it was closed and is asked for. */
export function createWindowKeeper(preload: string, isPackaged: boolean) {
  let window: BrowserWindow | null = null;

  function open(): void {
    window = new BrowserWindow({
      width: 1280,
      height: 840,
      minWidth: 640,
      minHeight: 480,
      show: false,
      title: 'Alcove',
      backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: webPreferences(preload, isPackaged),
    });
    window.once('ready-to-show', () => window?.show());
    window.on('closed', () => {
      window = null;
    });
    void window.loadURL(`${desktopOrigin}/`);
  }

  function show(): void {
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  return { show, current: () => window };
}

export type WindowKeeper = ReturnType<typeof createWindowKeeper>;

export function installMenu(keeper: WindowKeeper): void {
  const template = menuTemplate(process.platform, (id) => {
    keeper.show();
    keeper.current()?.webContents.send(menuCommandKey, id);
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** A link leaves the window only as a whole address that the person has seen and agreed to. */
export async function offerLink(url: string): Promise<void> {
  const address = externalAddress(url);
  if (address === null) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(address);
}

export async function pickModelPath(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Add a model',
    filters: [{ name: 'GGUF models', extensions: ['gguf'] }],
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}

export async function pickFolderPath(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Add a folder of models',
    properties: ['openDirectory'],
  });
  return filePaths[0] ?? null;
}

export async function moveToTrash(path: string): Promise<void> {
  try {
    await shell.trashItem(path);
  } catch (error) {
    throw new AppError('trash-unavailable', { path, reason: String(error) }, { cause: error });
  }
}
