// npm run dev [-- --web]: the app with reload. The desktop where Electron is there; else, or with --web, the
// browser host over Vite's development server, restarted whenever a file behind it changes.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hasDisplay, ownElectron, sandboxFlags } from './electron.mjs';
import { nodeIsNewEnough, root, tooOld } from './runtime.mjs';

if (!nodeIsNewEnough()) {
  console.error(tooOld());
  process.exit(1);
}
const asked = process.argv.includes('--web');
const desktop = !asked && hasDisplay() && ownElectron() !== null;
if (!desktop && !asked)
  console.log(
    'No Electron binary or no display here (`npx install-electron` fetches one): the browser host instead.',
  );

const child = desktop
  ? spawn(
      process.execPath,
      [
        join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
        'dev',
        '--watch',
        ...(sandboxFlags().length > 0 ? ['--noSandbox'] : []),
      ],
      { cwd: root, stdio: 'inherit' },
    )
  : spawn(
      process.execPath,
      ['--watch-preserve-output', '--watch', join(root, 'scripts', 'dev-web.ts')],
      // The token outlives a restart, so that open tabs go on.
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, GALLEY_DEV_TOKEN: randomBytes(32).toString('base64url') },
      },
    );
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 0;
});
