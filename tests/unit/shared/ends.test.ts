import { describe, expect, it } from 'vitest';
import { beginsOpen, endsOpen } from '../../../src/shared/ends.ts';

describe('the ends of a paragraph', () => {
  it('knows where a sentence stops', () => {
    for (const text of ['渡船天亮就开。', '他说：“明天再来。”', 'The lamps were lit.', '（完）', '共 12'])
      expect(endsOpen(text)).toBe(false);
    for (const text of ['渡船天亮就', 'The lamps were', '缆绳、木桨，']) expect(endsOpen(text)).toBe(true);
  });

  it('knows a beginning that is none by its first sign', () => {
    for (const text of ['，天亮就开。', 'and so they left.', '”他说。']) expect(beginsOpen(text)).toBe(true);
    for (const text of ['渡船天亮就开。', 'They left.', '“明天。”']) expect(beginsOpen(text)).toBe(false);
  });
});
