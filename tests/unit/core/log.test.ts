import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Log, scrub } from '../../../src/core/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what a message quotes, and whatever is not plain ASCII, stays out', () => {
  expect(scrub('Unexpected token \'渡\', "渡口的水位" is not valid JSON')).toBe(
    'Unexpected token …, … is not valid JSON',
  );
  expect(scrub('稿件 a 的标题')).toBe('… a …');
  expect(scrub('x'.repeat(900))).toHaveLength(301);
});

test('an error is kept with its name, code, cause and frames', () => {
  const log = new Log(folder);
  const cause = Object.assign(new Error('disk'), { code: 'EIO' });
  log.note('store', new TypeError('no "secret" here', { cause }));
  const [line] = log.tail(5);
  expect(line).toMatch(/^\S+Z store: TypeError no … here \| at .*log\.test.* <- Error EIO disk/);
  expect(log.count).toBe(1);
});

test('the file rotates and three files are the most there are', () => {
  const log = new Log(folder);
  for (let n = 0; n < 9_000; n++) log.say('test', `line ${n} ${'x'.repeat(100)}`);
  for (const name of ['galley.log', 'galley.log.1', 'galley.log.2'])
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(256 * 1024);
  expect(existsSync(join(folder, 'galley.log.3'))).toBe(false);
  expect(readFileSync(join(folder, 'galley.log'), 'utf8')).toContain('line 8999 ');
});

test('where it can’t be written nothing else suffers, and no folder is made', () => {
  const log = new Log(join(folder, 'gone'));
  log.note('store', new Error('x'));
  expect(existsSync(join(folder, 'gone'))).toBe(false);
});
