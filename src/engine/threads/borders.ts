/**
 * Whether two whole paragraphs that stand one below the other belong to one article: columns end cleanly, too,
 * and an article whose title is lost begins like any paragraph. Judged by what the text to both sides speaks of.
 */

import type { Piece } from '../base/model.ts';
import { weigh } from '../base/network.ts';
import type { Grams } from '../language/grams.ts';
import { headOdds } from '../language/rims.ts';
import { cover, likeness, type Theme, themeLikeness, themeLikenesses, themeOf } from '../language/topics.ts';
import { isField } from '../look/fields.ts';
import { opener, openingCues } from '../look/leads.ts';
import type { Joint } from '../seams/joints.ts';
import { BORDER_NETWORK } from './border-networks.ts';
import { type Subjects, signedRoot, weighSources } from './subjects.ts';

export const BORDER_FEATURES = [
  'likeness',
  'around',
  'reach',
  'elsewhereRight',
  'elsewhereLeft',
  'tornHead',
  'wanted',
  'shortBefore',
  'covered',
  'depth',
  'outlook',
  'heading',
  'headingLike',
  'headingLead',
  'headingLength',
  'headingShort',
  'wire',
  'day',
  'event',
  'office',
  'leans',
  'speaks',
  'parallel',
  'frame',
  'tornAlone',
  'midSentence',
  'midWord',
  'rootLike',
  'rootAround',
  'mass',
  'massUnlike',
  'best',
  'source',
  'sourceShare',
  'sourceRare',
  'sourceRareShare',
] as const;

/** Where `wanted` stands among the features, and what it is where nothing wants the beginning: log odds. */
const WANTED = BORDER_FEATURES.indexOf('wanted');
const LEAST_WANTED = -6;

/** Pieces to one side of a border that surely stand in the same column, dimmed with distance. */
function side(p: number, step: 1 | -1, n: number, stop: (p: number) => boolean): [number, number][] {
  const list: [number, number][] = [[p, 1]];
  let share = 0.85;
  for (let q = p; list.length < 7; share *= 0.85) {
    // A border after `q` stops the way down, one after `q - 1` the way up.
    if (step === 1 ? stop(q) : q === 0 || stop(q - 1)) break;
    q += step;
    if (q < 0 || q >= n) break;
    list.push([q, share]);
  }
  return list;
}

/**
 * How much an end wants the beginning below each border: told into the features of `borders`, for joints change from
 * round to round and what stands at a border does not.
 */
export function wantBorders(
  borders: ReadonlyMap<number, Float64Array>,
  joints: ReadonlyMap<number, readonly Joint[]>,
): void {
  const wanted = new Map<number, number>();
  for (const list of joints.values()) {
    const best = list[0];
    for (const j of list.slice(0, 3)) {
      // Against its best other choice.
      const against = j === best ? Math.max(0, list[1]?.score ?? 0) : Math.max(0, best?.score ?? 0);
      wanted.set(j.head, Math.max(wanted.get(j.head) ?? LEAST_WANTED, j.score - against));
    }
  }
  for (const [p, f] of borders) f[WANTED] = (wanted.get(p + 1) ?? LEAST_WANTED) / 6;
}

/**
 * By piece `p`: features of the border between `p` and `p + 1`, as `BORDER_FEATURES` names them, but for `wanted`,
 * which `wantBorders` tells. Generator: yields the share done.
 */
