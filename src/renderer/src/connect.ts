import type { DesktopBridge } from '../../shared/desktop.ts';
import { connectBrowser } from './connection/browserConnection.ts';
import { connectDesktop } from './connection/desktopConnection.ts';

declare global {
  interface Window {
    /** Offered by the preload; absent in a browser tab. */
    readonly alcove?: DesktopBridge;
  }
}

/** Starts the connection to the core; `useConnection` tells how it stands. */
export function connect(): void {
  if (window.alcove === undefined) void connectBrowser();
  else connectDesktop();
}
