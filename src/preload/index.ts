import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { menuCommandKey, portMessage } from '../shared/desktop.ts';
import type { DesktopBridge } from '../shared/desktop.ts';

const bridge: DesktopBridge = { pathForFile: (file) => webUtils.getPathForFile(file) };
contextBridge.exposeInMainWorld('alcove', bridge);

// WebRTC heeds neither proxy nor CSP, so the page does without it.
contextBridge.executeInMainWorld({
  func: () => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    Reflect.deleteProperty(globalThis, 'webkitRTCPeerConnection');
  },
});

window.addEventListener('load', () => {
  const { port1: ours, port2: theirs } = new MessageChannel();
  ipcRenderer.postMessage(portMessage, null, [ours]);
  window.postMessage(portMessage, location.origin, [theirs]);
});

ipcRenderer.on(menuCommandKey, (_event, id: unknown) => {
  window.postMessage({ [menuCommandKey]: id }, location.origin);
});
