import { describe, expect, it } from 'vitest';
import { isListing } from '../../../src/engine/articles/arrangement.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import { pieceOf } from './pieces.ts';

const title = (text: string) => pieceOf(text, { opens: true });

const WHOLE = [
  title('石桥镇旧水闸今年全部修好'),
  pieceOf('镇里请来三位老闸工，把闸门的铁件逐件拆下来除锈，再装回去。'),
  title('白鹭渡口恢复夜航'),
  pieceOf('末班船改在夜里十点开出，船票不涨价。'),
];

describe('a dump of articles that openings part', () => {
  it('is a listing where every paragraph stands whole', () => {
    expect(isListing(WHOLE)).toBe(true);
  });

  it('is a page of columns where a short line tells a sentence to its end and goes on', () => {
    const cut = pieceOf('下游的稻田因此多了一季水。秋天一到');
    expect(isListing([...WHOLE, cut, pieceOf('船工说，夜里上船的多半是下晚班的人。')])).toBe(false);
  });

  it('is a page of columns where a piece begins inside a sentence behind a whole one', () => {
    expect(isListing([...WHOLE, pieceOf('，又把渠边的柳树重新栽了一遍。')])).toBe(false);
    expect(isListing([...WHOLE, pieceOf('。第二年水就通到了坡下。')])).toBe(false);
  });

  it('is a listing where one line of very many begins oddly', () => {
    const odd = pieceOf('，又把渠边的柳树重新栽了一遍。');
    const paragraphs = Array.from({ length: 300 }, () => WHOLE[1] as Piece);
    expect(isListing([...WHOLE, ...paragraphs, odd])).toBe(true);
    expect(isListing([...WHOLE, odd])).toBe(false);
  });

  it('is a listing where the rest of a cut line stands right behind it', () => {
    const cut = pieceOf('下游的稻田因此多了一季水。今年收成被压');
    expect(isListing([...WHOLE, cut, pieceOf('低，粮价却没有涨。')])).toBe(true);
  });

  it('is a listing where a line in small letters names who wrote', () => {
    const latin = { cjk: false };
    const pieces = [
      pieceOf('Old Ferry Runs at Night Again', { ...latin, opens: true }),
      pieceOf('by Nora Pell', latin),
      pieceOf('The last boat leaves at ten and costs no more than by day.', latin),
      pieceOf('Mill Pond Is Dredged', { ...latin, opens: true }),
      pieceOf('by Owen Tarr', latin),
      pieceOf('Two barges of mud were taken out before noon.', latin),
    ];
    expect(isListing(pieces)).toBe(true);
  });
});
