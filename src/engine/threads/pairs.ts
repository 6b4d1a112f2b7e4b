/**
 * What speaks for two groups of columns being one article: their words, the border or the cut paragraph between
 * them, their titles and openings, and how they lie on the page. Weighed by small networks, in `pair-networks.ts`.
 */
import { weigh } from '../base/network.ts';
import { cover } from '../language/topics.ts';
import { areForeign, type Group, type Link, type Page, sharedOf } from './page.ts';
import { PAIR_NETWORKS } from './pair-networks.ts';
import { signedRoot } from './subjects.ts';

/** Names of what two groups are judged by, in the order of their weights. */
export const PAIR_FEATURES = [
  'like',
  'marginSmall',
  'marginLarge',
  'small',
  'large',
  'likeSmall',
  'root',
  'bordered',
  'border',
  'jointed',
  'joint',
  'jointLike',
  'titled',
  'apart',
  'counting',
  'bothTitled',
  'bothTitledLike',
  'shared',
  'before',
  'beforeBack',
  'opensTitled',
  'opensBare',
  'tornStart',
  'wordless',
  'rootSmall',
  'rootMargin',
  'rootShared',
  'largerLike',
  'untitled',
  'opensUntold',
  'startless',
  'letters',
  'nearest',
  'jointSure',
  'crowd',
  'headlines',
  'titledApart',
  'beforeSure',
  'joining',
  'looseMet',
  'looseLeft',
  'beginsNew',
  'endsNew',
  'closest',
  'alike',
  'apartBack',
  'rootBack',
  'jointBack',
  'deep',
  'deepRoot',
  'source',
  'sourceShare',
  'sourceRare',
  'sourceRareShare',
  'titleTold',
] as const;

/** Texts less alike than this share nothing but the language. */
const STRANGE = 0.01;

/** What is weighed: atoms, of which an article has many; a column against articles; what grew of them. */
export type PairModel = 'atoms' | 'homes' | 'articles';

/** How many atoms lie between the nearest of two groups, at least 1. */
function gapOf(x: Group, y: Group): number {
  let gap = 1e9;
  for (const a of x.atoms) for (const b of y.atoms) gap = Math.min(gap, Math.abs(a - b));
  return gap;
}

/** The strongest links between two groups. */
function linkOf(page: Page, x: Group, y: Group): Link {
  const out: Link = { border: Number.NaN, joint: Number.NaN, counting: 0, joining: 0 };
  const [small, large] = x.atoms.length <= y.atoms.length ? [x, y] : [y, x];
  for (const a of small.atoms) {
    for (const [b, l] of page.links[a] as Map<number, Link>) {
      if (!large.atoms.includes(b)) continue;
      if (!Number.isNaN(l.border) && !(out.border >= l.border)) out.border = l.border;
      if (!Number.isNaN(l.joint) && !(out.joint >= l.joint)) out.joint = l.joint;
      out.counting = Math.max(out.counting, l.counting);
      out.joining += l.joining;
    }
  }
  return out;
}

/** What two groups have between them whatever else stands on the page; dear to find, so kept while both stay. */
export interface Tie {
  link: Link;
  gap: number;
  /** Root of the likeness of the two atoms most alike, and the mean of all. */
  closest: number;
  alike: number;
  /** Likeness of both when each of their columns speaks of what its likes do, too, 0 to 1. */
  deep: number;
  /** Root of the share of a title's words that the other tells, where one of both has a title; else 0. */
  titleTold: number;
}

export function tieOf(page: Page, x: Group, y: Group): Tie {
  let closest = 0;
  let sum = 0;
  for (const a of x.atoms) {
    const row = a * page.atoms.length;
    for (const b of y.atoms) {
      const like = page.alike[row + b] as number;
      sum += like;
      if (like > closest) closest = like;
    }
  }
  const alike = sum / (x.atoms.length * y.atoms.length);
  const size = Math.sqrt(x.deep * y.deep);
  const deep = size > 0 ? Math.min(1, sharedOf(page, x.atoms, y.atoms) / size) : 0;
  const [head, rest] = x.titled > y.titled ? [x, y] : [y, x];
  const title = head.titled && !rest.titled ? (page.atoms[head.head]?.[0] ?? -1) : -1;
  const titleTold = title < 0 ? 0 : Math.sqrt(cover(page.topics, title, rest.theme));
  return { link: linkOf(page, x, y), gap: gapOf(x, y), closest, alike, deep, titleTold };
}

/** How two groups compare with one another and with others. */
export interface Comparison {
  /** Likeness of what they speak of, 0 to 1. */
  like: number;
  /** How much of the weight of the shorter one's words the other has, 0 to 1. */
  shared: number;
  /** Log odds of one source for both, by base; see `weighSources`. */
  sources: readonly [number, number];
  /** Likeness of each to what it is most like besides. */
  rivalX: number;
  rivalY: number;
}

