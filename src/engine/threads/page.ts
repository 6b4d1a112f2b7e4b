/**
 * A page's columns as they are put to articles: the atoms that surely stand in one column, what ties two of them
 * beyond their words, and groups of them taken as one article so far.
 */

import type { Piece, Script } from '../base/model.ts';
import { type Theme, type Topics, themeLikenesses, themeOf } from '../language/topics.ts';
import type { Joint } from '../seams/joints.ts';
import type { Subjects } from './subjects.ts';

/** Atoms taken as one article so far. */
export interface Group {
  atoms: number[];
  /** 0 without a title, 1 with one that may be a section's heading, 2 with a title. */
  titled: 0 | 1 | 2;
  theme: Theme;
  /** The atoms that stand first and last in the dump, and the one with the title, or -1. */
  first: number;
  last: number;
  head: number;
  letters: number;
  /** How its Chinese is written, where that is sure. */
  script: Script | undefined;
  /** Cut ends and missing beginnings, in their chances, less those that joints inside make good. */
  loose: number;
  /** How surely one of the atoms begins whole, and one ends whole, 0 to 1. */
  begins: number;
  ends: number;
  /** What the atoms share with one another, each with itself as well; see `Page.deep`. */
  deep: number;
}

/** What speaks for two atoms beyond their words. */
export interface Link {
  border: number;
  joint: number;
  counting: number;
  /** How many joints are to be expected between them, by their chances. */
  joining: number;
}

/** What the groups of a page are made of and judged by. */
export interface Page {
  topics: Subjects;
  pieces: readonly Piece[];
  atoms: readonly (readonly number[])[];
  /** By atom: 0, 1, 2 as `Group.titled`. */
  titled: Uint8Array;
  /** By atom: how much it opens like an article; how surely its beginning is missing. */
  opens: Float32Array;
  tornStart: Float32Array;
  /** By atom: whether its end is cut. */
  tornEnd: Uint8Array;
  /** By pair of atoms, row by row: the root of their likeness. */
  alike: Float32Array;
  /** By pair of atoms, row by row: what they share when each speaks of what its likes speak of, too; see `sharedOf`. */
  deep: Float32Array;
  /** By atom: its links to others, both ways. */
  links: readonly Map<number, Link>[];
  /** How far the page tells continuations before their beginnings, 0 to 1. */
  back: number;
  cjk: boolean;
  /** How many titles stand on it. */
  headlines: number;
  /** Atoms that a sure joint makes one with another from the first. */
  bound: readonly (readonly [number, number])[];
}

export function groupOf(page: Page, atoms: number[]): Group {
  let titled = 0;
  let first = atoms[0] as number;
  let last = first;
  let head = -1;
  for (const a of atoms) {
    const t = page.titled[a] as number;
    if (t > titled) {
      titled = t;
      head = a;
    }
    if (a < first) first = a;
    if (a > last) last = a;
  }
  const theme = themeOf(
    page.topics,
    atoms.flatMap((a) => (page.atoms[a] as readonly number[]).map((p) => [p, 1] as const)),
  );
  let letters = 0;
  const written = { traditional: 0, simplified: 0 };
  for (const a of atoms)
    for (const p of page.atoms[a] as readonly number[]) {
      const { text, script } = page.pieces[p] as Piece;
      letters += text.length;
      if (script) written[script] += text.length;
    }
  const inside = new Set(atoms);
  let loose = 0;
  let begins = 0;
  let ends = 0;
  for (const a of atoms) {
    const tornStart = page.titled[a] ? 0 : (page.tornStart[a] as number);
    loose += tornStart + (page.tornEnd[a] as number);
    begins = Math.max(begins, 1 - tornStart);
    ends = Math.max(ends, 1 - (page.tornEnd[a] as number));
    // Each joint makes good one end and one beginning, and is met from both its atoms.
    for (const [b, l] of page.links[a] as Map<number, Link>) if (inside.has(b)) loose -= l.joining;
  }
  loose = Math.max(0, loose);
  const deep = sharedOf(page, atoms, atoms);
  return {
    atoms,
    titled: titled as 0 | 1 | 2,
    theme,
    first,
    last,
    head,
    letters,
    script: scriptOf(written),
    loose,
    begins,
    ends,
    deep,
  };
}

/** Letters of a script that tell how an article is written, at least: a short paragraph may be quoted in another. */
export const SCRIPTED = 120;
/** Share of its letters that are in one script. */
const ONE_SCRIPT = 0.75;

function scriptOf({ traditional, simplified }: Record<Script, number>): Script | undefined {
  const most = Math.max(traditional, simplified);
  if (most < SCRIPTED || most < ONE_SCRIPT * (traditional + simplified)) return undefined;
  return traditional > simplified ? 'traditional' : 'simplified';
}

/** Whether two groups never share an article, whatever they speak of: each has a title, or a script of its own. */
export function areForeign(x: Group, y: Group): boolean {
  return (
    (x.titled === 2 && y.titled === 2) ||
    (x.script !== undefined && y.script !== undefined && x.script !== y.script)
  );
}

/** By pair of atoms, row by row: the root of the likeness of what they speak of, 0 to 1. */
export function alikeOf(topics: Topics, atoms: readonly (readonly number[])[]): Float32Array {
  const themes = atoms.map((atom) =>
    themeOf(
      topics,
      atom.map((p) => [p, 1] as const),
    ),
  );
  const alike = new Float32Array(atoms.length ** 2);
  const row = new Float64Array(atoms.length);
  for (let a = 0; a < atoms.length; a++) {
    themeLikenesses(themes[a] as Theme, themes, row);
    row.forEach((like, b) => {
      alike[a * atoms.length + b] = Math.sqrt(like);
    });
  }
  return alike;
}

