/**
 * Which end goes on in which beginning: a path cover over scored joints, settled in the order of regret (the
 * clearest first), with the option that an end goes on nowhere because its other half is lost.
 */
import type { Grams } from './grams.ts';
import type { Piece } from './model.ts';
import { type Edge, headEdge, JOINT_FEATURES, jointFeatures, tailEdge, tornHead, tornTail } from './seams.ts';
import { likeness, type Theme, type Topics, themeLikeness, themeOf } from './topics.ts';
import { JOINT_WEIGHTS } from './weights.ts';

/** Beginnings looked at for one end, to each side; a bound, far beyond one newspaper page. */
const WINDOW = 160;
/** Ends settled together; beyond, the dump is no page and ends only look a few pieces around. */
const MANY = 600;

export interface Joint {
  tail: number;
  head: number;
  /** Log odds against going on nowhere. */
  score: number;
  features: Float64Array;
}

export interface Threads {
  /** By piece: the piece its end goes on in, or -1. */
  next: Int32Array;
  previous: Int32Array;
  /** By piece: how sure the joint to `next` is, 0 to 1. */
  sure: Float32Array;
  /** By piece with a torn end: the joints looked at, best first, at most four. */
  rivals: Map<number, Joint[]>;
  /** How sure a piece's end is cut, its beginning is missing. */
  tailTorn: Float32Array;
  headTorn: Float32Array;
  /** Whether the bound on candidates was hit. */
  bounded: boolean;
}

/** From here on an end counts as cut. */
export const TORN = 0.4;

/** What stands up to an end (`step` -1) or after a beginning (`step` 1), as far as the column surely goes. */
function columnTheme(topics: Topics, from: number, step: 1 | -1, ends: (p: number) => boolean, starts: (p: number) => boolean): Theme {
  const list: [number, number][] = [[from, 1]];
  let share = 0.8;
  for (let p = from; list.length < 6; ) {
    if (step === -1) {
      if (starts(p)) break;
      p--;
      if (p < 0 || ends(p)) break;
    } else {
      if (ends(p)) break;
      p++;
      if (p >= topics.terms.length || starts(p)) break;
    }
    list.push([p, share]);
    share *= 0.75;
  }
  return themeOf(topics, list);
}

/** All joints worth a look, by tail. Generator: yields the share done. */
export function* proposeJoints(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
): Generator<number, { joints: Map<number, Joint[]>; tailTorn: Float32Array; headTorn: Float32Array; bounded: boolean }> {
  const n = pieces.length;
  const tailTorn = new Float32Array(n);
  const headTorn = new Float32Array(n);
  const tails: number[] = [];
  for (let p = 0; p < n; p++) {
    const piece = pieces[p] as Piece;
    tailTorn[p] = (titles[p] as number) >= 0.5 ? 0 : tornTail(piece, titles[p] as number);
    headTorn[p] = (titles[p] as number) >= 0.5 ? 0 : tornHead(piece, grams);
    if ((tailTorn[p] as number) >= TORN) tails.push(p);
    if (p % 500 === 499) yield (0.3 * p) / n;
  }
  const ends = (p: number) => (tailTorn[p] as number) >= TORN;
  const starts = (p: number) => (titles[p] as number) >= 0.5;
  const bounded = tails.length > MANY;
  const window = bounded ? 12 : WINDOW;
  const heads = new Map<number, { edge: Edge; theme: Theme }>();
  const joints = new Map<number, Joint[]>();
  let work = 0;
  for (const [k, t] of tails.entries()) {
    const tail = tailEdge(pieces[t] as Piece);
    const theme = columnTheme(topics, t, -1, ends, starts);
    const list: Joint[] = [];
    for (let h = Math.max(0, t - window); h <= Math.min(n - 1, t + window); h++) {
      if (h === t || starts(h) || (pieces[h] as Piece).cjk !== (pieces[t] as Piece).cjk) continue;
      const piece = pieces[h] as Piece;
      if (piece.heading || piece.glued) continue;
      let head = heads.get(h);
      if (!head) {
        head = { edge: headEdge(piece), theme: columnTheme(topics, h, 1, ends, starts) };
        heads.set(h, head);
      }
      const features = jointFeatures(tail, head.edge, piece.cjk, grams, {
        likeness: likeness(topics, t, h),
        context: themeLikeness(theme, head.theme),
        distance: h - t,
        afterTorn: h === 0 || ends(h - 1),
        tornHead: headTorn[h] as number,
      });
      list.push({ tail: t, head: h, score: scoreOf(features, piece.cjk), features });
      if (++work % 100 === 0) yield 0.3 + (0.5 * k) / tails.length;
    }
    list.sort((a, b) => b.score - a.score || Math.abs(a.head - t) - Math.abs(b.head - t));
    joints.set(t, list);
    if (heads.size > 4 * WINDOW) heads.clear();
  }
  return { joints, tailTorn, headTorn, bounded };
}

