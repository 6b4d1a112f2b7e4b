/**
 * Columns to articles on a page that was read across. What surely stands in one column is an atom; atoms are
 * put together, the clearest first, by what they speak of, by the borders between them and by the joints of cut
 * paragraphs (agglomerative clustering with log odds; two titles never share an article).
 */
import { readBorders, scoreBorder } from './borders.ts';
import type { Joint } from './joints.ts';
import type { Piece } from './model.ts';
import { introduces } from './ranks.ts';
import type { Theme, Topics } from './topics.ts';
import { themeLikeness, themeOf } from './topics.ts';
import { PAIR_WEIGHTS } from './weights.ts';

export interface Woven {
  /** By piece: which article it belongs to. */
  article: Int32Array;
  /** Pieces in a row, as they stand in the dump, that were never parted. */
  atoms: number[][];
  /** By piece: its atom. */
  atomOf: Int32Array;
  /** By piece: log odds that its border to the next piece lies inside an article; NaN where there is no border. */
  border: Float64Array;
  bounded: boolean;
  /** By piece: 2 where an article's title stands, 1 where it may head a section only, else 0. */
  rank: Uint8Array;
}

/** Atoms clustered together; a bound on a quadratic step, some pages' worth. */
const TOGETHER = { all: 360, chunk: 120 };
/** Borders less sure than this part atoms. */
const PART = 1.5;

/** Log odds from which on an unmarked heading may be a section's. */
const SECTION = 0;

/** Joints this sure against all others part the column their beginning stands in. */
const PULL = 0;

interface Cluster {
  atoms: number[];
  /** 0 without a title, 1 with one that may be a section's heading, 2 with a title. */
  titled: 0 | 1 | 2;
  theme: Theme;
}

/** Puts pieces together to articles. `joints` are those of cut ends, best first. Generator: yields the share done. */
export function* weave(
  pieces: readonly Piece[],
  topics: Topics,
  titles: Float32Array,
  headTorn: Float32Array,
  joints: ReadonlyMap<number, readonly Joint[]>,
  observe?: Observer,
): Generator<number, Woven> {
  const n = pieces.length;
  const isTail = (p: number) => joints.has(p);
  const isTitle = (p: number) => (titles[p] as number) >= 0.5 && !(pieces[p] as Piece).heading;
  const begins = (p: number) => isTitle(p) && !(p > 0 && isTitle(p - 1) && !isTail(p - 1));
  const borders = yield* readBorders(pieces, topics, titles, isTail, headTorn, joints);
  const border = new Float64Array(n).fill(Number.NaN);
  for (const [p, f] of borders) border[p] = scoreBorder(f, (pieces[p] as Piece).cjk);
  // An unmarked heading heads a section where both sides speak of one thing, an article elsewhere.
  const rankOf = (p: number): 0 | 1 | 2 => {
    if (!begins(p)) return 0;
    const odds = p > 0 ? (border[p - 1] as number) : Number.NaN;
    // What a byline or date follows is a title, whatever both sides speak of.
    return (pieces[p] as Piece).mark > 0 || introduces(pieces, p) || !(odds > SECTION) ? 2 : 1;
  };
  const pulled = new Set<number>();
  for (const list of joints.values()) {
    const first = list[0];
    if (first && first.score - Math.max(0, list[1]?.score ?? 0) > PULL) pulled.add(first.head);
  }
  const atoms: number[][] = [];
  const atomOf = new Int32Array(n);
  for (let p = 0; p < n; p++) {
    const cut =
      p === 0 ||
      begins(p) ||
      isTail(p - 1) ||
      (!(pieces[p] as Piece).heading && (border[p - 1] as number) < PART) ||
      (pulled.has(p) && !isTitle(p - 1));
    if (cut) atoms.push([]);
    (atoms[atoms.length - 1] as number[]).push(p);
    atomOf[p] = atoms.length - 1;
  }
  const article = new Int32Array(n);
  let bounded = false;
  let named = 0;
  const together = atoms.length <= TOGETHER.all ? TOGETHER.all : TOGETHER.chunk;
  for (let from = 0; from < atoms.length; ) {
    let to = Math.min(atoms.length, from + together);
    if (to < atoms.length) {
      bounded = true;
      // Rather between two articles than inside one.
      for (let a = to; a > from + together / 2; a--) {
        if (begins((atoms[a] as number[])[0] as number)) {
          to = a;
          break;
        }
      }
    }
    const groups = yield* cluster(pieces, topics, atoms, from, to, atomOf, border, joints, rankOf, observe);
    for (const g of groups) {
      for (const a of g.atoms) for (const p of atoms[a] as number[]) article[p] = named;
      named++;
    }
    from = to;
  }
  const rank = new Uint8Array(n);
  for (let p = 0; p < n; p++) rank[p] = rankOf(p);
  return { article, atoms, atomOf, border, bounded, rank };
}

/** Names of what two clusters are judged by, in the order of their weights. */
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
] as const;

