import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';
import { isJumpLine, jumpOf } from '../../../src/engine/look/jumps.ts';
import { pageNumber } from '../../../src/engine/titles/continued.ts';

describe('a line that says where a story goes on', () => {
  it.each([
    ['（下转第三版）', 'to', '3'],
    ['▶下转A3版', 'to', '3'],
    ['上接第1版', 'from', '1'],
    ['（上接今日本报第一版）', 'from', '1'],
    ['(Continued on Page 6)', 'to', '6'],
    ['Continued From Page One', 'from', '1'],
    ['See RIVER, Page A6', 'to', '6'],
    ['COUNCIL, from page 1', 'from', '1'],
  ])('%s', (line, kind, page) => {
    expect(isJumpLine(line)).toBe(true);
    const jump = jumpOf(line);
    expect([jump?.kind, pageNumber(jump?.page ?? '')]).toEqual([kind, page]);
  });

  it('names the story by the word in capitals', () => {
    expect(jumpOf('See RIVER, Page 6')?.word).toBe('river');
    expect(jumpOf('Continued on Page 6')?.word).toBe('');
  });

  it.each([
    '他把这批货转三版纸箱运走',
    '（上接第一版）把装卸效率提高到每小时九十箱',
    'The second edition continued on paper that was thinner',
    'The report runs to page 6 and no further.',
  ])('is none where the line says more: %s', (line) => {
    expect(isJumpLine(line)).toBe(false);
  });
});

describe('the number of a page', () => {
  it('is the same in figures, in Chinese and behind a section’s letter', () => {
    expect(['12', 'A12', '012', '十二', 'twelve'].map(pageNumber)).toEqual(['12', '12', '12', '12', '12']);
    expect(['二十', '二十一', '十', 'one'].map(pageNumber)).toEqual(['20', '21', '10', '1']);
    expect(['版', 'back page', ''].map(pageNumber)).toEqual(['', '', '']);
  });
});

describe('parts of stories on other pages', () => {
  const first = (k: number, to: string) =>
    `## 第${k}座粮仓今秋开仓收粮\n\n本报讯 第${k}座粮仓昨日开仓，首日收粮${k}0吨，送粮的车队排到了村口的石桥边，仓里添了${k}台烘干机，\n\n（下转第${to}版）\n`;
  const second = (k: number) =>
    `（上接第1版）\n\n湿粮当天就能入仓。第${k}座粮仓的主任说，今年一共要收${k}千吨，收到腊月初十为止。\n`;

  it('are tied by the pages they name, in whatever order the pages stand', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([2, 3, 4], { minLength: 3, maxLength: 3 }), (order) => {
        const page = (k: number) => `溪口日报 ${k} 综合\n\n${second(k)}`;
        const text = `溪口日报 1 要闻\n\n${[2, 3, 4].map((k) => first(k, String(k))).join('\n')}\n${order.map(page).join('\n')}`;
        const made = plan(text);
        for (const k of [2, 3, 4]) {
          const words = made.articles.map((a) =>
            a.blocks.flatMap((b) => b.sources.map(([x, y]) => text.slice(x, y))).join(''),
          );
          expect(words.some((w) => w.includes(`首日收粮${k}0吨`) && w.includes(`今年一共要收${k}千吨`))).toBe(
            true,
          );
        }
      }),
    );
  });
});
