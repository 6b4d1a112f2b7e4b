import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/shared/plan.ts';
import { inkOf } from '../../src/shared/span.ts';
import { ask, type Client } from './loopback.ts';

/** The galley command from outside: what it prints, writes and ends with. Runs the built one. */

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, 'resources', 'samples');
const page = join(samples, 'en-page.md');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(words: readonly string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [join(root, 'scripts', 'galley.mjs'), ...words], {
    env: {
      ...process.env,
      LANG: 'C.UTF-8',
      LC_ALL: '',
      NO_COLOR: '1',
      GALLEY_DATA: join(folder, 'data'),
      GALLEY_EXPORTS: join(folder, 'exports'),
      ...env,
    },
  });
}

function galley(words: readonly string[], env: Record<string, string> = {}, stdin?: Buffer): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = start(words, env);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      err += part;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(stdin);
  });
}

describe('help and usage', () => {
  test('every command is explained, in both languages', async () => {
    const overview = await galley(['--help']);
    expect(overview.code).toBe(0);
    for (const command of ['plan', 'clean', 'import', 'export', 'serve', 'check']) {
      expect(overview.out).toContain(`galley ${command}`);
      const en = await galley([command, '--help']);
      const zh = await galley([command, '--help'], { LANG: 'zh_CN.UTF-8' });
      expect([en.code, zh.code]).toEqual([0, 0]);
      expect(en.out).toContain('this help');
      expect(zh.out).toContain('本帮助');
    }
  });

  test('the version is that of package.json', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await galley(['--version'])).out).toBe(`galley ${version}\n`);
  });

  test.each([
    [[]],
    [['bogus']],
    [['plan']],
    [['plan', '--bogus', page]],
    [['plan', page, '--encoding', 'ebcdic']],
    [['clean', page]],
    [['export']],
    [['export', '--out', 'x', '--format', 'pdf']],
    [['serve', '--port', '99999']],
    [['plan', page, `${samples}/./en-page.md`, '--out', 'x']],
  ])('%j is asked in a way that can not be meant: exit code 2', async (words) => {
    const { code, err } = await galley(words);
    expect(code).toBe(2);
    if (words.length > 0) expect(err).not.toBe('');
  });
});

describe('plan', () => {
  test('prints plan/1 in which every character has one place, and nothing else', async () => {
    const { code, out, err } = await galley(['plan', page, '--json']);
    expect(code).toBe(0);
    expect(err).toBe('');
    const plan = JSON.parse(out) as Plan;
    expect(plan.format).toBe('plan/1');
    const text = await readFile(page, 'utf8');
    const told = new Uint8Array(text.length);
    const spans = [
      ...plan.articles.flatMap((a) => [
        ...[a.title, a.subtitle, a.byline, a.date].flatMap((field) => field?.sources ?? []),
        ...a.blocks.flatMap((block) => block.sources),
      ]),
      ...plan.dropped.flatMap((drop) => drop.sources),
      ...plan.unplaced,
    ];
    for (const [from, to] of spans) for (let i = from; i < to; i++) told[i]!++;
    let ink = 0;
    for (let i = 0; i < text.length; i++)
      if (inkOf(text, i, i + 1) === 1) ink += told[i] === 1 ? 1 : Number.NaN;
    expect(ink).toBe(inkOf(text));
  });

  test('writes NAME.plan.json for each of many files', async () => {
    const out = join(folder, 'plans');
    const files = ['en-page.md', 'zh-page.md', 'zh-listing.txt'];
    const { code } = await galley(['plan', ...files.map((file) => join(samples, file)), '--out', out]);
    expect(code).toBe(0);
    expect((await readdir(out)).toSorted()).toEqual([
      'en-page.plan.json',
      'zh-listing.plan.json',
      'zh-page.plan.json',
    ]);
  });

  test('reads standard input', async () => {
    const { code, out } = await galley(['plan', '-', '--json'], {}, await readFile(page));
    expect(code).toBe(0);
    expect(out).toBe((await galley(['plan', page, '--json'])).out);
  });

  test('reports to a person in the language of the locale', async () => {
    const file = join(samples, 'zh-page.md');
    const en = await galley(['plan', file]);
    expect(en.out).toMatch(/\d+ articles/);
    expect(en.out).toMatch(/every one of [\d,]+ characters has its place/);
    const zh = await galley(['plan', file], { LANG: 'zh_CN.UTF-8' });
    expect(zh.out).toMatch(/\d+ 篇文章/);
    expect(zh.out).toContain('字字有去处');
  });

  test('one bad file does not hold up the others, and the exit code tells', async () => {
    const empty = join(folder, 'empty.txt');
    await writeFile(empty, '');
    const out = join(folder, 'some');
    const { code, err } = await galley(['plan', empty, join(folder, 'gone.txt'), folder, page, '--out', out]);
    expect(code).toBe(1);
    expect(err).toContain('empty.txt: The file is empty.');
    expect(err).toContain('gone.txt: It can’t be read: there is no such file.');
    expect(err).toContain('it is a folder');
    expect(await readdir(out)).toEqual(['en-page.plan.json']);
  });

  test('finds an encoding, or takes the one it is told', async () => {
    const file = join(folder, 'gbk.txt');
    const text = '渡口的灯亮了一夜。清早的雾里，摆渡人把缆绳收好，等第一班客人。'.repeat(20);
    await writeFile(file, iconv.encode(text, 'gb18030'));
    expect((await galley(['plan', file])).out).toContain('GB18030');
    expect((await galley(['plan', file, '--encoding', 'gb18030'])).code).toBe(0);
    expect((await galley(['plan', file, '--encoding', 'utf-8'])).code).toBe(1);
  });

  test('makes no library', async () => {
    const data = join(folder, 'untouched');
    await galley(['plan', page], { GALLEY_DATA: data });
    await galley(['clean', page, '--out', join(folder, 'clean-0')], { GALLEY_DATA: data });
    expect(await readdir(folder)).not.toContain('untouched');
  });
});

