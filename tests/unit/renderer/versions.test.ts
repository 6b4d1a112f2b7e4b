import { expect, test } from 'vitest';
import { versionsApart } from '../../../src/renderer/model/versions.ts';

const own = (text: string) => ({ before: '', own: text, after: '' });

test('only what one version has and the other has not is shown, each in its order', () => {
  expect(versionsApart(['甲', '乙改', '丙'], ['甲', '乙', '丙', '丁'])).toEqual({
    mine: [{ before: '乙', own: '改', after: '' }],
    other: [{ before: '乙', own: '', after: '' }, own('丁')],
  });
});

test('a paragraph that stands twice in one and once in the other differs once; empty ones never', () => {
  expect(versionsApart(['甲', '甲', ' '], ['甲', ''])).toEqual({ mine: [own('甲')], other: [] });
});

test('of a long paragraph a little is shown around what differs, and no character is cut in half', () => {
  const long = '水位'.repeat(40);
  const { mine, other } = versionsApart([`${long}𠮷后${long}`], [`${long}𠮶后${long}`]);
  expect(mine[0]).toEqual({
    before: `…${'水位'.repeat(9)}`,
    own: '𠮷',
    after: `后${'水位'.repeat(8)}水…`,
  });
  expect(other[0]?.own).toBe('𠮶');
});
