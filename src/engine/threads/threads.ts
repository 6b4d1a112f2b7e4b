/**
 * Which end goes on in which beginning: a path cover over scored joints, settled in the order of regret, with the
 * option that an end goes on nowhere because its other half is lost. Settled twice: the sure joints make columns of
 * fragments, and whole columns tell better what they speak of.
 */

import type { Piece } from '../base/model.ts';
import { weigh } from '../base/network.ts';
import type { Grams } from '../language/grams.ts';
import { type Theme, type Topics, themeLikeness, themeOf } from '../language/topics.ts';
import { tornTail } from '../language/torn.ts';
import type { Depths } from '../seams/depths.ts';
import { type Joint, type Proposal, proposeJoints, type SeeJoint, TORN } from '../seams/joints.ts';
import { compete } from '../seams/matching.ts';
import { SECOND_NETWORK } from '../seams/networks.ts';
import { toldOdds } from '../titles/continued.ts';
import { readBorders } from './borders.ts';
import type { Observer } from './homes.ts';
import { type Settled, settle } from './settle.ts';
import { readSubjects, type Subjects } from './subjects.ts';
import { BINDING, type Woven, weave } from './weave.ts';

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
  /** How deep the columns are; null where nothing was woven. */
  depths: Depths | null;
  /** Whether there were too many ends for all beginnings to be looked at. */
  bounded: boolean;
  /** Ends that go on nowhere, though beginnings further off were not looked at. */
  unseen: number;
  /** The articles that columns make; null where nothing was woven, so nothing had to be threaded. */
  woven: Woven | null;
  /** What pieces speak of; null where nothing was woven. */
  topics: Topics | null;
}

/** The threads of a dump whose articles stand whole: none. */
export function noThreads(n: number): Threads {
  return {
    next: new Int32Array(n).fill(-1),
    previous: new Int32Array(n).fill(-1),
    sure: new Float32Array(n),
    rivals: new Map(),
    tailTorn: new Float32Array(n),
    headTorn: new Float32Array(n),
    depths: null,
    bounded: false,
    unseen: 0,
    woven: null,
    topics: null,
  };
}

/** A joint as sure as this in the first round is taken as settled in the second. */
const CLEAR = 0.93;

/** Names of what the second round looks at, in the order of its weights. */
export const SECOND_FEATURES = [
  'first',
  'same',
  'headFits',
  'headElsewhere',
  'tailFits',
  'tailElsewhere',
  'forward',
  'backward',
  'next',
  'inside',
  'border',
  'title',
  'firstOfArticle',
] as const;

/** Beginnings looked at again for one end in the second round. */
const AGAIN = 16;

/** The themes of articles, and of articles without one of their atoms. */
class Articles {
  readonly #topics: Topics;
  readonly #woven: Woven;
  readonly #members = new Map<number, number[]>();
  readonly #themes = new Map<number, Theme>();
  readonly #atoms = new Map<number, Theme>();
  readonly #likes = new Map<number, number>();

  constructor(topics: Topics, woven: Woven) {
    this.#topics = topics;
    this.#woven = woven;
    woven.atoms.forEach((atom, a) => {
      const key = woven.article[atom[0] as number] as number;
      const list = this.#members.get(key);
      if (list) list.push(a);
      else this.#members.set(key, [a]);
    });
  }

