import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, type Session } from 'electron';
import { recallBounds, rememberBounds } from './bounds.ts';
import { reportToConsole } from './guard.ts';
import { trustedOrigin } from './scheme.ts';
import type { Words } from './words.ts';

export interface WindowOptions {
  session: Session;
  preload: string;
  /** The file that remembers where the window was. */
  boundsFile: string;
  icon: string;
  words: () => Words;
  /** Told of each crash of the page. */
  onCrash: (reason: string) => void;
  /** Called when the page crashed so often that loading it again makes no sense. */
  onHopeless: () => void;
}

/** How long a closing window may take to bring its last typing to the store, in milliseconds. */
const LAST_SAVE = 3_000;
const RETRY = 100;
/** More crashes than this within a minute, and the page is not loaded again. */
const CRASHES = 3;

/** The one window. The page in it has neither Node nor Electron, only the port its preload hands over. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { session, preload, boundsFile, icon, words } = options;
  const { bounds, maximized } = recallBounds(boundsFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 560,
    show: false,
    title: 'Galley',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#f0efea',
    webPreferences: {
      session,
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium's spell checker fetches its dictionaries from the network.
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  rememberBounds(window, boundsFile);
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  finishSaving(window, words);
  surviveCrashes(window, options);
  window.loadURL(`${trustedOrigin()}/`).catch(reportToConsole);
  return window;
}

/** The page holds its closing up while typing is on its way to the store; it is asked again until it lets go. */
function finishSaving(window: BrowserWindow, words: () => Words): void {
  let closingSince: number | null = null;
  window.on('close', () => {
    closingSince ??= Date.now();
  });
  window.webContents.on('will-prevent-unload', (event) => {
    if (closingSince === null) return;
    if (Date.now() - closingSince > LAST_SAVE) {
      const { unsaved, keepOpen, closeAnyway } = words();
      const answer = dialog.showMessageBoxSync(window, {
        type: 'warning',
        message: unsaved,
        buttons: [keepOpen, closeAnyway],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      closingSince = null;
      // Here `preventDefault` overrules the page's objection.
      if (answer === 1) event.preventDefault();
      return;
    }
    setTimeout(() => {
      if (!window.isDestroyed()) window.close();
    }, RETRY);
  });
}

function surviveCrashes(
  window: BrowserWindow,
  { onCrash, onHopeless }: Pick<WindowOptions, 'onCrash' | 'onHopeless'>,
): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onCrash(reason);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length > CRASHES) onHopeless();
    else window.webContents.reload();
  });
}

/** Where the built preload and the icon lie, seen from the app's folder. */
export function windowFiles(app: string): { preload: string; icon: string } {
  return { preload: join(app, 'out', 'preload', 'index.cjs'), icon: join(app, 'resources', 'icon.png') };
}
