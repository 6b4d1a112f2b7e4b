/**
 * Which end goes on in which beginning: a path cover over scored joints, settled in the order of regret (the
 * clearest first), with the option that an end goes on nowhere because its other half is lost. Settled twice: the
 * sure joints make columns of fragments, and whole columns tell better what they speak of.
 */
import type { Grams } from './grams.ts';
import { type Joint, type Proposal, proposeJoints, TORN } from './joints.ts';
import type { Piece } from './model.ts';
import { likeness, type Theme, type Topics, themeLikeness, themeOf } from './topics.ts';
import { type Woven, weave } from './weave.ts';
import { SECOND_WEIGHTS } from './weights.ts';

export interface Threads {
  /** By piece: the piece its end goes on in, or -1. */
  next: Int32Array;
  previous: Int32Array;
  /** By piece: how sure the joint to `next` is, 0 to 1. */
  sure: Float32Array;
  /** By piece with a torn end: the joints looked at, best first, at most four. */
  rivals: Map<number, Joint[]>;
  tailTorn: Float32Array;
  headTorn: Float32Array;
  /** Whether the bound on candidates was hit. */
  bounded: boolean;
  woven: Woven;
}

/** A joint as sure as this in the first round is taken as settled in the second. */
const CLEAR = 0.93;
/** Beginnings looked at again for one end in the second round. */
const AGAIN = 14;

interface Settled {
  next: Int32Array;
  previous: Int32Array;
  sure: Float32Array;
}

/** Settles joints by maximum regret. Generator: yields the share done. */
function* settle(n: number, joints: ReadonlyMap<number, readonly Joint[]>, isTitle: (p: number) => boolean): Generator<number, Settled> {
  const next = new Int32Array(n).fill(-1);
  const previous = new Int32Array(n).fill(-1);
  const sure = new Float32Array(n);
  const open = new Set(joints.keys());
  const at = new Map<number, number>();
  // Whoever a beginning would rather follow: its ends, best first, for the regret on that side.
  const byHead = new Map<number, Joint[]>();
  for (const list of joints.values()) {
    for (const j of list) {
      if (j.score < -3) continue;
      const own = byHead.get(j.head);
      if (own) own.push(j);
      else byHead.set(j.head, [j]);
    }
  }
  for (const list of byHead.values()) list.sort((a, b) => b.score - a.score || a.tail - b.tail);
  const barred = new Set<Joint>();
  const free = (j: Joint) => (previous[j.head] as number) < 0 && !barred.has(j);
  const reaches = (from: number, to: number): boolean => {
    // Following joints and the columns between them must not lead back.
    let p = from;
    for (let steps = 0; steps <= 2 * n; steps++) {
      if (p === to) return true;
      if (joints.has(p)) {
        if ((next[p] as number) < 0) return false;
        p = next[p] as number;
      } else {
        if (p + 1 >= n || isTitle(p + 1) || (previous[p + 1] as number) >= 0) return false;
        p++;
      }
    }
    return true;
  };
  let rounds = 0;
  while (open.size) {
    let best: Joint | null = null;
    let bestRegret = 0;
    for (const t of open) {
      const list = joints.get(t) as readonly Joint[];
      let k = at.get(t) ?? 0;
      while (k < list.length && !free(list[k] as Joint)) k++;
      at.set(t, k);
      const first = list[k];
      if (!first || first.score <= 0) continue;
      let second = 0;
      for (let i = k + 1; i < list.length; i++) {
        if (free(list[i] as Joint)) {
          second = Math.max(0, (list[i] as Joint).score);
          break;
        }
      }
      let other = 0;
      for (const j of byHead.get(first.head) ?? []) {
        if (j.tail !== t && open.has(j.tail)) {
          other = Math.max(0, j.score);
          break;
        }
      }
      const regret = first.score - Math.max(second, other);
      if (!best || regret > bestRegret || (regret === bestRegret && first.score > best.score)) {
        best = first;
        bestRegret = regret;
      }
    }
    if (!best) break;
    if (++rounds % 20 === 0) yield 1 - open.size / joints.size;
    if (reaches(best.head, best.tail)) {
      barred.add(best);
      continue;
    }
    next[best.tail] = best.head;
    previous[best.head] = best.tail;
    sure[best.tail] = 1 / (1 + Math.exp(-Math.min(bestRegret, best.score)));
    open.delete(best.tail);
  }
  return { next, previous, sure };
}

/** Names of what the second round looks at, in the order of `secondFeatures`. */
export const SECOND_FEATURES = ['first', 'chains', 'tailChain', 'headChain', 'forward', 'backward', 'lengths', 'nextAhead', 'taken'] as const;

/** Chains of pieces that the clear joints and the columns make, as far as one end or beginning reaches. */
class Chains {
  readonly #topics: Topics;
  readonly #isTitle: (p: number) => boolean;
  readonly #isTail: (p: number) => boolean;
  readonly #settled: Settled;
  readonly #themes = new Map<number, Theme>();

  constructor(topics: Topics, isTitle: (p: number) => boolean, isTail: (p: number) => boolean, settled: Settled) {
    this.#topics = topics;
    this.#isTitle = isTitle;
    this.#isTail = isTail;
    this.#settled = settled;
  }

