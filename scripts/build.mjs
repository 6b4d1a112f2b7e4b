// Builds the app into out/ and notes when, so that `npm start` knows whether it is stale.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './runtime.mjs';

// Outside of out/, which is packed as it stands.
const STAMP = join(root, '.cache', 'built');
const OUTPUT = join(root, 'out', 'renderer', 'index.html');
const INPUTS = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json'];

/** Whether something that goes into the build is newer than the build, or there is none. */
export function isStale() {
  if (!existsSync(STAMP) || !existsSync(OUTPUT)) return true;
  const built = statSync(STAMP).mtimeMs;
  return INPUTS.some((input) => newest(join(root, input)) > built);
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of files that went away.
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs);
}

/** Notes a build as old as its beginning: what was changed while it ran is newer. */
function stamp(started) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, started, started);
}

/** Runs electron-vite. Resolves to whether it succeeded; its words are shown unless `quiet` and all went well. */
export function build({ quiet = false } = {}) {
  const started = new Date();
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return new Promise((done) => {
    const child = spawn(process.execPath, [vite, 'build'], {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => {
      console.error(error.message);
      done(false);
    });
    child.on('close', (code) => {
      if (code === 0) stamp(started);
      else process.stderr.write(Buffer.concat(said));
      done(code === 0);
    });
  });
}

if (import.meta.main ?? process.argv[1]?.endsWith('build.mjs')) {
  if (!(await build())) process.exitCode = 1;
}