function scoreOf(features: Float64Array, cjk: boolean): number {
  const { bias, weights } = cjk ? JOINT_WEIGHTS.cjk : JOINT_WEIGHTS.latin;
  let s = bias;
  for (let i = 0; i < JOINT_FEATURES.length; i++) s += (features[i] as number) * (weights[i] as number);
  return s;
}

/** Settles the joints. Generator: yields the share done. */
export function* threadPieces(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
): Generator<number, Threads> {
  const n = pieces.length;
  const { joints, tailTorn, headTorn, bounded } = yield* proposeJoints(pieces, topics, grams, titles);
  const next = new Int32Array(n).fill(-1);
  const previous = new Int32Array(n).fill(-1);
  const sure = new Float32Array(n);
  const open = new Set(joints.keys());
  const closed = new Set<number>();
  const rivals = new Map<number, Joint[]>();
  for (const [t, list] of joints) rivals.set(t, list.slice(0, 4));
  // Whoever a beginning would rather follow: its best ends, for the regret on that side.
  const byHead = new Map<number, Joint[]>();
  for (const list of joints.values()) {
    for (const j of list) {
      if (j.score < -4) continue;
      const own = byHead.get(j.head);
      if (own) own.push(j);
      else byHead.set(j.head, [j]);
    }
  }
  for (const list of byHead.values()) list.sort((a, b) => b.score - a.score);
  const reaches = (from: number, to: number): boolean => {
    // Following joints and the columns between them must not lead back.
    let p = from;
    for (let steps = 0; steps <= n; steps++) {
      while (p < n && !joints.has(p)) {
        if (p + 1 < n && ((titles[p + 1] as number) >= 0.5 || (previous[p + 1] as number) >= 0)) return false;
        p++;
      }
      if (p >= n) return false;
      if (p === to) return true;
      const go = next[p] as number;
      if (go < 0) return false;
      p = go;
    }
    return true;
  };
  let rounds = 0;
  while (open.size) {
    let best: Joint | null = null;
    let bestRegret = -1;
    for (const t of open) {
      const list = joints.get(t) as Joint[];
      while (list.length && closed.has((list[0] as Joint).head)) list.shift();
      const first = list[0];
      if (!first || first.score <= 0) continue;
      let second = 0;
      for (let k = 1; k < list.length; k++) {
        const j = list[k] as Joint;
        if (!closed.has(j.head)) {
          second = Math.max(0, j.score);
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
    if (++rounds % 50 === 0) yield 0.8 + 0.2 * (1 - open.size / joints.size);
    if (reaches(best.head, best.tail)) {
      (joints.get(best.tail) as Joint[]).shift();
      continue;
    }
    next[best.tail] = best.head;
    previous[best.head] = best.tail;
    sure[best.tail] = 1 / (1 + Math.exp(-Math.min(bestRegret, best.score)));
    open.delete(best.tail);
    closed.add(best.head);
  }
  return { next, previous, sure, rivals, tailTorn, headTorn, bounded };
}
