import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import { markItems } from '../../../src/engine/titles/items.ts';
import { pieceOf } from './pieces.ts';

const tongues = openTongues(join(import.meta.dirname, '../../../resources/tongues'));
const read = (...texts: string[]) => {
  const pieces = texts.map((text) => pieceOf(text));
  markItems(pieces);
  return pieces;
};

describe('items of a list', () => {
  it('begin by themselves where their numbers count up', () => {
    const pieces = read(
      '一、封闭范围：青芦大桥北引道',
      '二、封闭期限：自本月十二日起，至桥面铺装验收为止。',
      '施工期间夜间照明照常。',
      '三、绕行路线：由柳湾路经老码头出城。',
    );
    expect(pieces.map((p) => p.item === true)).toEqual([true, true, false, true]);
    expect(read('第一条 本办法适用于渡口。', '第二条 渡口由镇管理。').every((p) => p.item)).toBe(true);
    expect(read('1. The north gate shuts at nine', '2. The south gate stays open').every((p) => p.item)).toBe(
      true,
    );
  });

  it('are none where a number stands alone, skips, or is of another list', () => {
    expect(read('一、二、三产业都在涨。', '三、绕行路线不变。').some((p) => p.item)).toBe(false);
    expect(read('一、范围', '2、期限').some((p) => p.item)).toBe(false);
    const far = Array.from({ length: 8 }, () => '中间隔着许多话，一段又一段地说下去。');
    expect(read('一、范围', ...far, '二、期限').some((p) => p.item)).toBe(false);
  });

  it('are whole where the next one follows, unless they lean on what is gone', () => {
    const whole = (first: string) => read(first, '二、绕行路线由柳湾路出城。')[0]?.whole !== undefined;
    expect(whole('一、封闭范围：青芦大桥北引道')).toBe(true);
    expect(whole('一、封闭范围包括：')).toBe(false);
    expect(whole('一、封闭青芦大桥、')).toBe(false);
    expect(whole('一、封闭青芦大桥（北引道')).toBe(false);
    expect(whole(`一、${'青芦大桥北引道及其两侧'.repeat(6)}`)).toBe(false);
  });

  it('are none where they head what stands under them', () => {
    const pieces = read('一、灯会', '灯会今年仍在老码头。', '二、渡口', '渡口的灯换成了新的。');
    expect(pieces.some((p) => p.item)).toBe(false);
  });

  it('are never made one paragraph, nor a title of one', () => {
    const text = [
      '柳湾镇的灯会今年仍在老码头，镇里备了六百盏灯，天黑以后从第三级台阶一直挂到渡口，比去年多出二百盏，灯罩都是镇上的',
      '因连日降雨，青芦大桥桥面铺装推迟，为保证过往车辆安全，现将有关事项通告如下：',
      '一、封闭路段：青芦大桥北引道K3+200米处',
      '二、封闭时间：自本月十二日起，至桥面铺装验收合格为止。',
      '孩子们糊的，纸面上画着渡船和号子谱。',
    ].join('\n\n');
    const { articles } = plan(text, { tongues });
    const paragraphs = articles.flatMap((a) =>
      a.blocks.map((b) => b.sources.map(([s, e]) => text.slice(s, e)).join(' + ')),
    );
    expect(paragraphs).toContain('一、封闭路段：青芦大桥北引道K3+200米处');
    expect(paragraphs).toContain('二、封闭时间：自本月十二日起，至桥面铺装验收合格为止。');
  });
});
