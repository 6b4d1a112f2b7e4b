// npm run test:crash | npm run fuzz: the parts of the tests that take minutes, at full length.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareSystem } from './browser.mjs';
import { build } from './build.mjs';
import { root } from './runtime.mjs';

const PARTS = {
  crash: { projects: ['unit'], files: ['tests/crash'], env: { GALLEY_KILLS: '200' } },
  fuzz: {
    projects: ['unit', 'browser'],
    files: ['tests/fuzz', 'tests/browser/paste'],
    env: { GALLEY_FUZZ: '20000' },
  },
};
const [name, ...more] = process.argv.slice(2);
const part = PARTS[name];
if (!part) {
  console.error(`hard.mjs ${Object.keys(PARTS).join(' | ')}`);
  process.exit(2);
}
const env = { ...part.env, ...process.env };
if (part.projects.includes('browser')) {
  if (!(await build({ quiet: true }))) process.exit(1);
  const browser = prepareSystem({ display: false });
  if (!browser) process.exit(1);
  env.GALLEY_BROWSER = browser;
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const words = ['run', ...part.projects.flatMap((one) => ['--project', one]), ...part.files, ...more];
const child = spawn(process.execPath, [vitest, ...words], { cwd: root, stdio: 'inherit', env });
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