test('clean writes the articles in every format, the same each time', async () => {
  const runs = [];
  for (const name of ['clean-1', 'clean-2']) {
    const out = join(folder, name);
    const { code } = await galley([
      'clean',
      page,
      '--out',
      out,
      '--format',
      'markdown,html',
      '--format',
      'text,jsonl',
    ]);
    expect(code).toBe(0);
    const names = (await readdir(out)).toSorted();
    runs.push(await Promise.all(names.map(async (file) => [file, await readFile(join(out, file), 'utf8')])));
  }
  expect(runs[0]).toEqual(runs[1]);
  const names = runs[0]?.map(([name]) => name) ?? [];
  for (const extension of ['.md', '.html', '.txt', '.jsonl'])
    expect(names.filter((name) => name?.endsWith(extension)).length).toBeGreaterThan(0);
});

describe('the library', () => {
  test('takes files in, knows them again, refuses what is no text; check finds it sound', async () => {
    const first = await galley(['import', page, join(samples, 'zh-page.md')]);
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/en-page\.md: taken in, \d+ articles/);
    const second = await galley(['import', page, process.execPath]);
    expect(second.code).toBe(1);
    expect(second.err).toContain('en-page.md: already in the library');
    expect((await galley(['import', '-'], {}, Buffer.from('A line told by standard input.\n'))).code).toBe(0);
    const check = await galley(['check']);
    expect(check.out).toContain('Sound.');
    expect(check.code).toBe(0);
  });

  test('exports nothing that is not approved', async () => {
    const { code, err } = await galley(['export', '--out', join(folder, 'none')]);
    expect(code).toBe(1);
    expect(err).toContain('No article is approved yet.');
  });

  test('check tells of a damaged store and of none', async () => {
    const data = join(folder, 'damaged');
    expect((await galley(['check'], { GALLEY_DATA: data })).code).toBe(1);
    await galley(['import', page], { GALLEY_DATA: data });
    const file = join(data, 'galley.sqlite');
    const bytes = await readFile(file);
    bytes.fill(0x41, 8192, bytes.length - 4096);
    await writeFile(file, bytes);
    const { code, out, err } = await galley(['check'], { GALLEY_DATA: data });
    expect(code).toBe(1);
    expect(out + err).toMatch(/Not sound|damaged/);
  });
});

test('serve prints an address that opens, takes files in, and ends at an interrupt', async () => {
  const data = join(folder, 'served');
  const child = start(['serve', page], { GALLEY_DATA: data });
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  const address = await new Promise<URL>((done, fail) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
      const found = /^Galley: (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)$/m.exec(out);
      if (found?.[1]) done(new URL(found[1]));
    });
    child.on('close', (code) => fail(new Error(`ended with ${code}: ${err}`)));
  });
  const opened = await ask(Number(address.port), { path: address.pathname + address.search });
  expect(opened.status).toBe(303);
  const cookie = String(opened.headers['set-cookie']?.[0]).split(';', 1)[0] ?? '';
  const home = await ask(Number(address.port), { headers: { cookie } });
  expect(home.body).toContain('<div id=');
  const client: Client = createORPCClient(
    new RPCLink({ url: `${address.origin}/rpc`, headers: { cookie, origin: address.origin } }),
  );
  // The file named on the command line is shown to the first window that comes.
  for await (const event of await client.system.events({ origin: 'test' })) {
    if (event.kind !== 'open') continue;
    expect((await client.dumps.get({ dumpId: event.dumpId })).name).toBe('en-page.md');
    break;
  }
  const ended = new Promise((done) => child.on('close', done));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});