/** Value of the ordinal a paragraph begins with: 一是, 第二, 三、, 4., 0 without one. */
function ordinalOf(text: string): number {
  const hit = /^(?:第?([一二三四五六七八九十])(?:是|要|、|，|,)|(\d{1,2})[.、](?!\d))/u.exec(text);
  if (!hit) return 0;
  return hit[1] ? '一二三四五六七八九十'.indexOf(hit[1]) + 1 : Number(hit[2]);
}

/** What speaks for two clusters beyond their words. */
interface Link {
  border: number;
  joint: number;
  counting: number;
}

/** For fitting the weights: told of every pair weighed. */
export type Observer = (
  a: readonly number[],
  b: readonly number[],
  features: Float64Array,
  odds: number,
) => void;

/** Clusters `atoms[from, to)`. */
function* cluster(
  pieces: readonly Piece[],
  topics: Topics,
  atoms: readonly (readonly number[])[],
  from: number,
  to: number,
  atomOf: Int32Array,
  border: Float64Array,
  joints: ReadonlyMap<number, readonly Joint[]>,
  rankOf: (p: number) => 0 | 1 | 2,
  observe?: Observer,
): Generator<number, Cluster[]> {
  const count = to - from;
  const clusters: (Cluster | null)[] = [];
  for (let a = from; a < to; a++) {
    const own = atoms[a] as readonly number[];
    clusters.push({
      atoms: [a],
      titled: rankOf(own[0] as number),
      theme: themeOf(
        topics,
        own.map((p) => [p, 1] as const),
      ),
    });
  }
  const links = new Map<number, Link>();
  const link = (a: number, b: number, kind: keyof Link, odds: number) => {
    if (a === b || a < 0 || b < 0 || a >= count || b >= count) return;
    const key = Math.min(a, b) * count + Math.max(a, b);
    let l = links.get(key);
    if (!l) {
      l = { border: Number.NaN, joint: Number.NaN, counting: 0 };
      links.set(key, l);
    }
    l[kind] = Number.isNaN(l[kind]) ? odds : Math.max(l[kind], odds);
  };
  for (let a = from; a + 1 < to; a++) {
    const own = atoms[a] as readonly number[];
    const odds = border[own[own.length - 1] as number] as number;
    if (!Number.isNaN(odds)) link(a - from, a + 1 - from, 'border', odds);
  }
  for (const [t, list] of joints) {
    const a = (atomOf[t] as number) - from;
    if (a < 0 || a >= count) continue;
    let total = 1;
    for (const j of list) total += Math.exp(Math.min(30, j.score));
    for (const j of list.slice(0, 6)) {
      const share = Math.min(0.999, Math.exp(Math.min(30, j.score)) / total);
      if (share > 0.02) link(a, (atomOf[j.head] as number) - from, 'joint', Math.log(share / (1 - share)));
    }
  }
  linkCounting(pieces, atoms, from, to, link);
  const likeness = new Float64Array(count * count);
  const best = new Float64Array(count);
  const second = new Float64Array(count);
  const measure = (a: number, b: number) => {
    const v = themeLikeness((clusters[a] as Cluster).theme, (clusters[b] as Cluster).theme);
    likeness[a * count + b] = v;
    likeness[b * count + a] = v;
  };
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) measure(a, b);
    yield (0.5 * a) / count;
  }
  const cjk = pieces.length > 0 && (pieces[(atoms[from] as readonly number[])[0] as number] as Piece).cjk;
  const { bias, weights } = cjk ? PAIR_WEIGHTS.cjk : PAIR_WEIGHTS.latin;
  const rank = (a: number) => {
    let x = 0;
    let y = 0;
    for (let b = 0; b < count; b++) {
      if (b === a || !clusters[b]) continue;
      const v = likeness[a * count + b] as number;
      if (v > x) {
        y = x;
        x = v;
      } else if (v > y) y = v;
    }
    best[a] = x;
    second[a] = y;
  };
  const f = new Float64Array(PAIR_FEATURES.length);
  const odds = (a: number, b: number): number => {
    const x = clusters[a] as Cluster;
    const y = clusters[b] as Cluster;
    if (x.titled === 2 && y.titled === 2) return -100;
    const like = likeness[a * count + b] as number;
    const marginA = like - (like >= (best[a] as number) ? (second[a] as number) : (best[a] as number));
    const marginB = like - (like >= (best[b] as number) ? (second[b] as number) : (best[b] as number));
    const aSmall = x.theme.terms.size < y.theme.terms.size;
    // Terms counted, not weighed: weights grow with the dump.
    const small = Math.log(1 + Math.min(x.theme.terms.size, y.theme.terms.size));
    f[0] = like;
    f[1] = aSmall ? marginA : marginB;
    f[2] = aSmall ? marginB : marginA;
    f[3] = small;
    f[4] = Math.log(1 + Math.max(x.theme.terms.size, y.theme.terms.size));
    f[5] = like * small;
    f[6] = Math.sqrt(like);
    const l = links.get(a * count + b);
    const bordered = l !== undefined && !Number.isNaN(l.border);
    const jointed = l !== undefined && !Number.isNaN(l.joint);
    f[7] = bordered ? 1 : 0;
    f[8] = bordered ? l.border : 0;
    f[9] = jointed ? 1 : 0;
    f[10] = jointed ? l.joint : 0;
    f[11] = jointed ? like : 0;
    f[12] = x.titled || y.titled ? 1 : 0;
    f[13] = Math.log(gapOf(x, y));
    f[14] = l?.counting ?? 0;
    f[15] = x.titled && y.titled ? 1 : 0;
    f[16] = x.titled && y.titled ? like : 0;
    let sum = bias;
    for (let k = 0; k < f.length; k++) sum += (f[k] as number) * (weights[k] as number);
    observe?.(x.atoms, y.atoms, f, sum);
    return sum;
  };
  // Odds are kept; those of clusters whose nearest rivals changed are reckoned again.
  const kept = new Float64Array(count * count).fill(Number.NaN);
  const spoil = (a: number) => {
    for (let b = 0; b < count; b++) {
      kept[a * count + b] = Number.NaN;
      kept[b * count + a] = Number.NaN;
    }
  };
  for (let a = 0; a < count; a++) rank(a);
  for (;;) {
    let top = 0;
    let pair: [number, number] | null = null;
    for (let a = 0; a < count; a++) {
      if (!clusters[a]) continue;
      for (let b = a + 1; b < count; b++) {
        if (!clusters[b]) continue;
        let o = kept[a * count + b] as number;
        if (Number.isNaN(o)) {
          o = odds(a, b);
          kept[a * count + b] = o;
        }
        if (o > top) {
          top = o;
          pair = [a, b];
        }
      }
      if (a % 64 === 63) yield 0.5;
    }
    if (!pair) break;
    const [a, b] = pair;
    merge(clusters, links, count, a, b, topics, atoms);
    for (let c = 0; c < count; c++) if (c !== a && clusters[c]) measure(Math.min(a, c), Math.max(a, c));
    for (let c = 0; c < count; c++) {
      if (!clusters[c]) continue;
      const before = [best[c], second[c]];
      rank(c);
      if (c === a || best[c] !== before[0] || second[c] !== before[1]) spoil(c);
    }
    yield 0.5 + (0.5 * clusters.filter((c) => c === null).length) / count;
  }
  return clusters.filter((c): c is Cluster => c !== null);
}

