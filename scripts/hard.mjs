// npm run test:crash | npm run fuzz: the parts of the tests that take minutes, at full length.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './runtime.mjs';

const PARTS = {
  crash: { files: 'tests/crash', env: { GALLEY_KILLS: '200' } },
  fuzz: { files: 'tests/fuzz', env: { GALLEY_FUZZ: '20000' } },
};
const [name, ...more] = process.argv.slice(2);
const part = PARTS[name];
if (!part) {
  console.error(`hard.mjs ${Object.keys(PARTS).join(' | ')}`);
  process.exit(2);
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', '--project', 'unit', part.files, ...more], {
  cwd: root,
  stdio: 'inherit',
  env: { ...part.env, ...process.env },
});
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
