import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tieNeighbours } from '../../../src/engine/articles/neighbours.ts';
import { noThreads, type Threads } from '../../../src/engine/threads/threads.ts';

/** Threads of so many pieces: joints made, as tail, head; and rivals, as tail, head, log odds against going on nowhere. */
function threadsOf(
  n: number,
  made: readonly (readonly [number, number])[],
  rivals: readonly (readonly [number, number, number])[],
): Threads {
  const threads = noThreads(n);
  for (const [tail, head] of made) {
    threads.next[tail] = head;
    threads.previous[head] = tail;
    threads.sure[tail] = 0.6;
  }
  for (const [tail, head, score] of rivals)
    threads.rivals.set(tail, [...(threads.rivals.get(tail) ?? []), { tail, head, score }]);
  return threads;
}

describe('an end and a beginning that order puts side by side', () => {
  // The end 0 was tied to 3, which went to the other article; behind it stands 1, which fits nearly as well.
  const apart = [
    [0, 1],
    [2, 3],
  ];

  it('are tied where the end’s own joint leads elsewhere', () => {
    const tied = tieNeighbours(
      threadsOf(
        4,
        [[0, 3]],
        [
          [0, 3, 1],
          [0, 1, 0.8],
        ],
      ),
      apart,
      0.3,
    );
    expect([...tied.next]).toEqual([1, -1, -1, -1]);
    expect([...tied.previous]).toEqual([-1, 0, -1, -1]);
    expect(tied.sure[0]).toBeCloseTo(Math.exp(0.8) / (1 + Math.exp(1) + Math.exp(0.8)), 5);
  });

  it('are left as they are where the beginning fits too little, or is no rival at all', () => {
    for (const rivals of [
      [
        [0, 3, 1],
        [0, 1, -2],
      ],
      [[0, 3, 1]],
    ] as [number, number, number][][])
      expect([...tieNeighbours(threadsOf(4, [[0, 3]], rivals), apart, 0.3).next]).toEqual([3, -1, -1, -1]);
  });

  it('free the end that was tied to the beginning from afar', () => {
    const tied = tieNeighbours(threadsOf(4, [[2, 1]], [[0, 1, 1]]), apart, 0.3);
    expect([...tied.next]).toEqual([1, -1, -1, -1]);
    expect([...tied.previous]).toEqual([-1, 0, -1, -1]);
  });
});

it('each end goes on in one beginning at most and each beginning is the rest of one end, and joints side by side stay', () => {
  const n = 6;
  const pieces = Array.from({ length: n }, (_, p) => p);
  const score = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.shuffledSubarray(pieces, { minLength: n }),
      fc.shuffledSubarray(pieces, { minLength: n }),
      fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), score), { maxLength: 12 }),
      (order, ring, found) => {
        const made = pieces.slice(0, 3).map((k) => [ring[2 * k], ring[2 * k + 1]] as [number, number]);
        const threads = threadsOf(
          n,
          made,
          found.filter(([tail, head]) => tail !== head),
        );
        const { next, previous } = tieNeighbours(threads, [order], 0.3);
        for (const p of pieces) {
          if ((next[p] as number) >= 0) expect(previous[next[p] as number]).toBe(p);
          if ((previous[p] as number) >= 0) expect(next[previous[p] as number]).toBe(p);
        }
        for (const [tail, head] of made)
          if (order.indexOf(head) === order.indexOf(tail) + 1) expect(next[tail]).toBe(head);
      },
    ),
  );
});