/** How many atoms lie between the nearest of two clusters, at least 1. */
function gapOf(x: Cluster, y: Cluster): number {
  let gap = 1e9;
  for (const a of x.atoms) for (const b of y.atoms) gap = Math.min(gap, Math.abs(a - b));
  return gap;
}

/** Links paragraphs that count on: the one that begins with "third" to the nearest that begins with "second". */
function linkCounting(
  pieces: readonly Piece[],
  atoms: readonly (readonly number[])[],
  from: number,
  to: number,
  link: (a: number, b: number, kind: keyof Link, odds: number) => void,
): void {
  const places = new Map<number, number[]>();
  for (let a = from; a < to; a++) {
    for (const p of atoms[a] as readonly number[]) {
      const value = ordinalOf((pieces[p] as Piece).text);
      if (value) places.set(value, [...(places.get(value) ?? []), a - from]);
    }
  }
  for (const [value, list] of places) {
    const before = places.get(value - 1);
    // Two enumerations at once would have to be told apart first.
    if (before && before.length === 1 && list.length === 1)
      link(before[0] as number, list[0] as number, 'counting', 1);
  }
}

/** Puts cluster `b` into `a`; their links become one's. */
function merge(
  clusters: (Cluster | null)[],
  links: Map<number, Link>,
  count: number,
  a: number,
  b: number,
  topics: Topics,
  atoms: readonly (readonly number[])[],
): void {
  const x = clusters[a] as Cluster;
  const y = clusters[b] as Cluster;
  x.atoms.push(...y.atoms);
  x.titled = Math.max(x.titled, y.titled) as 0 | 1 | 2;
  x.theme = themeOf(
    topics,
    x.atoms.flatMap((k) => (atoms[k] as readonly number[]).map((p) => [p, 1] as const)),
  );
  clusters[b] = null;
  for (let c = 0; c < count; c++) {
    if (c === a || c === b) continue;
    const from = links.get(Math.min(b, c) * count + Math.max(b, c));
    if (!from) continue;
    const key = Math.min(a, c) * count + Math.max(a, c);
    const into = links.get(key);
    if (!into) links.set(key, { ...from });
    else {
      const more = (p: number, q: number) => (Number.isNaN(p) ? q : Number.isNaN(q) ? p : Math.max(p, q));
      into.border = more(into.border, from.border);
      into.joint = more(into.joint, from.joint);
      into.counting = Math.max(into.counting, from.counting);
    }
  }
}
