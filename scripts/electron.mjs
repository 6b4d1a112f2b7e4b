// The Electron binary: electron's package brings none, it is fetched on first use.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.mjs';

const folder = join(root, 'node_modules', 'electron');

/** The project's own Electron executable, if it lies there already. */
export function ownElectron() {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const file = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(note, 'utf8'),
  );
  return existsSync(file) ? file : null;
}

/** Fetches it, for at most `limit` milliseconds. Resolves to the executable, or to the reason in a few words. */
export function fetchElectron(limit) {
  const install = join(folder, 'install.js');
  if (!existsSync(install)) return Promise.resolve({ problem: 'the electron package is not installed' });
  return new Promise((done) => {
    const child = spawn(process.execPath, [install], { cwd: root, stdio: 'ignore' });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limit);
    child.on('error', (error) => done({ problem: error.message }));
    child.on('close', () => {
      clearTimeout(timer);
      const file = ownElectron();
      if (file) done({ file });
      else
        done({
          problem: late
            ? `the Electron binary did not arrive within ${limit / 1000} s`
            : 'the Electron binary could not be fetched',
        });
    });
  });
}

/** Whether windows can be shown here. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Chromium refuses its own sandbox to root; everybody else keeps it. */
export function sandboxFlags() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
