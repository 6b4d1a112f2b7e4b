/**
 * Columns to articles on a page that was read across. What surely stands in one column is an atom; atoms are
 * put together, the clearest first, by what they speak of, by the borders between them and by the joints of cut
 * paragraphs (agglomerative clustering with log odds; two titles never share an article, nor do two scripts).
 */

import type { Piece, Script } from '../base/model.ts';
import { isTelling } from '../language/torn.ts';
import { opensWithDateline } from '../look/datelines.ts';
import { isField } from '../look/fields.ts';
import { opensArticle } from '../look/leads.ts';
import type { Joint } from '../seams/joints.ts';
import { introduces } from '../titles/ranks.ts';
import { isProse } from '../titles/titles.ts';
import { scoreBorder, wantBorders } from './borders.ts';
import { groupAtoms } from './groups.ts';
import type { Observer } from './homes.ts';
import { alikeOf, deepOf, type Group, linkAtoms, type Page, SCRIPTED } from './page.ts';
import type { Subjects } from './subjects.ts';

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
  /** How far the dump tells continuations before their beginnings, 0 to 1. */
  back: number;
  /** What was put together with what, page by page. */
  pages: { page: Page; groups: Group[] }[];
}

/** Atoms clustered together; a bound on a quadratic step, some pages' worth. */
const TOGETHER = { all: 360, chunk: 120 };
/** Borders less sure than this part atoms; from `STAY` on they are read on over if both sides come to one article. */
const PART = 4;
const STAY = 2;
/** How a cut is told that stands for the doubt of its border alone. */
const DOUBTED = 2;

/** Log odds from which on an unmarked heading may be a section's. */
const SECTION = 0;

/** Joints this sure against all others part the column their beginning stands in. */
const PULL = 0;

/** Joints this sure against all others are no accident where they lead back into their own column. */
const RING = 1;

/** Joints that were settled: where each end goes on, or -1, and how surely. */
export interface Bonds {
  next: Int32Array;
  sure: Float32Array;
}

/** A joint as sure as this is one article, whatever its two sides speak of. */
export const BINDING = 0.95;

/**
 * Puts pieces together to articles. `borders` are those of `readBorders`; `joints` those of cut ends, best first.
 * Generator: yields the share done.
 */
export function* weave(
  pieces: readonly Piece[],
  topics: Subjects,
  borders: ReadonlyMap<number, Float64Array>,
  titles: Float32Array,
  headTorn: Float32Array,
  joints: ReadonlyMap<number, readonly Joint[]>,
  settled: Bonds | null = null,
  observe?: Observer,
): Generator<number, Woven> {
  const n = pieces.length;
  const isTail = (p: number) => joints.has(p);
  const isTitle = (p: number) => (titles[p] as number) >= 0.5 && !(pieces[p] as Piece).heading;
  const begins = (p: number) => isTitle(p) && !(p > 0 && isTitle(p - 1) && !isTail(p - 1));
  wantBorders(borders, joints);
  yield 0;
  const border = new Float64Array(n).fill(Number.NaN);
  for (const [p, f] of borders) border[p] = scoreBorder(f, (pieces[p] as Piece).cjk);
  // An unmarked heading heads a section where both sides speak of one thing, an article elsewhere.
  const rankOf = (p: number): 0 | 1 | 2 => {
    if (!begins(p)) return 0;
    const odds = p > 0 ? (border[p - 1] as number) : Number.NaN;
    // What a byline or date follows is a title, whatever both sides speak of.
    const { mark } = pieces[p] as Piece;
    return mark > 0 || isField(pieces[p] as Piece) || introduces(pieces, p) || !(odds > SECTION) ? 2 : 1;
  };
  const pulled = new Set<number>();
  for (const list of joints.values()) {
    const first = list[0];
    if (first && first.score - Math.max(0, list[1]?.score ?? 0) > PULL) pulled.add(first.head);
  }
  // A row of marks stays with what stands above it.
  const parts = (p: number) => !(pieces[p] as Piece).heading && isTelling((pieces[p] as Piece).text);
  // A dispatch in Chinese below running text is the first of its report, whatever stands above it.
  const isDispatch = (p: number) => {
    const { text, cjk } = pieces[p] as Piece;
    return p > 0 && cjk && isProse(pieces[p - 1] as Piece) && opensWithDateline(text);
  };
  const cuts = new Uint8Array(n);
  for (let p = 0; p < n; p++)
    cuts[p] =
      p === 0 ||
      begins(p) ||
      isTail(p - 1) ||
      isDispatch(p) ||
      (pulled.has(p) && !isTitle(p - 1)) ||
      (pieces[p] as Piece).comesFrom ||
      pieces[p - 1]?.goesTo
        ? 1
        : parts(p) && (border[p - 1] as number) < PART
          ? DOUBTED
          : 0;
  yield 0;
  partRings(joints, border, cuts);
  partScripts(pieces, cuts);
  const { atoms, atomOf } = columnsOf(cuts);
  const article = new Int32Array(n);
  const back = backwardness(pieces, joints, headTorn, begins);
  yield 0;
  const pages: Woven['pages'] = [];
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
    const page = pageOf(
      pieces,
      topics,
      atoms,
      from,
      to,
      atomOf,
      border,
      joints,
      headTorn,
      rankOf,
      back,
      settled,
    );
    const groups = yield* groupAtoms(page, observe);
    pages.push({ page, groups });
    for (const g of groups) {
      for (const a of g.atoms) for (const p of page.atoms[a] as readonly number[]) article[p] = named;
      named++;
    }
    from = to;
  }
  const rank = new Uint8Array(n);
  for (let p = 0; p < n; p++) rank[p] = rankOf(p);
  // Columns parted for safety that came to one article, one behind the other, are read as they stand.
  for (let p = 1; p < n; p++)
    if (cuts[p] === DOUBTED && article[p] === article[p - 1] && (border[p - 1] as number) >= STAY)
      cuts[p] = 0;
  return { article, ...columnsOf(cuts), border, bounded, rank, back, pages };
}

