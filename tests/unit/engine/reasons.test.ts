import { describe, expect, it } from 'vitest';
import { NOTICE_CODES, noticeText, REASON_CODES, reasonText } from '../../../src/shared/reasons.ts';

const PARAMS = {
  distance: 1,
  blocks: 2,
  facts: 3,
  period: 4,
  turns: 5,
  seen: 6,
  word: '词',
  run: '语',
  grams: 7,
  shown: 8,
  units: 9,
  letters: 10,
  ends: 11,
  articles: 12,
  answers: 13,
  pieces: 14,
};

describe('reasons', () => {
  it.each(REASON_CODES)('%s is worded in both languages', (code) => {
    const zh = reasonText({ code, params: PARAMS }, 'zh');
    const en = reasonText({ code, params: PARAMS }, 'en');
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z“\d]/u);
    for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\{|\$/u);
  });

  it.each(NOTICE_CODES)('%s is worded in both languages', (code) => {
    const zh = noticeText({ code, params: PARAMS }, 'zh');
    const en = noticeText({ code, params: PARAMS }, 'en');
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z\d]/u);
    for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\{|\$/u);
  });

  it('counts one and many', () => {
    expect(reasonText({ code: 'copy.noise', params: { distance: 1 } }, 'en')).toContain('1 letter,');
    expect(reasonText({ code: 'copy.noise', params: { distance: 3 } }, 'en')).toContain('3 letters');
  });

  it('gives a code it does not know as it is', () => {
    expect(reasonText({ code: 'new.engine' }, 'zh')).toBe('new.engine');
    expect(noticeText({ code: 'new.engine' }, 'en')).toBe('new.engine');
  });
});