/** How much of an atom's likes it takes on, and how like they must be. */
const TAKEN = 0.7;
const LIKE = 0.05;

/**
 * By pair of atoms, row by row: the product of what they speak of, each atom told with its likes. Two that share no
 * word may share a third column (as in latent semantic analysis, Deerwester et al. 1990, one step of it).
 */
export function deepOf(topics: Topics, atoms: readonly (readonly number[])[]): Float32Array {
  const n = atoms.length;
  const themes = atoms.map((atom) =>
    themeOf(
      topics,
      atom.map((p) => [p, 1] as const),
    ),
  );
  const size = themes.map((t) => Math.sqrt(t.norm));
  const product = new Float32Array(n * n);
  const row = new Float64Array(n);
  // By atom: its likes, itself among them, and how much of each it takes on. On a page of one word all are alike.
  const likes: Int32Array[] = [];
  const shares: Float64Array[] = [];
  for (let a = 0; a < n; a++) {
    themeLikenesses(themes[a] as Theme, themes, row);
    const own: number[] = [];
    for (let b = 0; b < n; b++) {
      const like = row[b] as number;
      product[a * n + b] = like * (size[a] as number) * (size[b] as number);
      if (b === a || like >= LIKE) own.push(b);
    }
    likes.push(Int32Array.from(own));
    shares.push(Float64Array.from(own, (b) => (b === a ? 1 : TAKEN * (row[b] as number))));
  }
  const half = new Float32Array(n * n);
  for (let a = 0; a < n; a++) {
    const [own, taken] = [likes[a] as Int32Array, shares[a] as Float64Array];
    for (let k = 0; k < own.length; k++) {
      const share = taken[k] as number;
      const from = (own[k] as number) * n;
      for (let b = 0, to = a * n; b < n; b++, to++)
        half[to] = (half[to] as number) + share * (product[from + b] as number);
    }
  }
  const deep = new Float32Array(n * n);
  for (let b = 0; b < n; b++) {
    const [own, taken] = [likes[b] as Int32Array, shares[b] as Float64Array];
    for (let a = 0; a < n; a++) {
      let sum = 0;
      for (let k = 0; k < own.length; k++)
        sum += (taken[k] as number) * (half[a * n + (own[k] as number)] as number);
      deep[a * n + b] = sum;
    }
  }
  return deep;
}

/** What the atoms of `x` share with those of `y`; see `Page.deep`. */
export function sharedOf({ deep, atoms }: Page, x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (const a of x) {
    const row = a * atoms.length;
    for (const b of y) sum += deep[row + b] as number;
  }
  return sum;
}

/** Value of the ordinal a paragraph begins with: 一是, 第二, 三、, 4., 0 without one. */
function ordinalOf(text: string): number {
  const hit = /^(?:第?([一二三四五六七八九十])(?:是|要|、|，|,)|(\d{1,2})[.、](?!\d))/u.exec(text);
  if (!hit) return 0;
  return hit[1] ? '一二三四五六七八九十'.indexOf(hit[1]) + 1 : Number(hit[2]);
}

/** Links of `atoms[from, to)`: borders between neighbours, joints of cut ends, enumerations that count on. */
export function linkAtoms(
  pieces: readonly Piece[],
  atoms: readonly (readonly number[])[],
  from: number,
  to: number,
  atomOf: Int32Array,
  border: Float64Array,
  joints: ReadonlyMap<number, readonly Joint[]>,
): Map<number, Link>[] {
  const links = Array.from({ length: to - from }, () => new Map<number, Link>());
  const link = (a: number, b: number, kind: 'border' | 'joint' | 'counting', odds: number, chance = 0) => {
    if (a === b || a < 0 || b < 0 || a >= links.length || b >= links.length) return;
    let l = (links[a] as Map<number, Link>).get(b);
    if (!l) {
      l = { border: Number.NaN, joint: Number.NaN, counting: 0, joining: 0 };
      (links[a] as Map<number, Link>).set(b, l);
      (links[b] as Map<number, Link>).set(a, l);
    }
    l.joining += chance;
    l[kind] = Number.isNaN(l[kind]) ? odds : Math.max(l[kind], odds);
  };
  const places = new Map<number, number[]>();
  for (let a = from; a < to; a++) {
    const own = atoms[a] as readonly number[];
    const odds = border[own[own.length - 1] as number] as number;
    if (a + 1 < to && !Number.isNaN(odds)) link(a - from, a + 1 - from, 'border', odds);
    for (const p of own) {
      const value = ordinalOf((pieces[p] as Piece).text);
      if (value) places.set(value, [...(places.get(value) ?? []), a - from]);
      const list = joints.get(p);
      if (!list) continue;
      let total = 1;
      for (const j of list) total += Math.exp(Math.min(30, j.score));
      for (const j of list.slice(0, 6)) {
        const share = Math.min(0.999, Math.exp(Math.min(30, j.score)) / total);
        if (share > 0.02)
          link(a - from, (atomOf[j.head] as number) - from, 'joint', Math.log(share / (1 - share)), share);
      }
    }
  }
  for (const [value, list] of places) {
    const before = places.get(value - 1);
    // Two enumerations at once would have to be told apart first.
    if (before && before.length === 1 && list.length === 1)
      link(before[0] as number, list[0] as number, 'counting', 1);
  }
  return links;
}
