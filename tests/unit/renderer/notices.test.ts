import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  dismissNotice,
  holdNotices,
  releaseNotices,
  tell,
  useNotices,
} from '../../../src/renderer/state/notices.ts';

// Neither the words of errors nor the host they come from are looked at here.
vi.mock('../../../src/renderer/errors.ts', () => ({ describe: String, isAborted: () => false }));
vi.mock('../../../src/renderer/i18n/index.ts', () => ({ words: () => ({}) }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  releaseNotices();
  for (const { id } of useNotices.getState().notices) dismissNotice(id);
  vi.useRealTimers();
});

const shown = (): string[] => useNotices.getState().notices.map((n) => n.text);

test('a notice stays as long as it takes to read it', () => {
  const path = `旧的稿库放在这里：${'/抽屉'.repeat(20)}`;
  tell('已保存', 'good');
  tell(path, 'good');
  vi.advanceTimersByTime(4100);
  expect(shown()).toEqual([path]);
  vi.advanceTimersByTime(3000);
  expect(shown()).toEqual([]);
});

test('while someone is at the notices none goes', () => {
  tell('已保存', 'good');
  holdNotices();
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual(['已保存']);
  tell('已导出', 'good');
  releaseNotices();
  expect(shown()).toEqual(['已导出']);
  vi.advanceTimersByTime(4100);
  expect(shown()).toEqual([]);
});

test('a notice that is taken away under the pointer holds no other', () => {
  tell('已保存', 'good');
  holdNotices();
  for (const { id } of useNotices.getState().notices) dismissNotice(id);
  tell('已导出', 'good');
  vi.advanceTimersByTime(4100);
  expect(shown()).toEqual([]);
});
