// Renders resources/icon.svg to icon.png, the size electron-builder makes all others from. Run after a change of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './browser.mjs';
import { sandboxFlags } from './electron.mjs';
import { root } from './runtime.mjs';

const SIZE = 1024;
const executablePath = findBrowser();
if (!executablePath) throw new Error('no Chromium found; name one in CHROME_PATH');
const browser = await chromium.launch({ executablePath, args: sandboxFlags() });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const svg = readFileSync(join(root, 'resources', 'icon.svg'), 'utf8');
await page.setContent(
  `<style>body{margin:0}svg{display:block;width:${SIZE}px;height:${SIZE}px}</style>${svg}`,
);
await page.screenshot({ path: join(root, 'resources', 'icon.png'), omitBackground: true });
await browser.close();
