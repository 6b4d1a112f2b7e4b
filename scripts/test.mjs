// npm test [-- PART…]: everything that must hold, in the order in which a fault is cheapest to find.
// Parts: types lint build unit hosts browser desktop; none named means all. Ends with what went wrong, a line for each
// part and one summary line, so that the tail of a log tells it all.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { prepareSystem, which } from './browser.mjs';
import { build } from './build.mjs';
import { hasDisplay, ownElectron } from './electron.mjs';
import { nodeIsNewEnough, root, tooOld } from './runtime.mjs';

const PARTS = ['types', 'lint', 'build', 'unit', 'hosts', 'browser', 'desktop'];
/** Stages the build in another Electron, where the project's own can't be had; kept outside the project. */
const STAGER = process.env.GALLEY_ELECTRON_STAGER ?? join(root, '..', 'shared', 'tools', 'real-electron.sh');

if (!nodeIsNewEnough()) {
  console.error(tooOld());
  process.exit(1);
}
const asked = process.argv.slice(2);
const unknown = asked.find((part) => !PARTS.includes(part));
if (unknown) {
  console.error(`There is no part «${unknown}»; there are: ${PARTS.join(' ')}`);
  process.exit(2);
}
const wants = (part) => asked.length === 0 || asked.includes(part);

const sum = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
/** What went wrong, a line each. */
const problems = [];
/** Most of them that are shown at the end. */
const SHOWN = 20;
/** Lines of a failed check that are shown there. */
const FIRST = 4;
const reports = mkdtempSync(join(tmpdir(), 'galley-test-'));
const env = { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? (process.stdout.isTTY ? '1' : '0') };

const browserWanted = wants('browser') || wants('hosts');
const electronLikely =
  wants('desktop') && (process.env.GALLEY_ELECTRON || ownElectron() || existsSync(STAGER));
if (browserWanted || electronLikely) {
  const browser = prepareSystem({ display: electronLikely && !hasDisplay() });
  if (browser) env.GALLEY_BROWSER = browser;
}

if (wants('types')) await check('types', () => npm('types', 'typecheck'));
if (wants('lint')) await check('lint', () => npm('lint', 'lint'));
const built = wants('build') ? await check('build', () => build({ quiet: true })) : true;
if (wants('unit')) await suite('unit');
// The parts that run what was built say nothing true about a build that failed.
for (const part of ['hosts', 'browser', 'desktop'].filter(wants)) {
  if (!built) note(part, 'not run: the build failed', { failed: 1 });
  else if (part === 'browser' && !env.GALLEY_BROWSER) note(part, 'not run: no browser', { failed: 1 });
  else if (part === 'desktop') await desktop();
  else await suite(part);
}

rmSync(reports, { recursive: true, force: true });
if (problems.length > 0) {
  console.log(`\n── what went wrong\n${problems.slice(0, SHOWN).join('\n')}`);
  if (problems.length > SHOWN) console.log(`and ${problems.length - SHOWN} more`);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** A step that only holds or not; counted as one. */
async function check(name, run) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const good = await run();
  note(name, `${good ? 'holds' : 'FAILED'}, ${seconds(started)}`, good ? { passed: 1 } : { failed: 1 });
  return good;
}

/** One vitest project; its tests are counted one by one. */
async function suite(name, { prefix = [], words = '' } = {}) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const report = join(reports, `${name}.json`);
  const [program, ...args] = [
    ...prefix,
    process.execPath,
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=scripts/test-reporter.mjs',
  ];
  const code = await run(program, args, { env: { ...env, GALLEY_REPORT: report } });
  const { problems: found, ...counts } = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0, problems: ['no test was begun'] };
  // An error outside any test fails the run without a failed test.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code !== 0) problems.push(...found.map((problem) => `${name}: ${problem}`));
  const { passed, failed, skipped } = counts;
  note(name, `${passed} passed, ${failed} FAILED, ${skipped} skipped, ${seconds(started)}${words}`, counts);
}

async function desktop() {
  const own = ownElectron();
  const electron = process.env.GALLEY_ELECTRON ?? own ?? staged();
  if (!electron) {
    await suite('desktop', {
      words:
        ' — SKIPPED: no Electron binary here (`npx install-electron` fetches it, or name one in GALLEY_ELECTRON)',
    });
    return;
  }
  env.GALLEY_ELECTRON = electron;
  // Our own binary is told which app to run; a staged one has it beside itself.
  if (electron === own) env.GALLEY_ELECTRON_APP = root;
  if (hasDisplay()) return suite('desktop');
  const xvfb = which('xvfb-run');
  if (xvfb && which('xauth'))
    return suite('desktop', { prefix: [xvfb, '-a', '-s', '-screen 0 1600x1000x24'] });
  note('desktop', 'not run: no display, and xvfb-run or xauth is missing', { failed: 1 });
}

function staged() {
  if (!existsSync(STAGER)) return null;
  const { status, stdout } = spawnSync('bash', [STAGER, root], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? stdout.trim() : null;
}

/** A script of package.json that only holds or not. */
async function npm(name, script) {
  const said = [];
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(program, ['run', '--silent', script], { said });
  if (code === 0) return true;
  const words = stripVTControlCharacters(Buffer.concat(said).toString('utf8')).split('\n');
  const first = words.filter((one) => one.trim() !== '').slice(0, FIRST);
  problems.push(...first.map((one) => `${name}: ${one}`));
  return false;
}

/** Runs a program; its words are shown, and put into `said` if that is given. Resolves to its exit code. */
function run(program, args, { env: own = env, said } = {}) {
  const words = said ? 'pipe' : 'inherit';
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: own,
      stdio: ['inherit', words, words],
      shell: process.platform === 'win32',
    });
    for (const name of ['stdout', 'stderr'])
      child[name]?.on('data', (chunk) => {
        said.push(chunk);
        process[name].write(chunk);
      });
    child.on('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

function note(name, words, counts) {
  for (const [key, n] of Object.entries(counts)) sum[key] += n;
  lines.push(`${name.padEnd(8)} ${words}`);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
