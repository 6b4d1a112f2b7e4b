import { describe, expect, it } from 'vitest';
import { type Dice, dice } from '../../../bench/big.ts';
import { HOSTILE } from '../../../bench/hostile.ts';
import { extend } from '../../../src/engine/copies/align.ts';
import { plan } from '../../../src/engine/index.ts';
import { MOST_FINDINGS, type Notice } from '../../../src/shared/plan.ts';
import type { NoticeCode } from '../../../src/shared/reasons.ts';

/** Where a bound is hit, the plan says so; below it, it says nothing. */

const told = (paragraphs: readonly string[]): Notice[] => plan(paragraphs.join('\n\n')).notices;
const codes = (paragraphs: readonly string[]): string[] => told(paragraphs).map((n) => n.code);
/** What a plan says of one bound: its figures, or undefined where it was not hit. */
const of = (code: NoticeCode, paragraphs: readonly string[]) =>
  told(paragraphs).find((n) => n.code === code)?.params;

/** Chance letters. */
function letters(count: number, throws: Dice): string {
  let out = '';
  for (let i = 0; i < count; i++) out += String.fromCharCode(0x4e00 + throws.below(900));
  return out;
}

/** `count` paragraphs of chance letters, each made of what `told` says. */
function paragraphs(count: number, told: (k: number, throws: Dice) => string): string[] {
  const throws = dice(count);
  return Array.from({ length: count }, (_, k) => told(k, throws));
}

const sentence = (size: number) => (_: number, throws: Dice) => `${letters(size, throws)}。`;

/** The same text as read a second time, with every so-manieth letter another. */
const misread = (text: string, every: number, throws: Dice): string =>
  text
    .split('')
    .map((c, i) => (i % every === 3 ? letters(1, throws) : c))
    .join('');

describe('bounds are told', () => {
  it('not on a page that keeps within them', () => {
    expect(codes([(HOSTILE['woven pages'] as (n: number) => string)(12_000)])).toEqual([]);
  });

  it('where more ends stand open than are settled together, and more columns than are put to articles at once', () => {
    const found = codes(paragraphs(610, (_, throws) => letters(60, throws)));
    expect(found).toContain('threads.bounded');
    expect(found).toContain('articles.bounded');
    expect(found).not.toContain('threads.near');
  });

  it('where an end finds nothing and beginnings further off were not looked at', () => {
    const cut = 'The harbour board had asked for new lamps along the outer mole before the winter and was';
    const code = 'threads.near';
    expect(of(code, [cut, ...paragraphs(170, sentence(30))])).toEqual({ ends: 1, blocks: 160 });
    expect(of(code, [cut, ...paragraphs(150, sentence(30))])).toBeUndefined();
  });

  it('where more lines look like titles than are asked whether they are cut', () => {
    const page = (count: number) =>
      Array.from({ length: count }, (_, k) => [
        `第${k}号水闸今年春天换了新门`,
        `石桥镇第${k}号水闸今年春天换了闸门，领班说铁件逐件拆下来除锈，再装回去。`,
        `镇里的第${k}号水闸一共花了${k + 3}天，下游的稻田因此多了一季水，收成`,
      ]).flat();
    expect(codes(page(210))).toContain('titles.bounded');
    expect(codes(page(60))).not.toContain('titles.bounded');
  });

  it('where more parts of stories go on on other pages than are looked at', () => {
    const parts = (count: number) =>
      paragraphs(count, (k, throws) =>
        [`${letters(40, throws)}。${letters(30, throws)}`, `（下转第${k + 2}版）`].join('\n\n'),
      );
    expect(codes(parts(61))).toContain('threads.bounded');
    expect(codes(parts(20))).not.toContain('threads.bounded');
  });

  it('where the columns of an article are too many for all their orders', () => {
    const throws = dice(1);
    const names = Array.from({ length: 12 }, () => letters(3, throws));
    const name = () => `${names[throws.below(12)] as string}${letters(1, throws)}`;
    const columns = (count: number) =>
      Array.from({ length: count }, () => Array.from({ length: 15 }, name).join(''));
    const code = 'order.bounded';
    expect(of(code, columns(30))?.['articles']).toBeGreaterThan(0);
    expect(of(code, columns(8))).toBeUndefined();
  });

  it('where a paragraph is too long to be read whole, and a dump to be counted whole', () => {
    const line = (units: number) => [(HOSTILE['one line'] as (n: number) => string)(units)];
    expect(codes(line(420_000)).toSorted()).toEqual(['copies.long', 'pieces.long', 'words.bounded']);
    expect(codes(line(6000))).toEqual(['pieces.long']);
    expect(codes(line(3000))).toEqual([]);
  });

  it('where two readings differ in more places than an alignment follows', () => {
    const throws = dice(7);
    const text = letters(17_000, throws);
    const again = misread(text, 25, throws);
    expect(of('copies.long', [`${text}。`, `${again}。`])).toEqual({ blocks: 1 });
    const short = 12_000;
    expect(of('copies.long', [`${text.slice(0, short)}。`, `${again.slice(0, short)}。`])).toBeUndefined();
  });

  it('where the like of a paragraph may stand behind too many of its wording', () => {
    const report = (k: number) =>
      `白榆区商务局通报，今年第${k + 11}周全区集贸市场检查情况总体平稳，各摊位明码标价，计量器具均在检定有效期内，未发现短斤缺两。`;
    expect(of('copies.crowded', paragraphs(15, report))?.['grams']).toBeGreaterThan(0);
    expect(of('copies.crowded', paragraphs(10, report))).toBeUndefined();
  });

  it('where a listing is too long for its cut paragraphs to be looked after', () => {
    const listing = (count: number, cut: boolean) =>
      paragraphs(count, (k, throws) =>
        [
          `标题：${letters(12, throws)}`,
          `日期：2026-03-0${1 + (k % 9)}`,
          sentence(30)(k, throws),
          cut && k === count - 1 ? letters(60, throws) : sentence(30)(k, throws),
          '----',
        ].join('\n\n'),
      );
    expect(codes(listing(1400, true))).toEqual(['listing.bounded']);
    expect(codes(listing(1400, false))).toEqual([]);
    expect(codes(listing(20, true))).toEqual([]);
  });

  it('where there are more findings than are listed', () => {
    const turns = (_: number, throws: Dice) =>
      Array.from({ length: MOST_FINDINGS / 10 + 100 }, () => `${letters(6, throws).repeat(3)}，`).join('');
    const { findings, notices } = plan(paragraphs(10, turns).join('\n\n'));
    expect(findings).toHaveLength(MOST_FINDINGS);
    expect(notices).toContainEqual({ code: 'findings.bounded', params: { shown: MOST_FINDINGS } });
  });
});

describe('an alignment', () => {
  const units = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0));
  const align = (a: string, b: string, rate: number) =>
    extend(units(a + b), 0, a.length, a.length, a.length + b.length, 1, rate);

  it('says that it was given up only where both might read on alike', () => {
    const throws = dice(11);
    const text = letters(9000, throws);
    expect(align(text, misread(text, 12, throws), 0.16).cut).toBe(true);
    expect(align(text, misread(text, 40, throws), 0.16).cut).toBe(false);
    expect(align(text, letters(9000, throws), 0.16).cut).toBe(false);
  });
});
