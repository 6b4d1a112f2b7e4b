import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import {
  featuresOf,
  headEdge,
  JOINT_FEATURES,
  jointFeatures,
  type Situation,
  tailEdge,
} from '../../../src/engine/seams/fit.ts';
import { pieceOf } from './pieces.ts';

const SITUATION: Situation = {
  likeness: 0,
  around: 0,
  across: 0,
  distance: 1,
  afterTorn: false,
  afterTitle: false,
  continuity: 0,
  columnContinuity: 0,
  tornHead: 0,
  tailOdds: 0,
  tailTitle: 0,
  headTitle: 0,
};

/** What a dump's words tell of a joint, by name. */
function told(
  dump: readonly string[],
  tail: string,
  head: string,
  at: Partial<Situation> = {},
  script: 'cjk' | 'latin' = 'latin',
): Record<string, number> {
  const cjk = script === 'cjk';
  const read = (text: string): Piece => pieceOf(text, { cjk });
  const grams = drained(readGrams([...dump, tail, head].map(read)));
  // What another joint left must not show.
  const f = featuresOf(cjk).fill(7);
  jointFeatures(tailEdge(read(tail), grams), headEdge(read(head), grams), cjk, grams, f, {
    ...SITUATION,
    ...at,
  });
  expect(f).toHaveLength(JOINT_FEATURES[script].length);
  return Object.fromEntries(JOINT_FEATURES[script].map((name, k) => [name, f[k] as number]));
}

describe('a joint of Chinese', () => {
  const chinese = (tail: string, head: string) => told([], tail, head, {}, 'cjk');

  it('is mended where a word reaches across it', () => {
    const mends = chinese('这座老桥去年秋天重新开', '放，行人可以从东岸走到西岸。');
    expect([mends['word2'], mends['word3'], mends['word4']]).toEqual([1, 0, 0]);
    const none = chinese('这座老桥去年秋天重新开放', '。行人可以从东岸走到西岸');
    expect([none['word2'], none['wholeMark']]).toEqual([0, 1]);
  });

  it('goes on with the step of a list that comes next', () => {
    const next = chinese('渡口要修三处：一是码头，二是', '灯塔，三是候船的棚子。');
    expect([next['counts'], next['countsNot']]).toEqual([1, 0]);
    const again = chinese('渡口要修三处：一是码头，二是', '灯塔，二是候船的棚子。');
    expect([again['counts'], again['countsNot']]).toEqual([0, 1]);
  });

  it('has what every script tells, and nothing of the other script', () => {
    const f = chinese('全镇的茶园（含今年新', '种的）都在北坡。');
    expect([f['bracketFits'], f['bracketClashes'], f['next']]).toEqual([1, 0, 1]);
    expect(f).not.toHaveProperty('lower');
    const other = told([], 'All barns of the town (with', 'those on the hill) face north.');
    expect([other['bracketFits'], other['bracketClashes'], other['next']]).toEqual([1, 0, 1]);
    expect(other).not.toHaveProperty('word2');
  });
});

describe('a beginning with a capital', () => {
  const dump = [
    'Last year the board of Tarrant Quay paid for lamps, and Tarrant himself lit them.',
    'The town has several lamps, several boats, and several pilots without a licence.',
  ];

  it('is a name where the dump has it with a capital inside sentences', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Tarrant and the board.');
    expect(f['headNamed']).toBeGreaterThan(0.6);
    expect(f['headOpens']).toBe(0);
  });

  it('is a sentence’s beginning where the dump has it without', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Several pilots were heard.');
    expect(f['headOpens']).toBeGreaterThan(0.6);
    expect(f['headNamed']).toBe(0);
  });

  it('tells nothing where the dump does not know it', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Hallow of Ellery.');
    expect([f['headNamed'], f['headOpens']]).toEqual([0, 0]);
  });
});

describe('a capital at the joint', () => {
  it('tells a name that may go on from one that ends', () => {
    const name = told([], 'They met the envoy of Lower Marlow', 'Bridge, who had come by boat');
    expect([name['capitals'], name['capitalEnds']]).toEqual([1, 0]);
    const ends = told([], 'They met the envoy of Lower Marlow', 'who had come by boat');
    expect([ends['capitals'], ends['capitalEnds']]).toEqual([0, 1]);
    const plain = told([], 'They met the envoy of the', 'Marlow valley');
    expect([plain['capitals'], plain['capitalEnds']]).toEqual([0, 0]);
  });
});

describe('capitals throughout', () => {
  const [big, small] = ['FERRY LINE TO ELLERY LOSES ITS LAST CAPTAIN AND', 'two mates on the same day.'];

  it('part a headline from the text below it, and tell no classes of words', () => {
    const f = told([], big, small);
    expect([f['capitalsClash'], f['allCapitals'], f['syntax']]).toEqual([1, 0, 0]);
    const both = told([], big, 'TWO MATES ON THE SAME DAY');
    expect([both['capitalsClash'], both['allCapitals'], both['syntax']]).toEqual([0, 1, 0]);
    const none = told([], big.toLowerCase(), small);
    expect([none['capitalsClash'], none['allCapitals']]).toEqual([0, 0]);
    expect(none['syntax']).not.toBe(0);
  });
});

describe('how sure a side is a title', () => {
  it('is passed on to the joint', () => {
    const f = told([], 'Ferry line to Ellery loses', 'two mates', { tailTitle: 0.4, headTitle: 0.1 });
    expect([f['tailTitled'], f['headTitled']]).toEqual([0.4, 0.1]);
  });
});
