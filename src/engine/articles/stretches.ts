/**
 * The columns of one article as stretches that are told without a break, and what an order of them is judged by: the
 * steps from one stretch to the next, and which stands before which.
 */

import type { Piece } from '../base/model.ts';
import { cover, likeness, type Topics, themeOf } from '../language/topics.ts';
import { opensWithDateline } from '../look/datelines.ts';
import { openingCues, opensArticle } from '../look/leads.ts';
import type { Joint } from '../seams/joints.ts';
import type { Threads } from '../threads/threads.ts';
import type { Woven } from '../threads/weave.ts';
import { type ColumnReading, countsOn, readColumn, readStanding } from './standing.ts';

/** Names of what a step from one stretch to the next is judged by, in the order of their weights. */
export const ORDER_FEATURES = [
  'joint',
  'settled',
  'tornToOther',
  'wholeToTorn',
  'neighbour',
  'border',
  'like',
  'opens',
  'leans',
  'forward',
  'forwardBack',
  'following',
  'followingBack',
  'startOpens',
  'startTorn',
  'startFirst',
  'startFirstBack',
  'endTorn',
  'endShort',
  'endLast',
  'endLastBack',
  'likeBest',
  'countsOn',
  'neighbourTorn',
  'neighbourLost',
] as const;

/** Stretches of one article that are compared by what their texts say, at most: all pairs of them are. */
const COMPARED = 40;

/** What the order of columns is told by. */
export interface Ordering {
  pieces: readonly Piece[];
  topics: Topics;
  threads: Threads;
  woven: Woven;
}

/** The stretches of one article. */
export interface Stretches {
  of: Ordering;
  /** The article's columns, ascending as they stand in the dump. */
  columns: readonly number[];
  /** By stretch: its columns, as places in `columns`. */
  chains: readonly (readonly number[])[];
  /** The stretch that begins the article, or -1. */
  lead: number;
  /** By stretch: its first and its last piece. */
  heads: readonly number[];
  tails: readonly number[];
  /** By stretch: what its text says of its place; none where there are too many to compare. */
  readings: readonly ColumnReading[];
  /** By stretch: how much of the title it speaks of, 0 to 1; none without a title or where there are too many. */
  titled: readonly number[];
  /** By two stretches: how like the last piece of the one is to the first of the other; as `readings`. */
  likes: readonly Float64Array[];
}

/** Joints this sure are told side by side: an order that parts them is less likely than that they are wrong. */
const TIED = 0.8;

/**
 * Columns of one article that settled joints make one stretch, as places in `list`: what so sure a joint joins
 * is told without a break, whatever else speaks for another order. The column `first` goes on from none.
 */
export function chainsOf(
  of: Pick<Ordering, 'threads' | 'woven'>,
  list: readonly number[],
  first: number,
): number[][] {
  const { threads, woven } = of;
  const atomAt = (k: number) => woven.atoms[list[k] as number] as number[];
  const starting = new Map(list.map((_, k) => [atomAt(k)[0] as number, k]));
  const follows = list.map((_, k) => {
    const tail = atomAt(k).at(-1) as number;
    if ((threads.sure[tail] as number) < TIED) return -1;
    const next = starting.get(threads.next[tail] as number) ?? -1;
    return next === first || next === k ? -1 : next;
  });
  const led = new Set(follows);
  const chains: number[][] = [];
  const told = new Set<number>();
  const tell = (k: number): void => {
    const chain: number[] = [];
    for (let at = k; at >= 0 && !told.has(at); at = follows[at] as number) {
      chain.push(at);
      told.add(at);
    }
    chains.push(chain);
  };
  list.forEach((_, k) => {
    if (!led.has(k)) tell(k);
  });
  // Joints that lead in a ring have no beginning: told from the column that stands first.
  list.forEach((_, k) => {
    if (!told.has(k)) tell(k);
  });
  return chains;
}

/** The title's column, a place in `list`, or -1: a marked title before one that may be a section's heading. */
export function firstOf({ atoms, rank }: Pick<Woven, 'atoms' | 'rank'>, list: readonly number[]): number {
  let first = -1;
  list.forEach((a, k) => {
    const own = rank[(atoms[a] as number[])[0] as number] as number;
    const most = first < 0 ? 0 : (rank[(atoms[list[first] as number] as number[])[0] as number] as number);
    if (own > most) first = k;
  });
  return first;
}

/** The Chinese column that opens with who sends its report and from where, a place in `list`, or -1 but for one alone. */
export function dispatchOf(
  { pieces, woven }: Pick<Ordering, 'pieces' | 'woven'>,
  list: readonly number[],
): number {
  const opening = list.flatMap((a, k) => {
    const { text, cjk } = pieces[(woven.atoms[a] as number[])[0] as number] as Piece;
    return cjk && opensWithDateline(text) ? [k] : [];
  });
  return opening.length === 1 ? (opening[0] as number) : -1;
}

