import { basename } from 'node:path';
import type { Galley } from '../core/app.ts';
import { loadPages } from '../core/host/pages.ts';
import { serveLoopback } from '../web/server.ts';
import { openInBrowser } from './browser.ts';
import { type Command, FAILED, OK, on, text, UsageError } from './command.ts';
import { follow, openLibrary } from './library.ts';
import { DATA_OPTION } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `galley serve`: the window in a browser on this machine, until interrupted. */
export const serve: Command = {
  usage: 'serve [FILE…] [--port N] [--open]',
  summary: {
    en: 'Serves the window to a browser on this computer and prints its address.',
    zh: '在本机浏览器里打开窗口，打印它的地址。',
  },
  options: {
    port: {
      type: 'string',
      short: 'p',
      value: 'N',
      help: { en: 'the port (else a free one)', zh: '端口（默认取空闲的）' },
    },
    open: { type: 'boolean', help: { en: 'open the system’s browser', zh: '打开系统浏览器' } },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    const port = portOf(text(given, 'port'));
    const { galley, places, client } = await openLibrary(given, { host: 'web' });
    const info = await client.system.info();
    const host = await serveLoopback({
      router: galley.router,
      pages: await loadPages(places.renderer),
      port,
      maxBytes: info.maxBytes,
      onFault: (error) => {
        galley.log.note('loopback', error);
        terminal.tell(`galley: ${error instanceof Error ? error.message : String(error)}`);
      },
    }).catch((error: NodeJS.ErrnoException) => {
      galley.close();
      throw error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken`) : error;
    });
    const ended = interrupted();
    terminal.say(`Galley: ${host.address}`);
    terminal.tell(
      terminal.language === 'zh' ? '只对本机开放；Ctrl+C 结束。' : 'For this computer only; Ctrl+C ends it.',
    );
    if (on(given, 'open')) openInBrowser(host.address, terminal);

    try {
      const code = await openAll(galley, given.words, ended, terminal);
      await whenAborted(ended);
      return code;
    } finally {
      await host.close();
      galley.close();
    }
  },
};

/** Takes files in and shows them, until interrupted. */
async function openAll(
  galley: Galley,
  paths: readonly string[],
  ended: AbortSignal,
  terminal: Terminal,
): Promise<number> {
  let code = OK;
  for (const path of paths) {
    if (ended.aborted) break;
    try {
      const dumpId = await follow(galley.importPath(path, ended), basename(path), terminal);
      if (dumpId === null) code = FAILED;
      else galley.openDump(dumpId);
    } catch (error) {
      if (!ended.aborted) throw error;
    }
  }
  return code;
}

function portOf(value: string | undefined): number {
  if (value === undefined) return 0;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new UsageError(`--port ${value} is no port`);
  return port;
}

/** Aborts at the first signal that asks us to end. Npm and the terminal may both pass on one Ctrl+C. */
function interrupted(): AbortSignal {
  const ending = new AbortController();
  let first: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      first ??= Date.now();
      // A person who asks again is not kept waiting for a close that hangs.
      if (Date.now() - first > 1_000) process.exit(FAILED);
      ending.abort();
    });
  return ending.signal;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
