import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { openTongues } from '../../../src/core/tongues.ts';
import { weigh } from '../../../src/engine/base/network.ts';
import { plan } from '../../../src/engine/index.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { DEPTH_FEATURES, depthFeatures, readDepths } from '../../../src/engine/seams/depths.ts';
import { DEPTHS_AT } from '../../../src/engine/seams/fit.ts';
import { proposeJoints, type SeeJoint } from '../../../src/engine/seams/joints.ts';
import { JOINT_NETWORK } from '../../../src/engine/seams/networks.ts';
import { pieceOf } from './pieces.ts';

/** A piece of so many letters. */
const deep = (letters: number) => pieceOf('河'.repeat(letters));

/** What the depths of pieces say of a joint, by name; behind the pieces in `feet` a column ends, in `cut` cut. */
function told(
  letters: readonly number[],
  feet: readonly number[],
  cut: readonly number[],
  t: number,
  h: number,
) {
  const depths = readDepths(
    letters.map(deep),
    (p) => feet.includes(p),
    (p) => cut.includes(p),
  );
  const f = new Float64Array(DEPTH_FEATURES.length);
  depthFeatures(depths, t, h, f, 0);
  return Object.fromEntries(DEPTH_FEATURES.map((name, i) => [name, f[i] as number]));
}

describe('how deep two columns are', () => {
  it('is the same for two of one story, however their paragraphs fall', () => {
    const { depthLike, depthUnlike } = told([100, 150, 240, 90, 300], [1, 2, 3], [1, 2], 1, 2);
    expect(depthLike).toBe(1);
    expect(depthUnlike).toBe(0);
  });

  it('is as good as the same within a line, and less so the further off', () => {
    const like = (on: number) =>
      told([250, on, 90], [0, 1], [0, 1], 0, 1) as { depthLike: number; depthUnlike: number };
    expect(like(260).depthLike).toBe(1);
    expect(like(280).depthLike).toBeLessThan(0.9);
    expect(like(280).depthLike).toBeGreaterThan(like(330).depthLike);
    expect(like(500).depthLike).toBeLessThan(0.01);
    expect(like(500).depthUnlike).toBeGreaterThan(like(330).depthUnlike);
  });

  it('tells nothing where the last column of a story is the shorter one, and something where it is the deeper', () => {
    expect(told([250, 80], [0], [0], 0, 1)).toEqual({ depthLike: 0, depthUnlike: 0, depthOver: 0 });
    expect(told([250, 300, 300], [0], [0], 0, 1).depthOver).toBeGreaterThan(0.5);
  });
});

it('what stands down to a piece and on from it is its whole column, told once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ letters: fc.integer({ min: 1, max: 60 }), foot: fc.boolean() }), {
        minLength: 1,
        maxLength: 30,
      }),
      (list) => {
        const pieces = list.map((x) => deep(x.letters));
        const depths = readDepths(
          pieces,
          (p) => list[p]?.foot ?? true,
          () => false,
        );
        let from = 0;
        for (let p = 0; p < list.length; p++) {
          if (!list[p]?.foot && p < list.length - 1) continue;
          const column = list.slice(from, p + 1).reduce((sum, x) => sum + x.letters, 0);
          for (let q = from; q <= p; q++) {
            const own = list[q]?.letters as number;
            expect((depths.down[q] as number) + (depths.on[q] as number) - own).toBe(column);
          }
          from = p + 1;
        }
      },
    ),
  );
});

describe('on a page', () => {
  const PAGE = [
    '石桥镇的水闸去年冬天开始大修',
    '镇上的闸工说，闸门三十年没有换过，入秋以后漏水一天比一天多，这次要一起换掉的有铁门',
    '书店搬到桥头以后，每天来看书的学生比过去多了一倍，店里又添了二十张桌子，晚上也开到九',
    '点钟。店主说，只要灯亮着就有人来。',
    '、铁轨和绞盘，再把两边的石墙加高半米，工程要到明年春天才能做完，往后沿河的田地就不怕涨',
    '水了。',
  ];

  /** What the joint from the end of the first story's column to a beginning is judged by. */
  const features = (head: number): Float64Array => {
    const pieces = PAGE.map((text) => pieceOf(text));
    const titles = Float32Array.from(PAGE, (_, p) => (p === 0 ? 1 : 0));
    const topics = drained(readTopics(pieces));
    let seen = new Float64Array(0);
    const see: SeeJoint = (joint, f) => {
      if (joint.tail === 1 && joint.head === head) seen = f.slice();
    };
    drained(proposeJoints(pieces, topics, drained(readGrams(pieces)), titles, see));
    return seen;
  };

  it('a column ends where a line is cut, and the title over it is no part of it', () => {
    expect(Array.from(features(4).slice(DEPTHS_AT))).toEqual([1, 0, 0]);
    expect(Array.from(features(3).slice(DEPTHS_AT))).toEqual([0, 0, 0]);
  });

  it('a joint of columns alike is likelier than the same of columns unlike', () => {
    const odds = (depths: readonly number[]) => {
      const f = Float64Array.from(features(4));
      f.set(depths, DEPTHS_AT);
      return weigh(JOINT_NETWORK.cjk, f);
    };
    expect(odds([1, 0, 0])).toBeGreaterThan(odds([0, 0.5, 0]));
  });

  it('the editor is told of it with the joint', () => {
    const tongues = openTongues(join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues'));
    const { findings } = plan(PAGE.join('\n\n'), { tongues });
    const told = findings.filter((f) => f.kind === 'join').map((f) => f.reasons.map((r) => r.code));
    expect(told.filter((codes) => codes.includes('join.depth'))).toHaveLength(1);
  });
});
