// npm start [-- [--web] [--port N] [--data DIR] FILE…]: the desktop app where it can run, the browser host elsewhere.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, isStale } from './build.mjs';
import { fetchElectron, hasDisplay, ownElectron, sandboxFlags } from './electron.mjs';
import { nodeIsNewEnough, root, tooOld } from './runtime.mjs';

/** How long the first start may wait for the Electron binary before it goes on without. */
const FETCH_LIMIT = 60_000;
/** A desktop app that fails this early never showed its window. */
const EARLY = 10_000;

if (!nodeIsNewEnough()) stop(tooOld(), 1);
const { values, positionals } = readArguments();
const files = positionals.map((file) => (file === '-' ? file : resolve(process.env.INIT_CWD ?? '.', file)));

if (isStale()) {
  console.log('Building Galley (first start, or something changed)…');
  if (!(await build({ quiet: true }))) stop('The build failed; see above.', 1);
}

const desktop = values.web ? { problem: 'as asked' } : await findDesktop();
const failed = desktop.file ? await runDesktop(desktop.file) : desktop.problem;
if (failed !== null) {
  console.log(`Galley opens in the browser: ${failed}.`);
  await run(process.execPath, [
    join(root, 'out', 'main', 'cli.js'),
    'serve',
    '--open',
    ...(values.port ? ['--port', values.port] : []),
    ...(values.data ? ['--data', values.data] : []),
    ...files,
  ]).then(({ code }) => {
    process.exitCode = code;
  });
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { web: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } },
    });
  } catch (error) {
    return stop(`${error.message}\nUsage: npm start [-- [--web] [--port N] [--data DIR] FILE…]`, 2);
  }
}

async function findDesktop() {
  if (!hasDisplay()) return { problem: 'there is no display for the desktop app (DISPLAY is not set)' };
  const file = ownElectron();
  if (file) return { file };
  console.log(`Fetching the Electron binary, once, for at most ${FETCH_LIMIT / 1000} s…`);
  return fetchElectron(FETCH_LIMIT);
}

/** Runs the desktop app to its end. Resolves to null, or to why its window never came. */
async function runDesktop(electron) {
  const started = Date.now();
  const data = values.data ? [`--data=${resolve(process.env.INIT_CWD ?? '.', values.data)}`] : [];
  const { code, error } = await run(electron, [...sandboxFlags(), root, ...data, ...files]);
  if (error) return `the desktop app did not start (${error.message})`;
  if (code !== 0 && Date.now() - started < EARLY)
    return `the desktop app did not start (it ended with code ${code}; see above)`;
  process.exitCode = code;
  return null;
}

/** Runs a program with our terminal; signals meant for us reach it. */
function run(program, args) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass);
    child.on('error', (error) => done({ code: 1, error }));
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass);
      done({ code: code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1) });
    });
  });
}

function stop(message, code) {
  console.error(message);
  process.exit(code);
}
