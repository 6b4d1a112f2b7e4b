// A Chromium for the tests: the machine's own, or Debian's, installed where that is possible unasked.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const KNOWN = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The first of `names` that can be run from PATH, or null. */
export function which(...names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next folder may have it.
      }
    }
  }
  return null;
}

/** The browser's executable, or null. CHROME_PATH goes first. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  return which(...NAMES) ?? KNOWN.find((file) => existsSync(file)) ?? null;
}

/**
 * Sees to it that what the tests need of the system is there: a browser, a Chinese font, and for desktop tests
 * without a display Xvfb. Returns the browser or null; tells what is missing and how to get it.
 */
export function prepareSystem({ display }) {
  const missing = [];
  if (!findBrowser() && !process.env.CHROME_PATH) missing.push('chromium');
  if (process.platform === 'linux' && !hasChineseFont()) missing.push('fonts-noto-cjk');
  if (display && !which('xvfb-run')) missing.push('xvfb');
  if (display && !which('xauth')) missing.push('xauth');
  if (missing.length > 0) {
    const command = `apt-get update && apt-get install -y ${missing.join(' ')}`;
    if (process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get')) {
      console.log(`The tests need ${missing.join(', ')}: installing by apt-get…`);
      install(missing);
    } else if (process.platform === 'linux') {
      console.log(`The tests would like ${missing.join(', ')}. On Debian: ${command} (as root).`);
    }
  }
  const browser = findBrowser();
  if (!browser)
    console.error(
      process.env.CHROME_PATH
        ? `CHROME_PATH names ${process.env.CHROME_PATH}, which is not there.`
        : 'No Chromium or Chrome found. Install one, or name it in CHROME_PATH; on Debian: apt-get install chromium',
    );
  return browser;
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, encoding: 'utf8' });
  const update = apt('update');
  if (update.status !== 0) console.error(update.stderr);
  const done = apt('install', '-y', '--no-install-recommends', ...packages);
  if (done.status !== 0) console.error(done.stderr);
}

function hasChineseFont() {
  const list = which('fc-list') && spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return Boolean(list && list.stdout.trim());
}