/** Reads the stretches that the columns `list` (places in the dump, ascending) make. */
export function stretchesOf(of: Ordering, list: readonly number[]): Stretches {
  const { pieces, topics, woven } = of;
  const titled = firstOf(woven, list);
  const first = titled < 0 ? dispatchOf(of, list) : titled;
  const chains = chainsOf(of, list, first);
  const own = chains.map((chain) => chain.flatMap((k) => woven.atoms[list[k] as number] as number[]));
  const heads = own.map((all) => all[0] as number);
  const tails = own.map((all) => all.at(-1) as number);
  const lead = chains.findIndex((chain) => chain[0] === first);
  const s = { of, columns: list, chains, lead, heads, tails };
  if (chains.length < 2 || chains.length > COMPARED) return { ...s, readings: [], titled: [], likes: [] };
  const title = titled < 0 ? -1 : (heads[lead] as number);
  const themes =
    title < 0
      ? []
      : own.map((all) =>
          themeOf(
            topics,
            all.map((p) => [p, 1] as const),
          ),
        );
  return {
    ...s,
    readings: own.map((all) =>
      readColumn(
        all.map((p) => (pieces[p] as Piece).text).join('\n'),
        (pieces[all[0] as number] as Piece).cjk,
      ),
    ),
    titled: themes.map((theme, k) => (k === lead ? 0 : cover(topics, title, theme))),
    likes: tails.map((tail, a) =>
      Float64Array.from(heads, (head, b) => (a === b ? 0 : Math.sqrt(likeness(topics, tail, head)))),
    ),
  };
}

/** A step from stretch `x` to stretch `y`, as `ORDER_FEATURES` names it; -1 is the article's beginning or end. */
export function stepFeatures(s: Stretches, x: number, y: number): Float64Array {
  const { pieces, topics, threads, woven } = s.of;
  const { back } = woven;
  const f = new Float64Array(ORDER_FEATURES.length);
  if (x < 0) {
    const head = s.heads[y] as number;
    const piece = pieces[head] as Piece;
    const first = s.chains[y]?.[0] === 0;
    f[13] = opensArticle(piece.text, piece.cjk);
    f[14] = threads.headTorn[head] as number;
    f[15] = first ? 1 - back : 0;
    f[16] = first ? back : 0;
    return f;
  }
  const tail = s.tails[x] as number;
  const a = s.chains[x]?.at(-1) as number;
  const joints = threads.rivals.get(tail);
  if (y < 0) {
    const last = a === s.columns.length - 1;
    f[17] = joints ? 1 : 0;
    f[18] = (pieces[tail] as Piece).text.length < ((pieces[tail] as Piece).cjk ? 40 : 110) ? 1 : 0;
    f[19] = last ? 1 - back : 0;
    f[20] = last ? back : 0;
    return f;
  }
  const head = s.heads[y] as number;
  const b = s.chains[y]?.[0] as number;
  const piece = pieces[head] as Piece;
  const neighbours = (s.columns[b] as number) === (s.columns[a] as number) + 1;
  if (joints) {
    const joint = joints.find((j) => j.head === head);
    if (joint) f[0] = shareOf(joint, joints);
    else f[2] = 1;
    if (threads.next[tail] === head) f[1] = threads.sure[tail] as number;
    // An end that goes on nowhere may be none: a line of a table, say.
    if (neighbours) f[(threads.next[tail] as number) < 0 ? 24 : 23] = 1;
  } else {
    f[3] = threads.headTorn[head] as number;
    if (neighbours) {
      f[4] = 1;
      const odds = woven.border[tail] as number;
      f[5] = Number.isNaN(odds) ? 0 : Math.max(-3, Math.min(6, odds));
    }
  }
  f[6] = Math.sqrt(likeness(topics, tail, head));
  f[7] = opensArticle(piece.text, piece.cjk);
  const cues = openingCues(piece.text, piece.cjk);
  f[8] = Math.max(cues[4] as number, cues[5] as number);
  f[9] = b > a ? 1 - back : 0;
  f[10] = b > a ? back : 0;
  f[11] = b === a + 1 ? 1 - back : 0;
  f[12] = b === a + 1 ? back : 0;
  if (!s.readings.length) return f;
  let other = 0;
  s.likes.forEach((row, k) => {
    if (k !== x) other = Math.max(other, row[y] as number);
  });
  f[21] = (f[6] as number) - other;
  f[22] = countsOn(s.readings[x] as ColumnReading, s.readings[y] as ColumnReading) ? 1 : 0;
  return f;
}

/** What speaks for stretch `x` standing before stretch `y`, wherever, as `STANDING_FEATURES` names it, into `out`. */
export function standingFeatures(s: Stretches, x: number, y: number, out: Float64Array): void {
  out.fill(0);
  if (!s.readings.length) return;
  readStanding(s.readings[x] as ColumnReading, s.readings[y] as ColumnReading, out);
  out[4] = (s.titled[x] ?? 0) - (s.titled[y] ?? 0);
}

/** A joint's share among those of its end, as log odds within what a few features can outweigh. */
function shareOf(joint: Joint, all: readonly Joint[]): number {
  let total = 1;
  for (const j of all) total += Math.exp(Math.min(30, j.score));
  const share = Math.min(0.999, Math.max(0.001, Math.exp(Math.min(30, joint.score)) / total));
  return Math.log(share / (1 - share));
}