/** Log odds that two groups are one article. Writes what they are judged by into `f`. */
export function pairOdds(
  page: Page,
  x: Group,
  y: Group,
  tie: Tie,
  { like, shared, sources, rivalX, rivalY }: Comparison,
  f: Float64Array,
  model: PairModel,
): number {
  if (areForeign(x, y)) return -100;
  const xSmall = x.theme.terms.length < y.theme.terms.length;
  const [small, large] = xSmall ? [x, y] : [y, x];
  // Terms counted, not weighed: weights grow with the dump.
  const size = Math.log(1 + small.theme.terms.length);
  f[0] = like;
  f[1] = like - (xSmall ? rivalX : rivalY);
  f[2] = like - (xSmall ? rivalY : rivalX);
  f[3] = size;
  f[4] = Math.log(1 + large.theme.terms.length);
  f[5] = like * size;
  f[6] = Math.sqrt(like);
  const { link } = tie;
  const bordered = !Number.isNaN(link.border);
  const jointed = !Number.isNaN(link.joint);
  f[7] = bordered ? 1 : 0;
  f[8] = bordered ? Math.max(-6, Math.min(8, link.border)) : 0;
  f[9] = jointed ? 1 : 0;
  f[10] = jointed ? link.joint : 0;
  f[11] = jointed ? like : 0;
  f[12] = x.titled || y.titled ? 1 : 0;
  f[13] = Math.log(tie.gap);
  f[14] = link.counting;
  f[15] = x.titled && y.titled ? 1 : 0;
  f[16] = x.titled && y.titled ? like : 0;
  f[17] = shared;
  // What stands wholly before an article's title is seldom its continuation, unless the page runs backward.
  const [head, rest] = x.titled > y.titled ? [x, y] : [y, x];
  const before = head.titled > rest.titled && rest.last < head.head;
  f[18] = before ? 1 : 0;
  f[19] = before ? page.back : 0;
  const opens = page.opens[rest.first] as number;
  f[20] = head.titled && !rest.titled ? opens : 0;
  f[21] = head.titled || rest.titled ? 0 : Math.max(opens, page.opens[head.first] as number);
  f[22] = page.tornStart[rest.first] as number;
  f[23] = small.theme.terms.length < 4 ? 1 : 0;
  f[24] = size * Math.sqrt(like);
  f[25] = Math.sqrt(like) - Math.sqrt(Math.max(rivalX, rivalY));
  f[26] = Math.sqrt(f[17] as number);
  f[27] = like * (f[4] as number);
  f[28] = x.titled || y.titled ? 0 : 1;
  // An article begins with a title or opens like one: what does neither is a part of another.
  const startless = (g: Group) =>
    g.titled ? 0 : Math.max(0, 1 - Math.max(0, page.opens[g.first] as number) / 2);
  f[29] = x.titled || y.titled ? 0 : Math.min(opens, page.opens[head.first] as number);
  f[30] = Math.max(startless(x), startless(y)) * (1 + (f[22] as number));
  f[31] = Math.log(1 + Math.min(x.letters, y.letters));
  f[33] = jointed ? Math.max(0, link.joint - 2) : 0;
  f[34] = Math.log(page.atoms.length);
  f[35] = Math.log(1 + page.headlines);
  f[32] = like >= Math.max(rivalX, rivalY) ? 1 : 0;
  // A section's heading follows what it is a section of; elsewhere it is a title that has lost its mark.
  const later = x.head > y.head ? x : y;
  const above = later === x ? y : x;
  f[36] = x.titled && y.titled && !above.atoms.includes(later.head - 1) ? 1 : 0;
  f[37] = before && page.back < 0.12 ? 1 : 0;
  const { joining } = link;
  f[38] = Math.min(2, joining);
  const least = Math.min(x.loose, y.loose);
  f[39] = least > 0.5 ? Math.min(1, joining / least) : 0;
  f[40] = Math.min(3, Math.max(0, x.loose + y.loose - 2 * joining));
  // One of both has to begin, one has to end.
  f[41] = (1 - Math.min(x.begins, y.begins)) * Math.max(x.begins, y.begins);
  f[42] = (1 - Math.min(x.ends, y.ends)) * Math.max(x.ends, y.ends);
  f[43] = tie.closest;
  f[44] = tie.alike;
  f[45] = (f[13] as number) * page.back;
  f[46] = (f[6] as number) * page.back;
  f[47] = jointed ? link.joint * page.back : 0;
  f[48] = tie.deep;
  f[49] = Math.sqrt(tie.deep);
  const room = Math.sqrt(1 + small.theme.count);
  f[50] = signedRoot(sources[0]);
  f[51] = sources[0] / room;
  f[52] = signedRoot(sources[1]);
  f[53] = sources[1] / room;
  f[54] = tie.titleTold;
  const network = PAIR_NETWORKS[model];
  const sum = weigh(page.cjk ? network.cjk : network.latin, f);
  // Where nothing at all speaks for one article, being small and near does not.
  const strangers = !bordered && !jointed && !link.counting && like < STRANGE && f[23] === 0;
  return strangers ? Math.min(sum, -1) : sum;
}
