import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layBlocks } from '../../../src/engine/blocks/blocks.ts';

const ENGLISH = [
  'The ferry at Lower Marrow was taken out of the water on Monday for the first time in eleven years, and the men who went under her with lamps came out shaking their heads. Half of the planks on the landward side will have to be replaced before she carries a cart again.',
  'Captain Willem Illtyd, who has steered her since he was nineteen, said the worm had got in through a nail hole no wider than a straw. He had reported it twice, in letters that the county says it cannot find, and had lately bailed four buckets a crossing.',
  'Until the middle of May passengers are rowed across in two boats lent by the fishing village of Tilmouth. A crossing costs sixpence more than it did, and nobody is taken after dark; the doctor alone may be called for at any hour.',
  'The schoolchildren have discovered that a rowing boat is late more often than a ferry, and that a lesson missed through the fault of the county need not be made up. Their teacher, Miss Millicent Willmott, has discovered it too.',
];
const CHINESE = [
  '石湾渡口的老渡船上星期一被拖上岸检修，这是十一年来的头一回。几个木工提着灯钻到船底，出来时都直摇头，说靠岸一侧的船板有一半要换，不换就载不了车。',
  '船老大丁茂山十九岁起掌舵，他说蛀虫是从一个比麦秆还细的钉眼里钻进去的。他写过两封信报告，县里说一封也没有收到；最近每过一趟河，都要舀出四桶水。',
  '五月中旬以前，过河的人改坐下游村子借来的两只小船，一趟多收两角钱，天黑以后不开船，只有卫生院的大夫随叫随到。赶早市的菜农嫌小船放不下担子，有的干脆绕道石桥。',
  '小学生们很快发现，小船比渡船误点的时候多，而且因为县里的缘故误了课不用补。教他们的汪老师也发现了这一点，她把第一节课改成了自习，自己站在码头上等。',
];

/** Breaks a paragraph at `width`, where a letter takes as much room as `room` says. */
function wrap(paragraph: string, parts: RegExp, width: number, room: (letter: string) => number): string[] {
  const size = (words: string) => Array.from(words, room).reduce((sum, size) => sum + size, 0);
  const lines: string[] = [''];
  for (const part of paragraph.match(parts) ?? []) {
    const line = lines[lines.length - 1] as string;
    if (size((line + part).trimEnd()) <= width) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}

function blocksOf(text: string): string[] {
  const laying = layBlocks(text);
  let step = laying.next();
  while (!step.done) step = laying.next();
  return step.value.blocks.map((b) => text.slice(b.start, b.end));
}

const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

describe('a column of letters that are not all as wide', () => {
  const room = (letter: string) => (/[iljtf.,'; ]/u.test(letter) ? 0.55 : /[mwMW]/u.test(letter) ? 1.5 : 1);

  it('is closed to paragraphs, whatever its width', () => {
    fc.assert(
      fc.property(order, fc.integer({ min: 26, max: 60 }), (of, width) => {
        const paragraphs = of.map((k) => wrap(ENGLISH[k] as string, /\S+\s?/gu, width, room).join('\n'));
        const got = blocksOf(paragraphs.join('\n\n'));
        // A short last line may as well be the next paragraph's; nothing is ever glued across a blank line.
        expect(got.every((block) => paragraphs.some((p) => p.includes(block)))).toBe(true);
        const whole = paragraphs.filter((p) => got.includes(p)).length;
        expect(whole).toBeGreaterThanOrEqual(3);
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  it('leaves a stanza its lines', () => {
    const stanza =
      'The boat goes out upon the tide\nAnd comes again before the dark\nWith herring on her silver side\nAnd two old men who row and hark';
    const page = ENGLISH.map((p) => wrap(p, /\S+\s?/gu, 34, room).join('\n'));
    const got = blocksOf([...page, stanza].join('\n\n'));
    expect(got.slice(-4)).toEqual(stanza.split('\n'));
  });
});

describe('a column of Chinese', () => {
  it('is closed to paragraphs though marks hang over its edge and figures take half the room', () => {
    fc.assert(
      fc.property(
        order,
        fc.integer({ min: 14, max: 32 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
        fc.constantFrom('\n\n', '\n\u3000\u3000'),
        (of, width, chance, between) => {
          let k = 0;
          // Letters are squeezed or spread a little, line by line.
          const loose = () => ((chance[k++ % chance.length] as number) < 3 ? 1.06 : 1);
          const paragraphs = of.map((p) =>
            wrap(CHINESE[p] as string, /.[，。；、“”：]*/gu, width, () => loose()).join('\n'),
          );
          const got = blocksOf(`\u3000\u3000${paragraphs.join(between)}`);
          expect(got.every((block) => paragraphs.some((p) => p.includes(block)))).toBe(true);
          expect(paragraphs.filter((p) => got.includes(p)).length).toBeGreaterThanOrEqual(3);
        },
      ),
      { seed: 4, numRuns: 150 },
    );
  });

  it('is none where headlines are told in phrases of about one length', () => {
    const lines = [
      '渡口修船半个月，村里借来小船代渡',
      '粮站今日开秤，夜间也收粮',
      '二十六棵古树挂牌，每棵都有专人看护',
      '山坳小学校舍翻新，秋季启用',
      '县医院迁往新址，月底以前全部搬完',
      '老石桥即日起限重，运沙货车须绕行北线',
      '集市改到逢五逢十，摊位照旧',
      '夜校招收第二班学员，不收学费',
    ];
    expect(blocksOf(lines.join('\n'))).toEqual(lines);
  });
});

describe('a line that begins with the hour of a day', () => {
  it('is joined to none around it, however wide they all are', () => {
    const lines = [
      '关于柳湾渡口汛期停航的通告',
      '2031-06-18 08:00:00 来源: 青芦',
      '【字体: 大 中 小】各乡镇政府',
      ...(CHINESE[0] as string).match(/.{1,13}/gu)!,
    ];
    const text = lines.join('\n');
    const layout = layBlocks(text);
    let step = layout.next();
    while (!step.done) step = layout.next();
    const blocks = step.value.blocks.map((b) => text.slice(b.start, b.end));
    expect(blocks.slice(0, 2)).toEqual(lines.slice(0, 2));
    expect(blocks.at(-1)).toContain('\n');
  });
});
