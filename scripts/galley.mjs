#!/usr/bin/env node
// The galley command: finds a Node that is new enough and the built command line, and hands over.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockedNode, nodeIsNewEnough, root, tooOld } from './runtime.mjs';

const cli = join(root, 'out', 'main', 'cli.js');
if (!existsSync(cli)) {
  console.error('galley is not built yet: run `npm run build` first.');
  process.exit(1);
}
if (nodeIsNewEnough()) {
  await import(pathToFileURL(cli).href);
} else {
  const node = lockedNode();
  if (!node) {
    console.error(tooOld());
    process.exit(1);
  }
  const { status, signal } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 128 + (constants.signals[signal] ?? 0);
}