  /** Pieces before `p` in its chain, nearest first, at most `most`. */
  before(p: number, most = 14): number[] {
    const list: number[] = [];
    for (let q = p; list.length < most; ) {
      const from = this.#settled.previous[q] as number;
      if (from >= 0) q = from;
      else if (this.#isTitle(q) || q === 0 || this.#isTail(q - 1)) break;
      else q--;
      list.push(q);
    }
    return list;
  }

  /** Pieces after `p` in its chain, nearest first, at most `most`. */
  after(p: number, most = 14): number[] {
    const n = this.#settled.next.length;
    const list: number[] = [];
    for (let q = p; list.length < most; ) {
      if (this.#isTail(q)) {
        const to = this.#settled.next[q] as number;
        if (to < 0) break;
        q = to;
      } else {
        if (q + 1 >= n || this.#isTitle(q + 1) || (this.#settled.previous[q + 1] as number) >= 0) break;
        q++;
      }
      list.push(q);
    }
    return list;
  }

  theme(p: number, side: 'tail' | 'head', own: boolean): Theme {
    const key = p * 4 + (side === 'tail' ? 0 : 1) + (own ? 2 : 0);
    let theme = this.#themes.get(key);
    if (!theme) {
      const list: [number, number][] = own ? [[p, 1]] : [];
      const chain = side === 'tail' ? this.before(p) : this.after(p);
      chain.forEach((q, k) => {
        list.push([q, this.#isTitle(q) ? 1 : 0.95 ** k]);
      });
      theme = themeOf(this.#topics, list);
      this.#themes.set(key, theme);
    }
    return theme;
  }

  /** Letters of the column that ends (begins) at `p`, 0 where its other end is not known. */
  columnSize(pieces: readonly Piece[], p: number, side: 'tail' | 'head'): number {
    let size = (pieces[p] as Piece).text.length;
    for (let q = p, steps = 0; steps < 40; steps++) {
      if (side === 'tail') {
        if (q === 0 || this.#isTail(q - 1) || (this.#settled.previous[q] as number) >= 0) return size;
        if (this.#isTitle(q - 1)) return size;
        q--;
      } else {
        if (this.#isTail(q)) return size;
        if (q + 1 >= pieces.length || this.#isTitle(q + 1) || (this.#settled.previous[q + 1] as number) >= 0) return 0;
        q++;
      }
      size += (pieces[q] as Piece).text.length;
    }
    return 0;
  }
}

/** The joints of the open ends again, with what whole chains tell. Generator: yields the share done. */
export function* lookAgain(
  pieces: readonly Piece[],
  topics: Topics,
  proposal: Proposal,
  isTitle: (p: number) => boolean,
): Generator<number, { joints: Map<number, Joint[]>; first: Settled }> {
  const n = pieces.length;
  const first = yield* settle(n, proposal.joints, isTitle);
  const clear: Settled = { next: new Int32Array(n).fill(-1), previous: new Int32Array(n).fill(-1), sure: first.sure };
  let forward = 1;
  let backward = 1;
  for (let t = 0; t < n; t++) {
    const h = first.next[t] as number;
    if (h < 0 || (first.sure[t] as number) < CLEAR) continue;
    clear.next[t] = h;
    clear.previous[h] = t;
    if (h > t) forward++;
    else backward++;
  }
  const chains = new Chains(topics, isTitle, (p) => proposal.joints.has(p), clear);
  const out = new Map<number, Joint[]>();
  let work = 0;
  for (const [t, list] of proposal.joints) {
    const again: Joint[] = [];
    for (const j of list.slice(0, AGAIN)) {
      const fixed = clear.next[t] === j.head;
      const taken = !fixed && (clear.previous[j.head] as number) >= 0;
      const f = new Float64Array(SECOND_FEATURES.length);
      f[0] = j.score;
      f[1] = themeLikeness(chains.theme(t, 'tail', true), chains.theme(j.head, 'head', true));
      f[2] = themeLikeness(chains.theme(t, 'tail', false), themeOf(topics, [[j.head, 1]]));
      f[3] = themeLikeness(themeOf(topics, [[t, 1]]), chains.theme(j.head, 'head', false));
      f[4] = j.head > t ? Math.log(forward / backward) : 0;
      f[5] = j.head < t ? Math.log(forward / backward) : 0;
      const a = chains.columnSize(pieces, t, 'tail');
      const b = chains.columnSize(pieces, j.head, 'head');
      f[6] = a && b ? Math.min(1.5, Math.abs(Math.log(a / b))) - 0.5 : 0;
      f[7] = j.head === t + 1 ? 1 : 0;
      f[8] = taken ? 1 : 0;
      again.push({ tail: t, head: j.head, score: secondScore(f, (pieces[t] as Piece).cjk), features: f });
      if (++work % 60 === 0) yield work / (AGAIN * proposal.joints.size);
    }
    again.sort((x, y) => y.score - x.score || Math.abs(x.head - t) - Math.abs(y.head - t));
    out.set(t, again);
  }
  return { joints: out, first };
}

function secondScore(features: Float64Array, cjk: boolean): number {
  const { bias, weights } = cjk ? SECOND_WEIGHTS.cjk : SECOND_WEIGHTS.latin;
  let s = bias;
  for (let i = 0; i < SECOND_FEATURES.length; i++) s += (features[i] as number) * (weights[i] as number);
  return s;
}

/** Settles the joints of a dump. Generator: yields the share done. */
export function* threadPieces(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
): Generator<number, Threads> {
  const isTitle = (p: number) => (titles[p] as number) >= 0.5;
  const proposal = yield* proposeJoints(pieces, topics, grams, titles);
  const { joints } = proposal;
  const { next, previous, sure } = yield* settle(pieces.length, joints, isTitle);
  const woven = yield* weave(pieces, topics, titles, proposal.headTorn, joints);
  const rivals = new Map<number, Joint[]>();
  for (const [t, list] of joints) rivals.set(t, list.slice(0, 4));
  const { tailTorn, headTorn, bounded } = proposal;
  return { next, previous, sure, rivals, tailTorn, headTorn, bounded, woven };
}

export { likeness, TORN };
