import { ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import { portMessage } from '../../shared/desktop.ts';
import type { Logger } from '../log.ts';
import type { RpcServer } from '../rpc/server.ts';
import { isOwnFrame } from './sender.ts';

/** Answers the port that each load of the page sends; a reload closes the one before by itself. */
export function servePorts(
  rpc: RpcServer,
  currentWindow: () => BrowserWindow | null,
  log: Logger,
): void {
  ipcMain.on(portMessage, (event) => {
    const mainFrame = currentWindow()?.webContents.mainFrame ?? null;
    const [port] = event.ports;
    if (!port || !isOwnFrame(event.senderFrame, mainFrame)) {
      log.warn({ url: event.senderFrame?.url }, 'refused a port');
      return;
    }
    rpc.servePort(port);
    port.start();
  });
}
