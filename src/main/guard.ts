import { app, dialog, type Session, shell, type WebContents, type WebFrameMain } from 'electron';
import { trustedOrigin } from './scheme.ts';
import type { Words } from './words.ts';

/** What a page may not do. Denied for every page there ever is, not only for the window we made. */

/** The only thing Galley's page asks the system for: to write text to the clipboard. */
const ALLOWED = new Set(['clipboard-sanitized-write']);

/** Denies permissions, devices and downloads. */
export function denyPermissions(session: Session): void {
  const allowed = (contents: WebContents | null, permission: string): boolean =>
    ALLOWED.has(permission) && contents !== null && isOwn(contents.mainFrame);
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(contents, permission)),
  );
  session.setPermissionCheckHandler((contents, permission) => allowed(contents, permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Denies navigation, new windows and webviews; asks before a link opens in the system's browser. */
export function denyRoaming(words: () => Words): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      askToOpen(url, words()).catch(reportToConsole);
      return { action: 'deny' };
    });
  });
}

/** Opens an https address outside, once the person has seen it and said yes; anything else is dropped. */
async function askToOpen(url: string, words: Words): Promise<void> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return;
  const shown = url.length > 300 ? `${url.slice(0, 300)}…` : url;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.openLink,
    detail: shown,
    buttons: [words.cancel, words.open],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) await shell.openExternal(url);
}

/** Whether a frame is the main frame of a page of ours. */
export function isOwn(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === trustedOrigin();
}

/** For promises nobody waits for: a fault is told, never swallowed. */
export function reportToConsole(error: unknown): void {
  process.stderr.write(`galley: ${error instanceof Error ? error.message : String(error)}\n`);
}
