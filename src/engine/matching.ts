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

/** Matches ends to beginnings. Generator: yields the share done. Cost: the number of candidates times `ROUNDS`. */
export function* match(candidates: readonly Candidate[]): Generator<number, Matching> {
  const n = candidates.length;
  const tails = new Map<number, number>();
  const heads = new Map<number, number>();
  const numbered = (map: Map<number, number>, key: number): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, map.size);
    return map.size - 1;
  };
  const tail = Int32Array.from(candidates, (c) => numbered(tails, c.tail));
  const head = Int32Array.from(candidates, (c) => numbered(heads, c.head));
  const odds = Float64Array.from(candidates, (c) => Math.exp(Math.min(SURE, c.score)));
  // How free the end is for this joint, and the beginning.
  const fromTail = new Float64Array(n).fill(1);
  const fromHead = new Float64Array(n).fill(1);
  const tailSum = new Float64Array(tails.size);
  const headSum = new Float64Array(heads.size);
  const pass = (side: Int32Array, sum: Float64Array, given: Float64Array, out: Float64Array): void => {
    sum.fill(0);
    for (let k = 0; k < n; k++) {
      const s = side[k] as number;
      sum[s] = (sum[s] as number) + (odds[k] as number) * (given[k] as number);
    }
    for (let k = 0; k < n; k++) {
      const rest = (sum[side[k] as number] as number) - (odds[k] as number) * (given[k] as number);
      out[k] = 1 / (1 + Math.max(0, rest));
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    pass(tail, tailSum, fromHead, fromTail);
    pass(head, headSum, fromTail, fromHead);
    if (n * round > 20_000) yield round / ROUNDS;
  }
  const chance = new Float64Array(n);
  const left = new Float64Array(tails.size).fill(1);
  for (let k = 0; k < n; k++) {
    const joined = (odds[k] as number) * (fromTail[k] as number) * (fromHead[k] as number);
    chance[k] = joined / (1 + joined);
    left[tail[k] as number] = (left[tail[k] as number] as number) - (chance[k] as number);
  }
  const open = new Map([...tails].map(([t, i]) => [t, Math.max(1e-9, left[i] as number)]));
  return { chance, open };
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
  const all = [...lists];
  const { chance, open } = yield* match(all.flat());
  let k = 0;
  for (const list of all) {
    for (const j of list)
      j.score = Math.log(Math.max(1e-9, chance[k++] as number) / (open.get(j.tail) as number));
    list.sort((a, b) => b.score - a.score || Math.abs(a.head - a.tail) - Math.abs(b.head - b.tail));
  }
}
