import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { type Galley, openGalley } from '../core/app.ts';
import { SHELL } from '../core/bus.ts';
import { loadPages } from '../core/host/pages.ts';
import { placesOf } from '../core/host/places.ts';
// oxlint-disable-next-line import/default -- made by the bundler: the path of the built worker.
import workerPath from '../core/plan-worker.ts?modulePath';
import type { MenuView } from '../shared/menu.ts';
import { readArguments } from './arguments.ts';
import { denyPermissions, denyRoaming, reportToConsole } from './guard.ts';
import { setMenu } from './menu.ts';
import { acceptPorts } from './port.ts';
import { offerRecovery } from './recovery.ts';
import { APP_ORIGIN, closeNetwork, registerScheme, servePages, trustedOrigin } from './scheme.ts';
import { openWindow, windowFiles } from './window.ts';
import { wordsFor } from './words.ts';

/** The desktop app: one instance, one window, Galley's router behind one port. */

// Run as `electron FOLDER FILE…` the folder is one word more than run as `galley FILE…`.
const own = process.defaultApp ? 2 : 1;
const { files, data } = readArguments(process.argv, own, process.cwd());
const places = placesOf(import.meta.dirname, { data });
let words = wordsFor('system', 'en');
let window: BrowserWindow | null = null;
/** Files that the system asked us to open before the library was there. */
let waiting: string[] = [...files];
let galley: Galley | null = null;
/** What the window can be asked to do, as it last said. */
let menu: MenuView | null = null;

// Chromium's profile lies in the data folder, so that one library means one instance.
mkdirSync(join(places.data, 'shell'), { recursive: true, mode: 0o700 });
app.setPath('userData', join(places.data, 'shell'));
// Root can't have Chromium's sandbox; whoever starts us as root has said so by the flag.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();

if (app.requestSingleInstanceLock({ files })) run();
else app.exit(0);

function run(): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([resolve(path)]);
  });
  app.on('second-instance', (_event, argv, folder, extra) => {
    const sent = (extra as { files?: unknown }).files;
    const theirs = Array.isArray(sent) ? sent.filter((file) => typeof file === 'string') : [];
    bringToFront();
    openFiles(theirs.length > 0 ? theirs : readArguments(argv, own, folder).files);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (app.isReady() && galley) bringToFront();
  });
  app.on('will-quit', () => {
    galley?.close();
    galley = null;
  });
  denyRoaming(() => words);
  // Not a top-level await: in an ES module that would keep the app from ever becoming ready.
  app.whenReady().then(start).catch(giveUp);
}

async function start(): Promise<void> {
  words = wordsFor('system', app.getLocale());
  denyPermissions(session.defaultSession);
  closeNetwork(session.defaultSession);
  // The development server has its own pages; none need be built then.
  if (trustedOrigin() === APP_ORIGIN) servePages(session.defaultSession, await loadPages(places.renderer));

  const opened = await openGalley({
    dataFolder: places.data,
    exportFolder: places.exports,
    samplesFolder: places.samples,
    workerUrl: workerPath,
    host: 'desktop',
    version: app.getVersion(),
    pickFolder,
    showMenu: (view) => {
      menu = view;
      showMenu();
    },
    restart: () => {
      app.relaunch();
      app.quit();
    },
    onFault: reportToConsole,
  });
  galley = opened;
  process.on('uncaughtExceptionMonitor', (error) => opened.log.note('shell', error));
  const handler = new RPCHandler(opened.router);
  acceptPorts((port) => {
    handler.upgrade(port, { context: { session: {} } });
    port.start();
  });
  const client = createRouterClient(opened.router, { context: {} });
  const speak = async (): Promise<void> => {
    words = wordsFor((await client.system.settings()).language, app.getLocale());
    showMenu();
  };
  await speak();
  bringToFront();
  openFiles([]);
  for await (const event of await client.system.events({ origin: SHELL }))
    if (event.kind === 'settings') await speak();
}

/** Shows the window, making it first if there is none. */
function bringToFront(): void {
  if (!window) {
    window = openWindow({
      session: session.defaultSession,
      ...windowFiles(places.app),
      boundsFile: join(places.data, 'shell', 'window.json'),
      words: () => words,
      onCrash: (reason) => galley?.log.say('window', `the page is gone: ${reason}`),
      onHopeless: () => giveUp(new Error(words.keepsCrashing)),
    });
    window.on('closed', () => {
      window = null;
    });
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Takes files into the library and shows each; kept back until the library is open. */
function openFiles(paths: readonly string[]): void {
  waiting.push(...paths);
  if (!galley) return;
  const batch = waiting;
  waiting = [];
  importAll(galley, batch).catch(reportToConsole);
}

async function importAll(into: Galley, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for await (const event of into.importPath(path)) {
      if (event.kind === 'progress') continue;
      const { result } = event;
      if (result.kind === 'refused')
        await dialog.showMessageBox({
          type: 'warning',
          message: words.couldNotOpen(basename(path)),
          detail: result.message,
        });
      else into.openDump(result.dump.id);
    }
  }
}

function showMenu(): void {
  setMenu(words, menu, {
    send: (id) => window?.webContents.send('galley:command', id),
    openFiles: () => {
      chooseFiles().catch(reportToConsole);
    },
  });
}

/** The menu's Open…: a page may not show a file dialog unless it was clicked itself. */
async function chooseFiles(): Promise<void> {
  bringToFront();
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'] });
  openFiles(filePaths);
}

async function pickFolder(): Promise<{ path: string; label: string } | null> {
  const options = {
    buttonLabel: words.chooseFolder,
    defaultPath: places.exports,
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  const [path] = filePaths;
  return canceled || path === undefined ? null : { path, label: path };
}

function giveUp(error: unknown): void {
  offerRecovery(error, words).catch((failure: unknown) => {
    reportToConsole(failure);
    app.exit(1);
  });
}
