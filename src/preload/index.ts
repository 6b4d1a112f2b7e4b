import { contextBridge, ipcRenderer } from 'electron';

/** Hands one MessagePort over and passes the menu's commands on. Nothing of Electron or Node reaches the page. */

contextBridge.exposeInMainWorld('galleyShell', { platform: process.platform });

const takePort = (event: MessageEvent<unknown>): void => {
  const port = event.ports[0];
  if (event.source !== window || !isMessage(event.data, 'galley:port') || !port) return;
  // One page, one port: a second request does not come from Galley's own start.
  window.removeEventListener('message', takePort);
  ipcRenderer.postMessage('galley:port', null, [port]);
};
window.addEventListener('message', takePort);

ipcRenderer.on('galley:command', (_event, id: unknown) => {
  if (typeof id === 'string') window.postMessage({ type: 'galley:command', id }, location.origin);
});

function isMessage(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}
