import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { bestPath } from '../../../src/engine/articles/paths.ts';
import {
  type ColumnReading,
  countsOn,
  readColumn,
  readStanding,
  STANDING_FEATURES,
} from '../../../src/engine/articles/standing.ts';
import { chainsOf, dispatchOf, stretchesOf } from '../../../src/engine/articles/stretches.ts';
import { plan } from '../../../src/engine/index.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { opener, openingCues, opensArticle } from '../../../src/engine/look/leads.ts';
import { noThreads } from '../../../src/engine/threads/threads.ts';
import { partRings, type Woven } from '../../../src/engine/threads/weave.ts';
import { pieceOf } from './pieces.ts';

/** Every order of `items`. */
function* orders(items: readonly number[]): Generator<number[]> {
  if (!items.length) yield [];
  for (const x of items) for (const rest of orders(items.filter((y) => y !== x))) yield [x, ...rest];
}

describe('the best path through columns', () => {
  /** Weights of `count` steps or standings, whole numbers: sums of them are exact. */
  const weights = (count: number) =>
    fc.array(fc.integer({ min: -50, max: 50 }), { minLength: count, maxLength: count });

  it('is the best of all orders, by its steps and by what stands before what', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }).chain((n) =>
          fc.record({
            n: fc.constant(n),
            first: fc.integer({ min: -1, max: n - 1 }),
            steps: weights((n + 1) ** 2),
            standing: weights(n * n),
          }),
        ),
        ({ n, first, steps, standing }) => {
          const step = (a: number, b: number) => steps[(a + 1) * (n + 1) + (b + 1)] as number;
          const before = (a: number, b: number) => standing[a * n + b] as number;
          const worth = (path: readonly number[]) => {
            let sum = (first < 0 ? step(-1, path[0] as number) : 0) + step(path.at(-1) as number, -1);
            path.forEach((b, i) => {
              if (i) sum += step(path[i - 1] as number, b);
              for (const a of path.slice(0, i)) sum += before(a, b);
            });
            return sum;
          };
          const all = [...orders([...Array(n).keys()])].filter((path) => first < 0 || path[0] === first);
          const path = bestPath(n, first, { step, before });
          if (first >= 0) expect(path[0]).toBe(first);
          expect(worth(path)).toBe(Math.max(...all.map(worth)));
        },
      ),
    );
  });

  it('takes every column of a long article once, the title’s first', () => {
    const path = bestPath(24, 7, { step: (a, b) => (b === (a + 5) % 24 ? 3 : 0) });
    expect(path[0]).toBe(7);
    expect([...path].sort((x, y) => x - y)).toEqual([...Array(24).keys()]);
    expect(path[1]).toBe(12);
  });

  it('sorts a long article by what stands before what alone', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...Array(18).keys()], { minLength: 18, maxLength: 18 }),
        fc.boolean(),
        (order, titled) => {
          const place = new Map(order.map((k, at) => [k, at]));
          const path = bestPath(18, titled ? (order[0] as number) : -1, {
            step: () => 0,
            before: (a, b) => ((place.get(a) as number) < (place.get(b) as number) ? 1 : 0),
          });
          expect(path).toEqual(order);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('what tells that one column stands before another', () => {
  const standing = (a: string, b: string, cjk: boolean): number[] => {
    const out = new Float64Array(STANDING_FEATURES.length);
    readStanding(readColumn(a, cjk), readColumn(b, cjk), out);
    return [...out];
  };
  const at = (name: (typeof STANDING_FEATURES)[number]) => STANDING_FEATURES.indexOf(name);

  it.each([
    [
      'names',
      'Harbour master Edith Marlowe opened the new quay at Port Ella on Friday.',
      'Marlowe said that the cranes will follow in spring.',
      false,
    ],
    [
      'shorts',
      'The Northern Ferry Operators Union (NFOU) called off its strike.',
      'Talks with NFOU go on next week.',
      false,
    ],
    [
      'definite',
      'The council wants to build a tramway to the coast.',
      'It is unclear who pays for the tramway.',
      false,
    ],
    [
      'counts',
      'First, the roof is mended. Second, the bells are hung.',
      'Finally, the tower gets its clock.',
      false,
    ],
    ['shorts', '云阙市青少年航模协会（简称“云航协”）昨日成立。', '云航协将在每周六开放工作室。', true],
    ['counts', '方案提出三条：一是修渠，二是补堤。', '三是把闸门换成电动的。', true],
  ] as const)('%s: %s', (name, a, b, cjk) => {
    expect(standing(a, b, cjk)[at(name)]).toBeGreaterThan(0);
    expect(standing(b, a, cjk)[at(name)]).toBe(0);
  });

  it('is nothing where both tell alike', () => {
    const one = 'Edith Marlowe met Ruben Castell of the (NFOU) union. First, they spoke of wages.';
    expect(standing(one, one, false)).toEqual([0, 0, 0, 0, 0]);
  });

  it('knows where an enumeration goes on', () => {
    const [one, three, last] = ['一是修渠，二是补堤。', '三是换闸。', '最后，验收。'].map((t) =>
      readColumn(t, true),
    ) as [ColumnReading, ColumnReading, ColumnReading];
    expect([countsOn(one, three), countsOn(three, one), countsOn(one, last)]).toEqual([true, false, false]);
  });

  it('reads no more of a column than tells it', () => {
    const long = `${'The quay is long. '.repeat(200)}Edith Marlowe spoke.`;
    expect(readColumn(long, false).full.has('Marlowe')).toBe(false);
  });
});

describe('columns that joints make one stretch', () => {
  const woven: Woven = {
    article: new Int32Array(4),
    atoms: [[0], [1], [2], [3]],
    atomOf: Int32Array.of(0, 1, 2, 3),
    border: new Float64Array(4).fill(Number.NaN),
    bounded: false,
    rank: new Uint8Array(4),
    back: 0,
    pages: [],
  };
  const threadsOf = (joints: readonly (readonly [number, number, number])[]) => {
    const threads = noThreads(4);
    for (const [tail, head, sure] of joints) {
      threads.next[tail] = head;
      threads.sure[tail] = sure;
    }
    return threads;
  };
  const all = [0, 1, 2, 3];

  it('begin with the one dispatch among them, and with none of several', () => {
    const report = '青芦晚报讯（记者 田小禾）南湾渡口昨天换了新船，船身比旧船长出两丈。';
    const rest = '渡口的老船工说，新船一次能载四十个人，雨天也不进水。';
    const first = (...texts: string[]) =>
      dispatchOf({ pieces: texts.map((text) => pieceOf(text)), woven }, all);
    expect(first(rest, rest, report, rest)).toBe(2);
    expect(first(rest, report, report, rest)).toBe(-1);
    expect(first(rest, rest, rest, rest)).toBe(-1);
  });

  it('are led by that dispatch where no title leads', () => {
    const pieces = [
      '渡口的老船工说，新船一次能载四十个人。',
      '雨天船里也不进水。',
      '青芦晚报讯（记者 田小禾）南湾渡口昨天换了新船。',
      '旧船拖上了岸。',
    ].map((text) => pieceOf(text));
    const topics = drained(readTopics(pieces));
    const s = stretchesOf({ pieces, topics, threads: noThreads(4), woven }, all);
    expect(s.chains[s.lead]).toEqual([2]);
  });

  it('begin at the dispatch though it stands below the rest of its report', () => {
    const rest = '他还说，南湾渡口的新渡船每天开十二班，渡口的老船工轮流掌舵，新渡船雨天也不进水。';
    const more = '南湾渡口的老船工把旧渡船拖上岸，旧渡船的船板拆下来，给渡口的新渡船做了踏板和缆桩。';
    const report = '【本报讯】南湾渡口昨天换了新渡船，渡口的老船工都来看新渡船下水，新渡船比旧渡船长出两丈。';
    const last = '南湾渡口的新渡船是上游船厂造的，渡口的老船工何一苇说，新渡船一次能载四十个人。';
    const text = [rest, more, report, last].join('\n\n');
    const [first] = plan(text).articles;
    const told = first?.blocks.map((b) => b.sources.map(([from, to]) => text.slice(from, to)).join(''));
    expect(told?.slice(0, 2)).toEqual([report, last]);
  });

  it('are told without a break where the joint is sure, and not where it is not', () => {
    const threads = threadsOf([
      [2, 1, 0.99],
      [1, 3, 0.7],
    ]);
    expect(chainsOf({ threads, woven }, all, 0)).toEqual([[0], [2, 1], [3]]);
  });

  it('are none where a joint is less sure than that two columns stand apart', () => {
    expect(chainsOf({ threads: threadsOf([[1, 2, 0.85]]), woven }, all, 0)).toEqual([[0], [1, 2], [3]]);
    expect(chainsOf({ threads: threadsOf([[1, 2, 0.7]]), woven }, all, 0)).toEqual([[0], [1], [2], [3]]);
  });

  it('never go on in the title’s column, and lose none in a ring', () => {
    const ring = threadsOf([
      [1, 2, 0.99],
      [2, 3, 0.99],
      [3, 1, 0.99],
    ]);
    expect(chainsOf({ threads: ring, woven }, all, 0)).toEqual([[0], [1, 2, 3]]);
    expect(chainsOf({ threads: threadsOf([[3, 0, 0.99]]), woven }, all, 0)).toEqual([[0], [1], [2], [3]]);
  });
});

describe('a column whose end goes on above itself', () => {
  const joint = (tail: number, head: number, score: number) => ({
    tail,
    head,
    score,
  });
  const cutsOf = (list: readonly ReturnType<typeof joint>[], cuts: readonly number[]) => {
    const out = Uint8Array.from(cuts);
    partRings(new Map([[3, list]]), Float64Array.of(5, 4, 6, Number.NaN), out);
    return [...out];
  };

  it('is parted where its paragraphs hang together least', () => {
    expect(cutsOf([joint(3, 0, 4)], [1, 0, 0, 0])).toEqual([1, 0, 1, 0]);
    expect(cutsOf([joint(3, 2, 4)], [1, 0, 0, 0])).toEqual([1, 0, 0, 1]);
  });

  it('is parted for good where it was parted for safety only, which would be read on over', () => {
    expect(cutsOf([joint(3, 0, 4)], [1, 0, 2, 0])).toEqual([1, 0, 1, 0]);
    expect(cutsOf([joint(3, 0, 4)], [1, 0, 0, 2])).toEqual([1, 0, 1, 2]);
  });

  it('is left as it is where it is parted already, or where the end may as well go on elsewhere', () => {
    expect(cutsOf([joint(3, 0, 4)], [1, 1, 0, 0])).toEqual([1, 1, 0, 0]);
    expect(cutsOf([joint(3, 0, 4), joint(3, 9, 3.9)], [1, 0, 0, 0])).toEqual([1, 0, 0, 0]);
    expect(cutsOf([joint(3, 9, 4)], [1, 0, 0, 0])).toEqual([1, 0, 0, 0]);
  });
});

describe('how a paragraph opens', () => {
  it('tells an article’s first from one that leans on what was told', () => {
    for (const [lead, rest, cjk] of [
      [
        '本报讯（记者 郑一苇）3月9日，云阙市市长何望舒在北站主持召开春运总结会。',
        '会议还通报了北站改造的进度。',
        true,
      ],
      ['4月2日，海澜区举行第六届风筝节开幕式，区长陆鸣出席。', '此外，今年新增了夜场。', true],
      ['Harbour Light Corp said it has agreed to sell its ferry unit.', 'He said talks would go on.', false],
    ] as const) {
      expect(opensArticle(lead, cjk), lead).toBeGreaterThan(opensArticle(rest, cjk));
    }
    expect(openingCues('(PORT ELLA) - The harbour board met on Friday.', false)[0]).toBe(1);
  });

  it('names the word that paragraphs of one report share', () => {
    expect(opener('会议强调，要抓紧。', true)).toBe(opener('会议指出，已经抓紧。', true));
    expect(opener('“不急。”', true)).toBe('');
  });
});

describe('a page taken up from its middle', () => {
  const A = [
    '本报讯（记者 顾南乔）昨日上午，云阙市第三座跨江步行桥在青杉渡口合龙。这座桥取名“听潮桥”，全长四百二十米，桥面只走行人和自行车，两岸居民过江不必再等渡',
    '船。桥梁工程师贺兰岳说，合龙段重九十吨，吊装时江面风速必须小于每秒八米，施工队为此等了整整六天。听潮桥的栏杆用旧渡船拆下的柚木制成，每隔十米刻有一位老船',
    '工的名字。市交通局介绍，听潮桥将于国庆节前开放，渡口改建为江畔书屋，保留最后一班渡船供游人体验。',
  ];
  const B = [
    '近日，沙雁县农科所在全县推广耐旱谷子“雁谷七号”。去年试种的一千二百亩平均亩产三百一十公斤，比当地老品种多收两成，每亩少浇一遍',
    '水。种粮大户尹满仓把六十亩坡地全换成了雁谷七号，他算过账，省下的水电费正好够买有机肥。农科所所长白露说，谷子耐旱靠的是根深，雁谷七号的根能扎到一米八以下。',
  ];

  it('is read in order again', () => {
    const dump = [A[2], A[1], '# 听潮桥昨日合龙', A[0], '# 雁谷七号推广到全县', B[0], B[1]].join('\n\n');
    const made = plan(dump);
    const text = made.articles.map((a) =>
      a.blocks.flatMap((b) => b.sources.map(([s, e]) => dump.slice(s, e))).join(''),
    );
    expect(text).toContain(A.join(''));
    expect(text).toContain(B.join(''));
  });
});