/** The columns that begin where `cuts` says, and which of them each piece is in. */
function columnsOf(cuts: Uint8Array): Pick<Woven, 'atoms' | 'atomOf'> {
  const atoms: number[][] = [];
  const atomOf = new Int32Array(cuts.length);
  cuts.forEach((cut, p) => {
    if (cut) atoms.push([]);
    (atoms.at(-1) as number[]).push(p);
    atomOf[p] = atoms.length - 1;
  });
  return { atoms, atomOf };
}

/**
 * An end that goes on in a beginning above it, in what would be one column, closes a ring: columns were set one below
 * the other against their order. Such a column is parted at its weakest border, for good: what is parted for doubt alone
 * may be read on over. Writes into `cuts`: by piece, 1 where a column begins.
 */
export function partRings(
  joints: ReadonlyMap<number, readonly Joint[]>,
  border: Float64Array,
  cuts: Uint8Array,
): void {
  for (const [t, list] of joints) {
    const first = list[0];
    if (!first || first.head >= t || first.score - Math.max(0, list[1]?.score ?? 0) < RING) continue;
    let weakest = -1;
    let least = Number.POSITIVE_INFINITY;
    let p = t;
    for (; p > first.head && cuts[p] !== 1; p--) {
      const odds = border[p - 1] as number;
      if (odds < least) {
        least = odds;
        weakest = p;
      }
    }
    if (p === first.head && weakest >= 0) cuts[weakest] = 1;
  }
}

/**
 * Parts columns where their Chinese is written another way from there on; what is short may be quoted. Writes into
 * `cuts` as `partRings` does.
 */
export function partScripts(pieces: readonly Piece[], cuts: Uint8Array): void {
  // What is written one way, as far as it goes without a cut, and how the text above it is.
  let from = 0;
  let script: Script | undefined;
  let letters = 0;
  let above: Script | undefined;
  pieces.forEach((piece, p) => {
    const cut = cuts[p] === 1;
    if (cut) above = undefined;
    if (cut || (piece.script && piece.script !== script)) {
      from = p;
      script = piece.script;
      letters = 0;
    }
    if (!piece.script || letters >= SCRIPTED) return;
    letters += piece.text.length;
    if (letters < SCRIPTED) return;
    if (above && above !== script) cuts[from] = 1;
    above = script;
  });
}

/**
 * How far the dump tells continuations before their beginnings: sure joints that run backward against those that
 * run forward; a dump that begins in the middle of a sentence is a sign as well. 0 to 1.
 */
function backwardness(
  pieces: readonly Piece[],
  joints: ReadonlyMap<number, readonly Joint[]>,
  headTorn: Float32Array,
  begins: (p: number) => boolean,
): number {
  let forward = 0;
  let backward = 0;
  for (const [t, list] of joints) {
    const first = list[0];
    if (!first || first.score - Math.max(0, list[1]?.score ?? 0) < 2.5) continue;
    if (first.head > t) forward++;
    else backward++;
  }
  if (pieces.length && !begins(0)) backward += (headTorn[0] as number) > 0.5 ? 0.7 : 0.2;
  return backward / (0.3 * forward + backward + 0.3);
}

/** What the groups of `atoms[from, to)` are judged by; atoms are numbered from 0 in it. */
function pageOf(
  pieces: readonly Piece[],
  topics: Subjects,
  all: readonly (readonly number[])[],
  from: number,
  to: number,
  atomOf: Int32Array,
  border: Float64Array,
  joints: ReadonlyMap<number, readonly Joint[]>,
  headTorn: Float32Array,
  rankOf: (p: number) => 0 | 1 | 2,
  back: number,
  settled: Bonds | null,
): Page {
  const atoms = all.slice(from, to);
  const first = atoms.map((atom) => atom[0] as number);
  const bound: [number, number][] = [];
  atoms.forEach((atom, a) => {
    const tail = atom[atom.length - 1] as number;
    const head = settled && (settled.sure[tail] as number) >= BINDING ? (settled.next[tail] as number) : -1;
    const b = head < 0 ? -1 : (atomOf[head] as number) - from;
    if (b >= 0 && b < atoms.length && b !== a && first[b] === head) bound.push([a, b]);
    // A part that ends as a sentence does is tied by what the page says alone.
    const told = (pieces[tail] as Piece).goesTo;
    const c = told?.length === 1 ? (atomOf[told[0] as number] as number) - from : -1;
    if (c >= 0 && c < atoms.length && c !== a && c !== b) bound.push([a, c]);
  });
  const titled = Uint8Array.from(first, rankOf);
  return {
    bound,
    headlines: titled.reduce((sum, t) => sum + (t === 2 ? 1 : 0), 0),
    topics,
    pieces,
    atoms,
    titled,
    opens: Float32Array.from(first, (p) => opensArticle((pieces[p] as Piece).text, (pieces[p] as Piece).cjk)),
    alike: alikeOf(topics, atoms),
    deep: deepOf(topics, atoms),
    tornEnd: Uint8Array.from(atoms, (atom) => (joints.has(atom.at(-1) as number) ? 1 : 0)),
    tornStart: Float32Array.from(first, (p) => headTorn[p] as number),
    links: linkAtoms(pieces, all, from, to, atomOf, border, joints),
    back,
    cjk: pieces.length > 0 && (pieces[first[0] as number] as Piece).cjk,
  };
}
