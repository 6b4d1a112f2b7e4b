import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { bestPath } from '../../../src/engine/articles/paths.ts';
import type { Joint } from '../../../src/engine/seams/joints.ts';
import { type Settled, settle } from '../../../src/engine/threads/settle.ts';

function joint(tail: number, head: number, score: number): Joint {
  return { tail, head, score };
}

function settled(n: number, list: Joint[], isTitle: (p: number) => boolean = () => true): Settled {
  const joints = new Map<number, Joint[]>();
  for (const j of list) joints.set(j.tail, [...(joints.get(j.tail) ?? []), j]);
  for (const own of joints.values()) own.sort((a, b) => b.score - a.score);
  return drained(settle(n, joints, isTitle));
}

/** The same rule told plainly: all open ends looked through for every joint taken. */
function byHand(list: readonly Joint[]): Map<number, number> {
  const taken = new Map<number, number>();
  const used = new Set<number>();
  for (;;) {
    let best: Joint | null = null;
    let most = 0;
    for (const t of new Set(list.map((j) => j.tail))) {
      if (taken.has(t)) continue;
      const own = list.filter((j) => j.tail === t && !used.has(j.head)).sort((a, b) => b.score - a.score);
      const first = own[0];
      if (!first || first.score <= 0) continue;
      const rivals = list.filter((j) => j.head === first.head && j.tail !== t && !taken.has(j.tail));
      const regret = first.score - Math.max(0, own[1]?.score ?? 0, ...rivals.map((j) => j.score));
      if (!best || regret > most) {
        best = first;
        most = regret;
      }
    }
    if (!best) return taken;
    taken.set(best.tail, best.head);
    used.add(best.head);
  }
}

describe('open ends settled by regret', () => {
  it('takes the clearest first, and whoever lost its beginning looks elsewhere', () => {
    const { next } = settled(8, [joint(0, 4, 3), joint(0, 5, 2.5), joint(1, 4, 6), joint(2, 6, -1)]);
    expect([next[0], next[1], next[2]]).toEqual([5, 4, -1]);
  });

  it('settles hundreds of ends as looking through all of them for every joint would', () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return seed / 2 ** 32;
    };
    const ends = 120;
    const list: Joint[] = [];
    for (let t = 0; t < ends; t++) {
      for (let k = -5; k <= 5; k++) {
        const h = ends + t + k;
        if (h >= ends && h < 2 * ends) list.push(joint(t, h, random() * 12 - 5));
      }
    }
    const { next } = settled(2 * ends, list);
    const expected = byHand(list);
    expect(expected.size).toBeGreaterThan(80);
    for (let t = 0; t < ends; t++) expect(next[t]).toBe(expected.get(t) ?? -1);
  });

  it('closes no ring, through whatever columns it would run', () => {
    const { next } = settled(4, [joint(1, 2, 5), joint(3, 0, 4)], () => false);
    expect([next[1], next[3]]).toEqual([2, -1]);
  });
});

describe('many columns of one article', () => {
  it('are told each once, in one path from the first, though the steps would rather run in a ring', () => {
    const n = 40;
    const path = bestPath(n, 0, { step: (a, b) => (b === (a + 1) % n ? 5 : 0) });
    expect(path).toEqual(Array.from({ length: n }, (_, k) => k));
    const backward = bestPath(n, 0, { step: (a, b) => (a < 0 || b < 0 ? 0 : b === a - 1 ? 5 : 0) });
    expect([...backward].sort((a, b) => a - b)).toEqual(path);
    expect(backward.slice(1)).toEqual(Array.from({ length: n - 1 }, (_, k) => n - 1 - k));
  });
});
