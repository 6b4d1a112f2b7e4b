// npm run package: packs the app for this system and checks what came out. Each target is made on its own, so that
// one that can't be made here (its tools are fetched on first use) does not keep the others back.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strangersIn } from './archive.mjs';
import { build } from './build.mjs';
import { wrongFuses } from './fuses.mjs';
import { nodeIsNewEnough, root, tooOld } from './runtime.mjs';

const SYSTEM = {
  linux: { flag: '--linux', targets: ['AppImage', 'deb'], folder: 'linux-unpacked', binary: 'galley' },
  darwin: { flag: '--mac', targets: ['dmg'], folder: 'mac', binary: 'Galley.app' },
  win32: { flag: '--win', targets: ['nsis'], folder: 'win-unpacked', binary: 'Galley.exe' },
}[process.platform];

if (!nodeIsNewEnough()) end(tooOld());
if (!SYSTEM) end(`There is no package for ${process.platform}.`);
if (!(await build())) end('The build failed.');

// A ready Electron folder spares the download, e.g. on a machine without network: -- -c.electronDist=DIR
const extra = process.argv.slice(2);
const lines = [];
let failed = false;

if (!(await builder('--dir', ...extra))) end('The app could not be packed; see above.');
const unpacked = join(
  root,
  'dist',
  readdirSync(join(root, 'dist')).find((name) => name.startsWith(SYSTEM.folder)) ?? '',
);
note('unpacked app', true, unpacked.slice(root.length + 1));
await checkFuses();
checkFiles();
for (const target of SYSTEM.targets)
  note(target, await builder(target, '--prepackaged', unpacked, ...extra), 'see above');

console.log(`\n${lines.join('\n')}`);
process.exitCode = failed ? 1 : 0;

function builder(target, ...args) {
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const words = target === '--dir' ? [SYSTEM.flag, '--dir'] : [SYSTEM.flag, target];
  return new Promise((done) => {
    const child = spawn(process.execPath, [cli, ...words, '--publish', 'never', ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}

async function checkFuses() {
  const wrong = await wrongFuses(join(unpacked, SYSTEM.binary));
  note('fuses', wrong.length === 0, wrong.join(', ') || 'set as configured');
}

/** The binding lies beside the archive, and in the archive is the built app with what it needs, and nothing else. */
function checkFiles() {
  const resources =
    process.platform === 'darwin'
      ? join(unpacked, 'Galley.app', 'Contents', 'Resources')
      : join(unpacked, 'resources');
  const bindings = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true }).filter((name) =>
    name.endsWith('.node'),
  );
  const archive = join(resources, 'app.asar');
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const strangers = existsSync(archive) ? strangersIn(archive, lock) : ['no app.asar'];
  note(
    'archive',
    strangers.length === 0,
    strangers.slice(0, 8).join(', ') || 'app.asar, nothing in it but the app',
  );
  note('binding', bindings.length > 0, bindings.join(', ') || 'no .node file beside the archive');
}

function note(what, good, words) {
  failed ||= !good;
  lines.push(`${what.padEnd(14)} ${good ? 'ok  ' : 'FAIL'}  ${words}`);
}

function end(message) {
  console.error(message);
  process.exit(1);
}
