import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/core/store/backups.ts';
import { openStore } from '../../src/core/store/open.ts';
import { testid } from '../../src/renderer/testids.ts';
import { at, openDump, openSample } from '../browser/desk.ts';
import { type Desk, electron, openDesk } from './launched.ts';

/** The library can't be opened, or is to be an earlier one: what the shell says, and what it does. */

interface Said {
  dialog: 'message' | 'error' | 'relaunch';
  message?: string;
  detail?: string;
  buttons?: string[];
}

/** Starts the app, answers its dialogs with button `answer`, and waits for its end: what was said, and its code. */
async function startAndAnswer(
  desk: Desk,
  answer: number,
  ...words: string[]
): Promise<{ said: Said[]; code: number | null }> {
  const file = join(desk.data, '..', 'said');
  await writeFile(file, '');
  const { program, words: all, env } = desk.command(...words);
  const child = spawn(program, all, {
    env: {
      ...env,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'answering.cjs')}`,
      GALLEY_SAID: file,
      GALLEY_ANSWER: String(answer),
    },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const lines = readFileSync(file, 'utf8').trim();
  return { said: lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as Said), code };
}

describe.skipIf(!electron)('recovery', () => {
  let desk: Desk;
  let file: string;
  /** A library with a sample in it and a backup that was asked for; the app is closed again. */
  beforeEach(async () => {
    desk = await openDesk();
    file = join(desk.data, 'galley.sqlite');
    const { app, page } = await desk.launch();
    await openSample(page, 'en-page.md');
    await app.close();
    // Made outside: the binding of the stage is not the app's own.
    const store = await openStore(file);
    await makeBackup(store, 'asked', Date.now());
    store.close();
  });
  afterEach(() => desk.close());

  test('a damaged library: told what is safe, gone back to the backup, the damaged one set aside', async () => {
    await truncate(file, 10_000);
    const { said, code } = await startAndAnswer(desk, 1, '--lang=zh-CN');
    expect(said.map((s) => s.dialog)).toEqual(['message', 'message', 'relaunch']);
    expect(said[0]!.message).toBe('Galley 打不开稿库');
    expect(said[0]!.detail).toContain('稿库文件损坏了');
    expect(said[0]!.detail).toContain(file);
    expect(said[0]!.detail).toContain('最近的完好备份');
    expect(said[0]!.buttons).toEqual(['退出 Galley', '换回备份']);
    expect(said[1]!.detail).toContain('set-aside');
    expect(code).toBe(0);
    const { page } = await desk.launch();
    await openDump(page, 'en-page.md');
  });

  test('the same in English, and «quit» leaves everything as it is', async () => {
    await truncate(file, 10_000);
    const before = readFileSync(file);
    const { said, code } = await startAndAnswer(desk, 0, '--lang=en-GB');
    expect(said.map((s) => s.message)).toEqual(['Galley cannot open its library']);
    expect(said[0]!.detail).toMatch(
      /damaged\. It was left as it is, and the backups beside it are untouched/,
    );
    expect(code).toBe(1);
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(join(desk.data, 'set-aside'))).toBe(false);
  });

  test('without a backup there is nothing to go back to: told so, and ended', async () => {
    const other = await openDesk();
    try {
      const { app } = await other.launch();
      await app.close();
      await writeFile(join(other.data, 'galley.sqlite'), 'no library at all '.repeat(900));
      const { said, code } = await startAndAnswer(other, 1, '--lang=zh-CN');
      expect(said).toMatchObject([{ dialog: 'error', message: 'Galley 打不开稿库' }]);
      expect(code).toBe(1);
    } finally {
      await other.close();
    }
  });

  test('going back from the window: the shell starts again, and says where the old library is', async () => {
    const { app, page } = await desk.launch();
    await openDump(page, 'en-page.md');
    await app.evaluate(({ app: shell }) => {
      shell.relaunch = () => undefined;
    });
    await at(page, 'settingsOpen').click();
    await at(page, 'goBack').first().click();
    const ended = app.waitForEvent('close');
    await page.getByTestId(testid.goBackRun).click();
    await ended;
    const again = await desk.launch();
    await at(again.page, 'toast').getByText('set-aside').waitFor();
    await openDump(again.page, 'en-page.md');
    expect(await readdir(join(desk.data, 'set-aside'))).not.toEqual([]);
  });
});
