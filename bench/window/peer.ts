import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { build } from 'vite';

/** Shows @codemirror/merge in a page of its own: bundled for the browser, with nothing else around it. */
export async function showPeer(page: Page): Promise<void> {
  const built = await build({
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
  });
  const [first] = Array.isArray(built) ? built : [built];
  const code =
    first && 'output' in first ? first.output.map((o) => ('code' in o ? o.code : '')).join('\n') : '';
  await page.setContent(
    '<!doctype html><style>body{margin:0}.cm-mergeView{height:100vh;overflow:auto}</style><body></body>',
  );
  await page.addScriptTag({ content: code });
}
