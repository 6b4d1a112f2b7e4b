import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';
import { readCutWords } from '../../../src/engine/language/cut-words.ts';
import { pieceOf } from './pieces.ts';

const cut = (...texts: string[]) =>
  readCutWords(
    texts.map((text) => pieceOf(text)),
    () => null,
  );

describe('Latin words that were cut', () => {
  it('are known by the whole word elsewhere, whatever its capitals', () => {
    const words = cut('新馆沿用旧馆的 Har', 'bour 系统，读者不必换证。', '旧馆的 HARBOUR 系统是前年装的。');
    expect(words.joins(0, 1)).toBe(true);
    expect([words.ends(0), words.begins(1), words.ends(1), words.begins(2)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('are not made of names that are whole, nor of words the dump lacks', () => {
    expect(cut('新馆沿用旧馆的 Har', 'bour 系统，读者不必换证。').joins(0, 1)).toBe(false);
    const words = cut('新馆换了 h', 'iPad 也能借。', '在 hi 之外还有 hiPad 一种。');
    expect(words.begins(1)).toBe(false);
  });

  it('join their columns, and neither part is a heading', () => {
    const text = [
      '# 南湾图书馆换系统',
      '南湾图书馆上月换了借书系统，旧系统 Harbour 用了十二年。馆长田小禾说，新旧系统并行两周，读者不必换证。',
      '新系统与去年 Harbour 发布的 Lantern 协议及青芦馆所用的 Har',
      '# 青芦镇修路灯',
      '青芦镇把沿河一百二十盏路灯换成了新灯，电费比去年省了三成。',
      'bour 第二版不同，借书记录留在馆内，不再送往城里的机房。',
    ].join('\n\n');
    const paragraphs = plan(text).articles.flatMap((a) =>
      a.blocks.map((b) => b.sources.map(([x, y]) => text.slice(x, y)).join('')),
    );
    expect(paragraphs).toContain(
      '新系统与去年 Harbour 发布的 Lantern 协议及青芦馆所用的 Harbour 第二版不同，借书记录留在馆内，不再送往城里的机房。',
    );
  });
});
