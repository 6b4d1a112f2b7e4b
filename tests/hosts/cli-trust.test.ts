import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openGalley } from '../../src/core/app.ts';
import { NEWEST } from '../../src/core/store/migrations/index.ts';
import { openStore } from '../../src/core/store/open.ts';
import { LogEntry } from '../../src/shared/chronicle.ts';
import { workerPath } from '../workers/paths.ts';

/** The command line on a library that is damaged, gone or too new; the log; the second person's word. */

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let data: string;
let file: string;
let good: string;

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function galley(words: readonly string[], lang = 'C.UTF-8'): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'galley.mjs'), ...words], {
      env: { ...process.env, LANG: lang, LC_ALL: '', NO_COLOR: '1', GALLEY_DATA: data },
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      ended.out += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      ended.err += part;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ ...ended, code }));
  });
}

const open = () =>
  openGalley({
    dataFolder: data,
    exportFolder: join(folder, 'exports'),
    samplesFolder: join(root, 'resources', 'samples'),
    workerUrl: workerPath('plan-worker'),
    host: 'inprocess',
    version: '0.0.0',
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-trust-'));
  data = join(folder, 'data');
  file = join(data, 'galley.sqlite');
  good = join(folder, 'good.sqlite');
  const library = await open();
  const client = createRouterClient(library.router, { context: {} });
  for await (const step of await client.dumps.importSample({ id: 'en-page.md' })) {
    if (step.kind !== 'result' || step.result.kind !== 'imported') continue;
    const [article] = await client.articles.list({ dumpId: step.result.dump.id });
    await client.system.saveSettings({ editorName: 'Ines', secondName: true });
    const { id, revision } = article!;
    await client.review.approve({ articleId: id, revision, override: 'for the test' });
  }
  await client.system.backUp();
  library.close();
  const store = await openStore(file);
  store.pragma('journal_mode = DELETE');
  store.close();
  await copyFile(file, good);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
  await copyFile(good, file);
});

const HARMS: [string, () => Promise<unknown>, RegExp, RegExp][] = [
  ['cut short', () => truncate(file, 10_000), /damaged\. It was left as it is/, /稿库文件损坏了。它原样没动/],
  ['overwritten', () => writeFile(file, 'no library '.repeat(900)), /damaged/, /损坏/],
  ['gone', () => rm(file), /is gone, but its backups are there and untouched/, /稿库不在了/],
];

test.each(HARMS)(
  '%s: told with what is safe, in both languages, and worked on after restore',
  async (_name, harm, en, zh) => {
    await harm();
    for (const words of [['diagnostics'], ['log'], ['check'], ['serve']]) {
      const { code, out, err } = await galley(words);
      expect(code, words[0]).toBe(1);
      expect(out + err).toMatch(en);
      expect(err).toContain(file);
      expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    }
    expect((await galley(['check'], 'zh_CN.UTF-8')).err).toMatch(zh);
    const restored = await galley(['restore']);
    expect(restored.code, restored.err).toBe(0);
    const checked = await galley(['check']);
    expect(checked.out + checked.err).toContain('Sound.');
    expect(checked.code).toBe(0);
  },
);

test('made by a newer Galley: refused untouched, the newer one asked for', async () => {
  const store = await openStore(file);
  store.pragma(`user_version = ${NEWEST + 10}`);
  store.pragma('journal_mode = DELETE');
  store.close();
  const before = await readFile(file);
  expect((await galley(['check'])).err).toMatch(
    /newer Galley\. Nothing was changed\. Install the newer version/,
  );
  expect((await galley(['check'], 'zh_CN.UTF-8')).err).toContain('更新版本');
  expect(await readFile(file)).toEqual(before);
});

test('a log that was tampered with is told by check, and says what it looked at', async () => {
  const store = await openStore(file);
  store.exec(
    `DROP TRIGGER decisions_stay; DELETE FROM decisions WHERE seq = (SELECT max(seq) FROM decisions)`,
  );
  store.close();
  const { code, out } = await galley(['check']);
  expect(code).toBe(1);
  expect(out).toMatch(/✗ decision log: every seal, and its end \(\d+\)\n\s+the log ends at decision/);
  expect(out).toMatch(/✓ file: every page \(\d+\)/);
});

test('log writes the decisions as JSON Lines, whole or not at all', async () => {
  const out = join(folder, 'log.jsonl');
  const { code, err } = await galley(['log', '--out', out]);
  expect(code, err).toBe(0);
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
  const entries = lines.map((line) => LogEntry.parse(JSON.parse(line)));
  expect(entries.map((e) => [e.kind, e.reason])).toEqual([
    ['plan', null],
    ['approve', 'for the test'],
  ]);
  expect(entries[1]!.who).toBe('Ines');
  expect((await galley(['log'])).out).toBe(await readFile(out, 'utf8'));
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await galley(['log', '--dump', 'nothing'])).code).toBe(2);
});

test('export names what still lacks a second person’s word, and writes nothing', async () => {
  const { code, err } = await galley(['export', '--out', join(folder, 'out')]);
  expect(code).toBe(1);
  expect(err).toMatch(/asks for a second name\. Not validated:\n {2}\S+/);
  expect(await readdir(folder)).not.toContain('out');
});
