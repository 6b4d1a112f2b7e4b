import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { tornTail } from '../../../src/engine/language/torn.ts';
import { readWholes } from '../../../src/engine/seams/wholes.ts';
import { threadPieces } from '../../../src/engine/threads/threads.ts';
import { pieceOf } from './pieces.ts';

const tongues = openTongues(join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues'));

/** A page whose first lines look like titles as surely as `looked` says, after its ends were read. */
function read(texts: readonly string[], looked: readonly number[] = []) {
  const pieces = texts.map((text) => pieceOf(text, { cjk: /[一-龥]/u.test(text) }));
  const odds = Float32Array.from(pieces, (_, p) => looked[p] ?? 0);
  const topics = drained(readTopics(pieces));
  const grams = drained(readGrams(pieces, tongues));
  const { titles, proposal } = drained(readWholes(pieces, topics, grams, odds, odds));
  return { pieces, titles, proposal, topics, grams };
}

const LISTED =
  '石桥镇今年修了三条水渠、两座涵洞和一座提灌站，沿线六个村子的旱地都能浇上水，受益农户达到四百多户';
const NEXT = '镇水利站站长韩玉田说，明年春天还要把支渠修到每个组的地头，让老乡们少挑几担水。';
const OTHERS = [
  '渡口的夜航从下月起恢复。船票不涨价，末班船十点开出。',
  '镇上的书店搬到了桥头，新开了一间阅览室，周末孩子们可以在里面看书。',
];

const EN_LISTED =
  'The town of Millbrook repaired three canals, two culverts and one pumping station this year, and four hundred farms now have water';
const EN_NEXT =
  'Ada Thornwell, who runs the water office, said the side canals would reach every field by next spring.';
const EN_OTHERS = [
  'The night ferry will sail again from next month. Tickets stay as they were.',
  'The bookshop moved to the bridge and opened a reading room for children.',
];

describe('an end without a stop', () => {
  it.each([
    ['Chinese', [LISTED, NEXT, ...OTHERS]],
    ['English', [EN_LISTED, EN_NEXT, ...EN_OTHERS]],
  ])('is whole where what stands behind begins by itself and nothing else goes on: %s', (_, texts) => {
    const { pieces, titles } = read(texts);
    expect(pieces[0]?.whole).toBeGreaterThanOrEqual(0.8);
    expect(titles[0]).toBe(0);
    expect(tornTail(pieces[0] as (typeof pieces)[number], 0)).toBe(0);
  });

  it.each([
    [
      'Chinese',
      [
        `${LISTED}。今年秋天，县水利局还请来三位老闸工讲怎样`,
        '给闸门除锈，怎样看水位尺，来听的人坐满了一屋子。',
        ...OTHERS,
      ],
    ],
    [
      'English',
      [
        `${EN_LISTED}. In autumn the county invited three old keepers to`,
        'teach the young ones how to oil a gate and how to read the gauge.',
        ...EN_OTHERS,
      ],
    ],
  ])('is a cut where the rest of its sentence stands right behind: %s', (_, texts) => {
    expect(read(texts).pieces[0]?.whole).toBeUndefined();
  });

  it('is a cut where the rest stands elsewhere, whatever begins right behind', () => {
    const { pieces } = read([
      `${LISTED}。今年秋天，县水利局还请来三位老闸工讲怎样`,
      ...OTHERS,
      '给闸门除锈，怎样看水位尺，来听的人坐满了一屋子。',
    ]);
    expect(pieces[0]?.whole).toBeUndefined();
  });

  it('makes a title of a line that may be one', () => {
    const { pieces, titles } = read(['石桥镇三条新渠通水', NEXT, ...OTHERS], [0.35]);
    expect(titles[0]).toBeGreaterThanOrEqual(0.8);
    expect(pieces[0]?.whole).toBeUndefined();
  });
});

describe('an English line that may be a headline', () => {
  const BOOKS =
    'Wenna Halloran, who keeps the harbour books, said the longer pier would cost less than the one it replaces.';
  const RESTS = [
    'past the old customs house, where the nets are mended.',
    'for the third winter in a row, and the mill stood still.',
    'with two lanterns and a bell, as the keepers had asked.',
  ];

  it('is one where many beginnings have a small share in it', () => {
    const { titles } = read(
      ['Pier plan splits harbour town', BOOKS, EN_OTHERS[1] as string, ...RESTS],
      [0.25],
    );
    expect(titles[0]).toBeGreaterThanOrEqual(0.8);
  });

  it('is none where one of them has half', () => {
    const { titles } = read(
      ['Council sends the pier plan back', BOOKS, EN_OTHERS[1] as string, ...RESTS.slice(0, 1)],
      [0.25],
    );
    expect(titles[0]).toBeLessThan(0.5);
  });
});

it('joints proposed are taken over only where no end was found whole', () => {
  const cut = read([
    `${LISTED}。今年秋天，县水利局还请来三位老闸工讲怎样`,
    '给闸门除锈，怎样看水位尺，来听的人坐满了一屋子。',
    ...OTHERS,
  ]);
  expect(cut.proposal).not.toBeNull();
  const { pieces, topics, grams, titles, proposal } = cut;
  const anew = drained(threadPieces(pieces, topics, grams, titles));
  const taken = drained(threadPieces(pieces, topics, grams, titles, undefined, proposal));
  expect([...taken.next]).toEqual([...anew.next]);
  expect([...taken.sure]).toEqual([...anew.sure]);
  expect(read([LISTED, NEXT, ...OTHERS]).proposal).toBeNull();
});

it('ends are read so in every page that was cut into columns', () => {
  const text = [
    '# 石桥镇的水渠',
    LISTED,
    NEXT,
    '# 渡口的夜航',
    OTHERS[0],
    '船老大说，夜里的河面比白天更静，只要看得见两岸的灯',
    '# 桥头的书店',
    OTHERS[1],
    '，就能把船稳稳停在码头上，乘客下了船还能赶上末班车。',
  ].join('\n\n');
  const whole: string[] = [];
  plan(text, {
    tongues,
    seen: (pieces) => whole.push(...pieces.filter((piece) => piece.whole).map((piece) => piece.text)),
  });
  expect(whole).toEqual([LISTED]);
});
