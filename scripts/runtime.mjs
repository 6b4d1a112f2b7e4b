import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that Galley and its SQLite binding run on. */
const NEEDED = [22, 12];

/** Whether this very process is new enough. */
export function nodeIsNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node that `npm install` brought along (Linux), or null: then the person's own must be new enough. */
export function lockedNode() {
  const file = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : null;
}

/** What to tell a person whose Node is too old. */
export function tooOld() {
  return (
    `Galley needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. ` +
    'On Linux `npm install` brings one along and the npm scripts use it; elsewhere install one from nodejs.org.'
  );
}
