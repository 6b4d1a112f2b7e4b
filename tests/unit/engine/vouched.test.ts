import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';

const TITLE = '青芦县2031年渔业和渡口统计公报';
const BULLETIN =
  '年末全县渡船总数412艘，比上年增加18艘，其中机动船286艘，人力船126艘；全年过渡客运量163.42万人次，增长4.6%，货运量28.75万吨，增长2.3%。' +
  '全年水产品产量12043吨，比上年增长5.1%，其中鲈鱼3027吨，鳜鱼2118吨，虾蟹类1506吨。网箱养殖面积7842亩，增长3.9%；苗种场31家，减少2家，从业人员5264人，人均年收入43179元。';
const OTHER =
  '柳湾镇的灯会今年仍在老码头，镇里备了六百盏灯，天黑以后从第三级台阶一直挂到渡口，比去年多出二百盏，灯罩都是镇上的孩子们糊的，纸面上画着渡船和号子谱。';

const page = (title: string, text: string) =>
  ['-', TITLE, BULLETIN, '-', '老码头的灯会', OTHER, '-', title, text, ''].join('\n');
const copies = (title: string, text: string): number =>
  plan(page(title, text)).dropped.filter((d) => d.reason === 'near-duplicate' || d.reason === 'duplicate')
    .length;

describe('a long text in which a reader dropped a figure', () => {
  const read = BULLETIN.replace('163.42', '16.42');

  it('is a copy under the same title, slips in it or not', () => {
    expect(read).not.toBe(BULLETIN);
    expect(copies(TITLE, read)).toBeGreaterThan(0);
    expect(copies(TITLE.replace('渡口', '渡'), read)).toBeGreaterThan(0);
  });

  it('is none under the title of another year, or with other figures', () => {
    expect(copies(TITLE.replace('2031', '2032'), read)).toBe(0);
    expect(copies('青芦县渡口一年来的变化', read)).toBe(0);
    expect(copies(TITLE, BULLETIN.replace('163.42', '158.17').replace('43179', '45206'))).toBe(0);
  });
});
