// Looks the lockfile up in the registry's advisories. Fails on a known hole of weight; where the advisories can't
// be reached it says so aloud and does not fail: a machine without network must still be able to test.
import { spawnSync } from 'node:child_process';
import { root } from './runtime.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--json', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});
let counts = null;
let looked = 0;
try {
  const { metadata } = JSON.parse(stdout ?? '');
  counts = metadata?.vulnerabilities ?? null;
  looked = metadata?.dependencies?.total ?? 0;
} catch {
  // No answer, or none in the registry's own form: counted as not reached.
}
if (!counts)
  console.log('AUDIT SKIPPED: the registry’s advisories could not be reached; nothing was looked up.');
else {
  const { low, moderate, high, critical } = counts;
  console.log(
    `audit of the lockfile, ${looked} packages: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low`,
  );
  if (critical + high > 0) process.exitCode = 1;
}
