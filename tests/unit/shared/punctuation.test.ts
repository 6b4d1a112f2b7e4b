import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionsOf, gapStyleOf } from '../../../src/shared/punctuation.ts';

/** The text with every correction made. */
function corrected(text: string, style = gapStyleOf(text)): string {
  const edits = correctionsOf(text, style)
    .flatMap((c) => c.edits)
    .toSorted((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const e of edits) {
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}

describe('punctuation', () => {
  it.each([
    ['half-width signs in Chinese', '渡口今早开渡,风停了.船上坐满人!', '渡口今早开渡，风停了。船上坐满人！'],
    ['a colon before a figure', '开渡时间:6点,末班:22点', '开渡时间：6点，末班：22点'],
    ['straight quotation marks that pair up', '他说"等潮水",又说"不急"。', '他说“等潮水”，又说“不急”。'],
    ['brackets with Chinese in them', '白鹭湾(北岸)通了路', '白鹭湾（北岸）通了路'],
    ['an ellipsis of the wrong length', '灯一盏盏亮了...后来又灭了…', '灯一盏盏亮了……后来又灭了……'],
    ['a dash of the wrong length', '只剩一条路--走水路', '只剩一条路——走水路'],
    ['a sign twice', '到站了，，下车。。', '到站了，下车。'],
    [
      'blanks between Chinese characters',
      '河边那座用了整整四十年的老仓库，老 码 头 改成了书店',
      '河边那座用了整整四十年的老仓库，老码头改成了书店',
    ],
    ['full-width letters and digits', '全长１２００米，编号ＢＨ７', '全长1200米，编号BH7'],
    [
      'a full-width sign in English',
      'The ferry left，and nobody waved。',
      'The ferry left, and nobody waved.',
    ],
    ['several blanks in English', 'two  words', 'two words'],
  ])('sets right %s', (_what, text, wanted) => {
    expect(corrected(text)).toBe(wanted);
  });

  it.each([
    ['decimals, times and thousands', '气温3.5度，10:30开会，共1,200人。'],
    ['addresses', '网址 https://example.invalid/a.html 可查'],
    ['a Latin name with its dot', '他用的是Node.js写的。'],
    ['exclamations', '太好了！！'],
    ['a dateline and names in brackets', '本刊讯 昨夜起风，渡口停航。（通讯员 林小舟）'],
    ['one unpaired quotation mark', '高度为5"的钉子'],
    ['English with its own signs', 'He said "wait", and left (again).'],
  ])('leaves alone %s', (_what, text) => {
    expect(corrected(text)).toBe(text);
  });

  it('follows the text’s own habit of blanks between Chinese and Latin, and says nothing where it has none', () => {
    const spaced = '用 GPS 定位，每 5 分钟报一次，共 30 艘船，另有3艘备用。';
    expect(corrected(spaced)).toBe('用 GPS 定位，每 5 分钟报一次，共 30 艘船，另有 3 艘备用。');
    const tight = '用GPS定位，每5分钟报一次，共30艘船，另有 3 艘备用。';
    expect(corrected(tight)).toBe('用GPS定位，每5分钟报一次，共30艘船，另有3艘备用。');
    const even = '用GPS定位，共 30 艘。';
    expect(corrected(even)).toBe(even);
  });

  it('never overlaps and keeps every letter', () => {
    const sign = fc.constantFrom(...'渡口灯亮了 ,.:;!?，。：；！？()（）"…-—「」aB1２Ｃ'.split(''));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('');
        const edits = correctionsOf(text, { open: 0, closed: 0 })
          .flatMap((c) => c.edits)
          .toSorted((a, b) => a.start - b.start);
        for (let i = 1; i < edits.length; i++)
          expect(edits[i]!.start).toBeGreaterThanOrEqual(edits[i - 1]!.end);
        const letters = (t: string): string => t.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(corrected(text, { open: 0, closed: 0 }))).toBe(letters(text));
      }),
    );
  });
});
