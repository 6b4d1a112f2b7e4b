import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import { beginsAnew, tornTail } from '../../../src/engine/language/torn.ts';
import { endsWithStop, titleLook } from '../../../src/engine/look/look.ts';
import { signatureLength } from '../../../src/engine/look/signatures.ts';
import { pieceOf } from './pieces.ts';

const SENTENCE = '渡口的木船修好了，明早照常开航。';

describe('a signature behind the last sentence', () => {
  it.each([
    '（晓禾）',
    '(田小禾 麦苗青)',
    '（据青溪社临江9月9日电）',
    '（青溪新闻综合報導）',
    '（記者田小禾／臨江報導）',
    '（編輯：田小禾）1140322',
    '（完）',
    '⑤6',
    '【本文完】',
  ])('is passed over: %s', (signature) => {
    const text = SENTENCE + signature;
    expect(signatureLength(text)).toBe(signature.length);
    expect(endsWithStop(text)).toBe(true);
    expect(tornTail(pieceOf(text), 0)).toBe(0);
  });

  it('stands behind a quotation, too', () => {
    expect(endsWithStop('他在码头上喊：“明早照常开航！”（本报临江电）')).toBe(true);
  });

  it('says by itself that a text is over, if it names who wrote it', () => {
    expect(tornTail(pieceOf('渡口的木船修好了，船工们盼着早日开航（本报记者 田小禾）'), 0)).toBe(0);
  });

  it.each([
    '渡口的木船（三号）',
    '渡口今年添置了两种航标灯（雾天用',
    '来往的船只有一百多条。6',
    '列在表里的船一共有⑤6',
    '渡口的木船修好了。（明早照常开航，票价不变。票在岸边买',
  ])('is none in %s', (text) => {
    expect(signatureLength(text)).toBe(0);
    expect(tornTail(pieceOf(text), 0)).toBeGreaterThan(0.5);
  });

  it('leaves a title with a question and its kind in brackets a title', () => {
    expect(titleLook('渡口的灯为什么不亮了？（图）', true, 0)).toBeGreaterThan(0.5);
  });
});

describe('a paragraph begins anew', () => {
  it.each([
    '（记者 田小禾）',
    '来源：青溪日报',
    '【本报讯】上游连日大雨，渡口的水位一夜涨了两尺。',
    '（青溪社記者田小禾臨江2日電）上游連日大雨，渡口的水位一夜漲了兩尺。',
    '青溪手机讯 5月19日晚间消息，渡口的航标灯今天换新。',
    '【渡口换灯】航标灯今天换新，雾天里光能照到对岸。',
  ])('that opens with %s', (text) => {
    expect(beginsAnew(pieceOf(text))).toBe(true);
  });

  it.each([
    ['2021年3月2日。', true],
    ['December 1983.', false],
    ['上游连日大雨，渡口的水位一夜涨了两尺。', true],
    ['（雾天用）的航标灯换新了。', true],
  ])('not so with %s', (text, cjk) => {
    expect(beginsAnew(pieceOf(text, { cjk }))).toBe(false);
  });
});

describe('joints of a page', () => {
  const tongues = openTongues(join(import.meta.dirname, '../../../resources/tongues'));
  const page = `青溪渡口换上新航标灯，雾天里光能照到对岸

（记者 田小禾）

${SENTENCE}船工们昨天试了船，发现船底的旧漆还没有干透，于是又把船拖上岸晾了一个下午。

临江县的农户今年改种了旱稻，用水比往年省下一半，但是收成要看秋天的雨水，农技站

的人说，九月以前还要再追一次肥。合作社已经把肥料运到了村口。（麦苗青）

本报讯 上游连日大雨，渡口的水位一夜涨了两尺，管理站把栈桥往岸上移了三丈。
`;
  const made = plan(page, { tongues });
  const joined = made.articles.flatMap((a) =>
    a.blocks.filter((b) => b.sources.length > 1).map((b) => b.sources.map(([s, e]) => page.slice(s, e))),
  );

  it('tie the sentence that was cut, and neither title, byline, signature nor dateline', () => {
    expect(joined).toHaveLength(1);
    expect(joined[0]?.[0]).toMatch(/农技站$/u);
    expect(joined[0]?.[1]).toMatch(/^的人说/u);
  });
});
