import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { type Candidate, compete, match } from '../../../src/engine/seams/matching.ts';

/** Chances by going through every way to match. */
function exact(candidates: readonly Candidate[]): number[] {
  const sums = candidates.map(() => 0);
  let total = 0;
  const go = (k: number, used: ReadonlySet<string>, weight: number, taken: readonly number[]): void => {
    if (k === candidates.length) {
      total += weight;
      for (const t of taken) sums[t] = (sums[t] as number) + weight;
      return;
    }
    go(k + 1, used, weight, taken);
    const { tail, head, score } = candidates[k] as Candidate;
    if (used.has(`t${tail}`) || used.has(`h${head}`)) return;
    go(k + 1, new Set([...used, `t${tail}`, `h${head}`]), weight * Math.exp(score), [...taken, k]);
  };
  go(0, new Set(), 1, []);
  return sums.map((s) => s / total);
}

describe('matching ends to beginnings', () => {
  it('gives the chances of one end as a choice among its beginnings and none', () => {
    const list = [1, 2, 3].map((head) => ({ tail: 0, head, score: head - 1 }));
    const { chance, open } = drained(match(list));
    const total = 1 + list.reduce((n, j) => n + Math.exp(j.score), 0);
    list.forEach((j, k) => expect(chance[k]).toBeCloseTo(Math.exp(j.score) / total, 9));
    expect(open.get(0)).toBeCloseTo(1 / total, 9);
  });

  it('is exact where the possible joints hold no ring', () => {
    const list: Candidate[] = [
      { tail: 0, head: 10, score: 2 },
      { tail: 1, head: 10, score: 3 },
      { tail: 1, head: 11, score: 1 },
      { tail: 2, head: 11, score: 0.5 },
    ];
    const truth = exact(list);
    const { chance } = drained(match(list));
    truth.forEach((p, k) => expect(chance[k]).toBeCloseTo(p, 6));
  });

  it('is near where it does', () => {
    const list: Candidate[] = [];
    for (let tail = 0; tail < 3; tail++)
      for (let head = 0; head < 3; head++)
        list.push({ tail, head: 10 + head, score: tail === head ? 4 : ((tail * 7 + head * 5) % 4) - 1 });
    const truth = exact(list);
    const { chance } = drained(match(list));
    truth.forEach((p, k) => expect(Math.abs((chance[k] as number) - p)).toBeLessThan(0.05));
  });

  it('leaves a beginning to the end it fits best, and the other end looks elsewhere', () => {
    const lists = [
      [
        { tail: 0, head: 10, score: 5 },
        { tail: 0, head: 11, score: 3 },
      ],
      [
        { tail: 1, head: 10, score: 9 },
        { tail: 1, head: 11, score: -2 },
      ],
    ];
    drained(compete(lists));
    expect(lists.map((l) => l[0]?.head)).toEqual([11, 10]);
    expect(lists[0]?.[0]?.score).toBeGreaterThan(1);
  });
});

describe('many candidates', () => {
  it('are gone through in stretches, so that the matching can be called off at any time', () => {
    const count = 240_000;
    let read = 0;
    let most = 0;
    let since = 0;
    const list: Candidate[] = Array.from({ length: count }, (_, k) => ({
      tail: k >> 5,
      head: 1_000_000 + ((k * 7) % 9000),
      get score() {
        read++;
        since++;
        return (k % 11) - 5;
      },
    }));
    const steps = match(list);
    for (let step = steps.next(); !step.done; step = steps.next()) {
      most = Math.max(most, since);
      since = 0;
    }
    expect(read).toBe(count);
    expect(most).toBeLessThanOrEqual(50_000);
  });
});