export function* readBorders(
  pieces: readonly Piece[],
  topics: Subjects,
  titles: Float32Array,
  tailTorn: (p: number) => boolean,
  headTorn: Float32Array,
  grams: Grams,
): Generator<number, Map<number, Float64Array>> {
  const n = pieces.length;
  const isTitle = (p: number) => (titles[p] as number) >= 0.5;
  const stop = (p: number) => p + 1 >= n || tailTorn(p) || isTitle(p + 1);
  // A line that looks like a heading and carries no mark may head a section as well as an article.
  const isSoft = (p: number) => isTitle(p) && (pieces[p] as Piece).mark === 0 && !(p > 0 && isTitle(p - 1));
  const out = new Map<number, Float64Array>();
  const rights = new Map<number, Theme>();
  const lefts = new Map<number, Theme>();
  const themeAt = (map: Map<number, Theme>, p: number, step: 1 | -1) => {
    let t = map.get(p);
    if (!t) {
      t = themeOf(topics, side(p, step, n, stop));
      map.set(p, t);
    }
    return t;
  };
  // In a dump of many pages a rival column stands near, and looking far would cost more than it tells.
  const sight = n > 600 ? 16 : 60;
  const likes = new Float64Array(sight);
  const sources = [new Float64Array(1), new Float64Array(1)] as const;
  let depth = 0;
  let work = 0;
  for (let p = 0; p + 1 < n; p++) {
    if (isTitle(p) || (p > 0 && stop(p - 1))) depth = 0;
    depth++;
    const next = pieces[p + 1] as Piece;
    const soft = p + 2 < n && !isTitle(p) && !tailTorn(p) && isSoft(p + 1);
    if (!soft && (isTitle(p) || stop(p) || isField(next))) continue;
    if (isField(pieces[p] as Piece)) continue;
    const left = themeAt(lefts, p, -1);
    const right = themeAt(rights, soft ? p + 2 : p + 1, 1);
    const f = new Float64Array(BORDER_FEATURES.length);
    f[0] = likeness(topics, p, soft ? p + 2 : p + 1);
    f[1] = themeLikeness(left, right);
    let reach = 0;
    for (let q = p - 1; q >= 0 && q >= p - 2 && !stop(q); q--)
      reach = Math.max(reach, likeness(topics, q, p + 1));
    if (p + 2 < n && !stop(p + 1)) reach = Math.max(reach, likeness(topics, p, p + 2));
    f[2] = reach;
    // Whether either side is more like some other column than like its neighbour.
    const others: Theme[] = [];
    for (let q = Math.max(0, p - sight); q < Math.min(n, p + sight); q += 2)
      if (Math.abs(q - p) >= 7) others.push(themeAt(rights, q, 1));
    work += others.length;
    if (work > 200) {
      work = 0;
      yield p / n;
    }
    themeLikenesses(right, others, likes);
    f[3] = others.reduce((most, _, k) => Math.max(most, likes[k] as number), 0) - (f[1] as number);
    themeLikenesses(left, others, likes);
    f[4] = others.reduce((most, _, k) => Math.max(most, likes[k] as number), 0) - (f[1] as number);
    f[5] = headTorn[p + 1] as number;
    f[7] = (pieces[p] as Piece).text.length < ((pieces[p] as Piece).cjk ? 25 : 60) ? 1 : 0;
    f[11] = soft ? 1 : 0;
    if (soft) {
      const after = pieces[p + 2] as Piece;
      f[12] = themeLikeness(left, themeOf(topics, [[p + 1, 1]]));
      f[13] = isField(after) ? 1 : 0;
      f[14] = next.text.length / (next.cjk ? 20 : 60);
      // One paragraph to a heading is how briefs are set.
      f[15] = depth <= 1 ? 1 : 0;
    }
    const opens = pieces[soft ? p + 2 : p + 1] as Piece;
    openingCues(opens.text, opens.cjk).forEach((v, k) => {
      f[16 + k] = v;
    });
    const word = opener(opens.text, opens.cjk);
    for (let q = p; word && q >= 0 && q > p - 3; q--) {
      if (opener((pieces[q] as Piece).text, opens.cjk) === word) f[22] = 1;
      if (q > 0 && stop(q - 1)) break;
    }
    f[23] = (topics.terms[p] as Int32Array).length && (topics.terms[p + 1] as Int32Array).length ? 0 : 1;
    f[8] = cover(topics, soft ? p + 2 : p + 1, left);
    f[24] = (headTorn[p + 1] as number) > 0.9 ? 1 : 0;
    const odds = headOdds(grams.tongues, next);
    f[25] = Math.max(-2, Math.min(2, odds));
    f[26] = Math.max(0, Math.min(6, odds - 2));
    f[27] = Math.sqrt(f[0] as number);
    f[28] = Math.sqrt(f[1] as number);
    f[29] = Math.log(1 + Math.min(left.terms.length, right.terms.length));
    f[30] = (f[29] as number) * Math.sqrt(Math.max(f[1] as number, f[2] as number));
    f[31] = Math.sqrt(Math.max(f[0] as number, f[2] as number));
    weighSources(topics, left, [right], sources);
    const [source, rare] = [sources[0][0] as number, sources[1][0] as number];
    const room = Math.sqrt(1 + Math.min(left.count, right.count));
    f[32] = signedRoot(source);
    f[33] = source / room;
    f[34] = signedRoot(rare);
    f[35] = rare / room;
    f[9] = Math.log(depth);
    f[10] = Math.log(1 + (side(p + 1, 1, n, stop).length - 1));
    out.set(p, f);
  }
  return out;
}

/** By border: log odds that both sides are one article. */
export function scoreBorder(features: Float64Array, cjk: boolean): number {
  return weigh(cjk ? BORDER_NETWORK.cjk : BORDER_NETWORK.latin, features);
}
