/**
 * Ends compete for beginnings: each goes on in one place at most, and each place is the rest of one end at most. The
 * chance of every joint over all ways to settle the rest is found by belief propagation on the monomer-dimer model
 * (Bayati and Nair 2006): messages that say how free an end or a beginning is, passed to and fro until they rest.
 */

/** A possible joint: log odds by itself, against an end and a beginning both left open. */
export interface Candidate {
  tail: number;
  head: number;
  score: number;
}

/** Rounds of messages; their error falls by a part each round, and ends rest on few beginnings. */
const ROUNDS = 40;
/** Beyond this odds make no difference, and their products stay finite. */
const SURE = 30;

/** Chances of joints, by their place in the list, and of the ends to go on nowhere. */
export interface Matching {
  chance: Float64Array;
  open: Map<number, number>;
}

/** Candidates gone through between two yields. */
const STRETCH = 50_000;

/** From 0 to `n` in stretches, a yield between two: the `share` is told each time. */
function* stretches(n: number, share: number, each: (k: number) => void): Generator<number, void> {
  for (let from = 0; from < n; from += STRETCH) {
    const to = Math.min(n, from + STRETCH);
    for (let k = from; k < to; k++) each(k);
    if (to < n) yield share;
  }
}

/** Numbers keys in the order they are met. */
function numbering(): { of: (key: number) => number; keys: Map<number, number> } {
  const keys = new Map<number, number>();
  return {
    keys,
    of: (key) => {
      const known = keys.get(key);
      if (known !== undefined) return known;
      keys.set(key, keys.size);
      return keys.size - 1;
    },
  };
}

/** Candidates as numbers: the end and the beginning of each, counted from 0; `tails` gives an end its number. */
export interface Numbered {
  tail: Int32Array;
  head: Int32Array;
  tails: ReadonlyMap<number, number>;
  heads: number;
}

/** Numbers the ends and beginnings of candidates. Generator: yields the share done. */
export function* numbered(candidates: readonly Candidate[]): Generator<number, Numbered> {
  const tails = numbering();
  const heads = numbering();
  const tail = new Int32Array(candidates.length);
  const head = new Int32Array(candidates.length);
  yield* stretches(candidates.length, 0, (k) => {
    const c = candidates[k] as Candidate;
    tail[k] = tails.of(c.tail);
    head[k] = heads.of(c.head);
  });
  return { tail, head, tails: tails.keys, heads: heads.keys.size };
}

/**
 * Matches ends to beginnings by the scores of their candidates, `rounds` times to and fro. Generator: yields the share
 * done. Cost: the number of candidates times `rounds`.
 */
export function* matchNumbered(
  { tail, head, tails, heads }: Numbered,
  scores: ArrayLike<number>,
  rounds = ROUNDS,
): Generator<number, Matching> {
  const n = tail.length;
  const odds = new Float64Array(n);
  yield* stretches(n, 0, (k) => {
    odds[k] = Math.exp(Math.min(SURE, scores[k] as number));
  });
  // How free the end is for this joint, and the beginning.
  const fromTail = new Float64Array(n).fill(1);
  const fromHead = new Float64Array(n).fill(1);
  const tailSum = new Float64Array(tails.size);
  const headSum = new Float64Array(heads);
  function* pass(
    side: Int32Array,
    sum: Float64Array,
    given: Float64Array,
    out: Float64Array,
    share: number,
  ): Generator<number, void> {
    sum.fill(0);
    yield* stretches(n, share, (k) => {
      const s = side[k] as number;
      sum[s] = (sum[s] as number) + (odds[k] as number) * (given[k] as number);
    });
    yield* stretches(n, share, (k) => {
      const rest = (sum[side[k] as number] as number) - (odds[k] as number) * (given[k] as number);
      out[k] = 1 / (1 + Math.max(0, rest));
    });
  }
  for (let round = 0; round < rounds; round++) {
    yield* pass(tail, tailSum, fromHead, fromTail, round / rounds);
    yield* pass(head, headSum, fromTail, fromHead, round / rounds);
    if (n * round > 20_000) yield round / rounds;
  }
  const chance = new Float64Array(n);
  const left = new Float64Array(tails.size).fill(1);
  yield* stretches(n, 1, (k) => {
    const joined = (odds[k] as number) * (fromTail[k] as number) * (fromHead[k] as number);
    chance[k] = joined / (1 + joined);
    left[tail[k] as number] = (left[tail[k] as number] as number) - (chance[k] as number);
  });
  const open = new Map<number, number>();
  for (const [t, i] of tails) open.set(t, Math.max(1e-9, left[i] as number));
  return { chance, open };
}

/** Matches ends to beginnings. Generator: yields the share done. Cost: the number of candidates times `ROUNDS`. */
export function* match(candidates: readonly Candidate[]): Generator<number, Matching> {
  const scores = new Float64Array(candidates.length);
  yield* stretches(candidates.length, 0, (k) => {
    scores[k] = (candidates[k] as Candidate).score;
  });
  return yield* matchNumbered(yield* numbered(candidates), scores);
}

/** The chances of the joints of one end, and of the end to go on nowhere, from the scores `compete` gave them. */
export function chancesAmong(all: readonly Candidate[]): { of: Float64Array; none: number } {
  const most = all.reduce((m, j) => Math.max(m, j.score), 0);
  const of = Float64Array.from(all, (j) => Math.exp(j.score - most));
  const total = of.reduce((n, x) => n + x, Math.exp(-most));
  return { of: of.map((x) => x / total), none: Math.exp(-most) / total };
}

/** The chance of a joint, from the scores that `compete` gave the joints of its end. */
export function shareOf(joint: Candidate, all: readonly Candidate[]): number {
  const most = all.reduce((m, j) => Math.max(m, j.score), 0);
  const total = all.reduce((n, j) => n + Math.exp(j.score - most), Math.exp(-most));
  return Math.exp(joint.score - most) / total;
}

/**
 * Puts candidates of many ends in competition: scores become log odds against going on nowhere, all others
 * considered. Lists keep their joints; each is sorted, best first. Generator: yields the share done.
 */
export function* compete<J extends Candidate>(lists: Iterable<J[]>): Generator<number, void> {
  const kept = [...lists];
  const all: J[] = [];
  for (const list of kept) {
    for (const joint of list) all.push(joint);
  }
  const { chance, open } = yield* match(all);
  let k = 0;
  let done = 0;
  for (const list of kept) {
    for (const j of list)
      j.score = Math.log(Math.max(1e-9, chance[k++] as number) / (open.get(j.tail) as number));
    list.sort((a, b) => b.score - a.score || Math.abs(a.head - a.tail) - Math.abs(b.head - b.tail));
    if (k - done < STRETCH) continue;
    done = k;
    yield 1;
  }
}