  /** The theme of article `key` without atom `but`, or null if nothing is left. */
  theme(key: number, but: number): Theme | null {
    const inside = this.#members.get(key)?.includes(but) ?? false;
    const name = key * (this.#woven.atoms.length + 1) + (inside ? but + 1 : 0);
    let theme = this.#themes.get(name);
    if (!theme) {
      const rest = (this.#members.get(key) ?? []).filter((a) => a !== but).slice(0, 40);
      if (!rest.length) return null;
      theme = themeOf(
        this.#topics,
        rest.flatMap((a) => (this.#woven.atoms[a] as number[]).map((p) => [p, 1] as const)),
      );
      this.#themes.set(name, theme);
    }
    return theme;
  }

  #own(atom: number): Theme {
    let theme = this.#atoms.get(atom);
    if (!theme) {
      theme = themeOf(
        this.#topics,
        (this.#woven.atoms[atom] as number[]).map((p) => [p, 1] as const),
      );
      this.#atoms.set(atom, theme);
    }
    return theme;
  }

  /** How well an atom fits its article `key`, and the best of some others. */
  fit(atom: number, key: number, others: readonly number[]): [own: number, other: number] {
    const like = (k: number): number => {
      const name = atom * this.#woven.article.length + k;
      const known = this.#likes.get(name);
      if (known !== undefined) return known;
      const t = this.theme(k, atom);
      const value = t ? themeLikeness(this.#own(atom), t) : 0;
      this.#likes.set(name, value);
      return value;
    };
    let other = 0;
    for (const k of others) if (k !== key) other = Math.max(other, like(k));
    return [like(key), other];
  }
}

/** The joints of the open ends again, with what whole articles tell; `see` is told of each. Generator: yields the share done. */
export function* lookAgain(
  pieces: readonly Piece[],
  topics: Topics,
  proposal: Proposal,
  first: Settled,
  woven: Woven,
  isTitle: (p: number) => boolean,
  see?: SeeJoint,
): Generator<number, Map<number, Joint[]>> {
  let forward = 1;
  let backward = 1;
  first.next.forEach((h, t) => {
    if (h < 0 || (first.sure[t] as number) < CLEAR) return;
    if (h > t) forward++;
    else backward++;
  });
  const direction = Math.log(forward / backward);
  const articles = new Articles(topics, woven);
  const around = (p: number): number[] => {
    const set = new Set<number>();
    for (let q = Math.max(0, p - 60); q < Math.min(pieces.length, p + 60) && set.size < 12; q++)
      set.add(woven.article[q] as number);
    return [...set];
  };
  const out = new Map<number, Joint[]>();
  const f = new Float64Array(SECOND_FEATURES.length);
  let work = 0;
  for (const [t, list] of proposal.joints) {
    const again: Joint[] = [];
    const network = (pieces[t] as Piece).cjk ? SECOND_NETWORK.cjk : SECOND_NETWORK.latin;
    const others = around(t);
    const tailArticle = woven.article[t] as number;
    const tailAtom = woven.atomOf[t] as number;
    for (const j of list.slice(0, AGAIN)) {
      const headArticle = woven.article[j.head] as number;
      const headAtom = woven.atomOf[j.head] as number;
      f[0] = j.score;
      f[1] = tailArticle === headArticle ? 1 : 0;
      const [headOwn, headOther] = articles.fit(headAtom, tailArticle, others);
      f[2] = headOwn;
      f[3] = headOther;
      const [tailOwn, tailOther] = articles.fit(tailAtom, headArticle, others);
      f[4] = tailOwn;
      f[5] = tailOther;
      f[6] = j.head > t ? direction : 0;
      f[7] = j.head < t ? direction : 0;
      f[8] = j.head === t + 1 ? 1 : 0;
      f[9] = (woven.atoms[headAtom] as number[])[0] !== j.head ? 1 : 0;
      const odds = j.head > 0 ? (woven.border[j.head - 1] as number) : Number.NaN;
      f[10] = Number.isNaN(odds) ? 0 : Math.max(-5, Math.min(8, odds)) / 4;
      // A column of an article's own atom that stands before its title cannot be told in front of it.
      f[11] = isTitle((woven.atoms[headAtom] as number[])[0] as number) ? 1 : 0;
      f[12] = headArticle === tailArticle && headAtom < tailAtom ? 1 : 0;
      // What the page says itself was weighed by the first score alone.
      const told = toldOdds(pieces[t] as Piece, pieces[j.head] as Piece, j.head);
      f[0] -= told;
      const joint = { tail: t, head: j.head, score: weigh(network, f) + told };
      see?.(joint, f);
      again.push(joint);
      if (++work % 40 === 0) yield work / (AGAIN * proposal.joints.size);
    }
    out.set(t, again);
  }
  yield* compete(out.values());
  return out;
}

/** What the first round comes to, and the borders between pieces, which stay as they are in the second. */
export interface FirstRound {
  proposal: Proposal;
  first: Settled;
  subjects: Subjects;
  borders: Map<number, Float64Array>;
  woven: Woven;
}

/**
 * The first round: joints by themselves (`proposed`, where they are known), and the articles these make. Generator:
 * yields the share done.
 */
export function* firstRound(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
  observe?: Observer,
  proposed: Proposal | null = null,
): Generator<number, FirstRound> {
  const isTitle = (p: number) => (titles[p] as number) >= 0.5;
  const proposal = proposed ?? (yield* proposeJoints(pieces, topics, grams, titles, observe?.joint));
  const first = yield* settle(pieces.length, proposal.joints, isTitle);
  const { joints, headTorn } = proposal;
  const subjects = yield* readSubjects(pieces, grams.tongues);
  const borders = yield* readBorders(pieces, subjects, titles, (p) => joints.has(p), headTorn, grams);
  const woven = yield* weave(pieces, subjects, borders, titles, headTorn, joints, first, observe);
  return { proposal, first, subjects, borders, woven };
}

/**
 * Settles the joints of a dump, those `proposed` where they are known; `observe` is told of the pairs weighed. Generator:
 * yields the share done.
 */
export function* threadPieces(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
  observe?: Observer,
  proposed: Proposal | null = null,
): Generator<number, Threads> {
  const isTitle = (p: number) => (titles[p] as number) >= 0.5;
  const {
    proposal,
    first,
    subjects,
    borders,
    woven: before,
  } = yield* firstRound(pieces, topics, grams, titles, observe, proposed);
  const joints = yield* lookAgain(pieces, topics, proposal, first, before, isTitle);
  // Where the first round parted columns, reading does not go on: a joint back across such a place is no ring.
  const parts = (p: number) => isTitle(p) || before.atomOf[p] !== before.atomOf[p - 1];
  const { next, previous, sure } = yield* settle(pieces.length, joints, parts);
  const bonds = { next, sure };
  const woven = yield* weave(pieces, subjects, borders, titles, proposal.headTorn, joints, bonds, observe);
  const rivals = new Map<number, Joint[]>();
  for (const [t, list] of joints) rivals.set(t, list.slice(0, 4));
  const { tailTorn, headTorn, depths, bounded, window } = proposal;
  const last = pieces.length - 1;
  let unseen = 0;
  for (const t of joints.keys()) if ((next[t] as number) < 0 && (t > window || t + window < last)) unseen++;
  return { next, previous, sure, rivals, tailTorn, headTorn, depths, bounded, unseen, woven, topics };
}

/** Pieces of a listing whose cut paragraphs are looked for; larger ones are no page that was set in columns. */
const LISTED = 4000;
/** Length from which a line without a stop is half a paragraph where articles stand whole, in code units. */
const HALF = { cjk: 24, latin: 60 };

/** Whether a listing is too long to be threaded. */
export function isLongListing(pieces: readonly Piece[]): boolean {
  return pieces.length > LISTED;
}

/** Whether a long line breaks off in a listing, so that it is worth threading. Generator: yields the share done. */
export function* hasCutLines(pieces: readonly Piece[], titles: Float32Array): Generator<number, boolean> {
  for (const [p, piece] of pieces.entries()) {
    if (p % 5000 === 4999) yield p / pieces.length;
    if (isHalf(piece, titles[p] as number)) return true;
  }
  return false;
}

function isHalf(piece: Piece, title: number): boolean {
  // Where nothing is marked, no line's end tells a cut.
  if (piece.unmarked) return false;
  return piece.text.length >= (piece.cjk ? HALF.cjk : HALF.latin) && tornTail(piece, title) >= TORN;
}

/** Whether a joint this sure leads to a beginning of which this much is missing, where articles stand whole. */
function isRest(sure: number, missing: number): boolean {
  return missing > 0.85 ? sure >= BINDING : sure >= 0.99 && missing >= 0.3;
}

/**
 * Where articles stand whole: paragraphs that a column's end cut, each half right behind the other. Only what is sure is
 * threaded, nothing is woven. Generator: yields the share done.
 */
export function* threadHalves(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
): Generator<number, Threads> {
  const { joints, tailTorn, headTorn } = yield* proposeJoints(pieces, topics, grams, titles);
  const settled = yield* settle(pieces.length, joints, (p) => (titles[p] as number) >= 0.5);
  const threads = noThreads(pieces.length);
  for (const [t, list] of joints) {
    const head = settled.next[t] as number;
    const sure = settled.sure[t] as number;
    if (head !== t + 1 || !isRest(sure, headTorn[head] as number)) continue;
    if (!isHalf(pieces[t] as Piece, titles[t] as number) || (pieces[head] as Piece).breakBefore) continue;
    threads.next[t] = head;
    threads.previous[head] = t;
    threads.sure[t] = sure;
    threads.tailTorn[t] = tailTorn[t] as number;
    threads.headTorn[head] = headTorn[head] as number;
    threads.rivals.set(t, list.slice(0, 4));
  }
  return threads;
}

export { TORN };
