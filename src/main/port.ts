import { ipcMain, type MessagePortMain } from 'electron';
import { isOwn } from './guard.ts';

/** The one channel between page and shell: a page of ours hands over one end of a MessageChannel. */

/** Calls `serve` with every port that the main frame of a page of ours sends; other senders are not heard. */
export function acceptPorts(serve: (port: MessagePortMain) => void): void {
  ipcMain.on('galley:port', (event) => {
    const [port, ...more] = event.ports;
    if (!port) return;
    if (!isOwn(event.senderFrame) || event.senderFrame !== event.sender.mainFrame || more.length > 0) {
      for (const each of event.ports) each.close();
      return;
    }
    serve(port);
  });
}
