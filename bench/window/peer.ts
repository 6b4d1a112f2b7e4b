import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { build } from 'vite';

/** The two texts the peer sets against each other. */
export interface Texts {
  raw: string;
  cleaned: string;
}

/**
 * Shows @codemirror/merge in a page of its own: bundled for the browser, with nothing else around it. The page
 * fetches the texts as files are fetched: as arguments of a call so much would not go through.
 */
export async function showPeer(page: Page, texts: Texts): Promise<void> {
  const code = await bundle();
  const bodies: Record<string, string> = { '/': PAGE, '/raw': texts.raw, '/cleaned': texts.cleaned };
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'text/plain; charset=utf-8');
    response.end(bodies[request.url ?? ''] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: code });
    await page.evaluate(async () => {
      const read = async (name: string): Promise<string> => (await fetch(name)).text();
      Object.assign(window, { texts: { raw: await read('/raw'), cleaned: await read('/cleaned') } });
    });
  } finally {
    server.close();
  }
}

const PAGE =
  '<!doctype html><style>body{margin:0}.cm-mergeView{height:100vh;overflow:auto}</style><body></body>';

let bundled: Promise<string> | null = null;

function bundle(): Promise<string> {
  bundled ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL('merge.ts', import.meta.url)),
        formats: ['iife'],
        name: 'peerBundle',
      },
    },
  }).then((built) => {
    const [first] = Array.isArray(built) ? built : [built];
    return first && 'output' in first ? first.output.map((o) => ('code' in o ? o.code : '')).join('\n') : '';
  });
  return bundled;
}
