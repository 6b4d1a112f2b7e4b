/**
 * What pieces speak of: letter bigrams of scripts without spaces and words of those with, weighed by how few
 * pieces of the dump hold them (tf-idf, Salton and Buckley 1988; counted in the dump itself).
 */
import type { Piece } from '../base/model.ts';
import { readTerms, TERMS } from './terms.ts';

export interface Topics {
  /** By piece: its distinct terms, ascending. */
  terms: Int32Array[];
  /** Inverse document frequency, by term. */
  weight: Float32Array;
  /** By piece: the sum of its terms' squared weights. */
  norm: Float32Array;
  /** Pieces of which only the beginning was read. */
  long: number;
  /** How many times a term counts in several pieces, at most. */
  most: number;
}

/** Sums of the terms' squared weights, by piece. */
export function normsOf(terms: readonly Int32Array[], weight: Float32Array): Float32Array {
  return Float32Array.from(terms, (list) => {
    let sum = 0;
    for (const t of list) sum += (weight[t] as number) ** 2;
    return sum;
  });
}

/** Counts terms of all pieces. Generator: yields the share done. */
export function* readTopics(pieces: readonly Piece[]): Generator<number, Topics> {
  const { terms, frequency, all, long } = yield* readTerms(pieces);
  const weight = new Float32Array(TERMS);
  for (const t of all)
    weight[t] = Math.max(0, Math.log((pieces.length + 1) / ((frequency[t] as number) + 0.5)));
  yield 1;
  return { terms, weight, norm: normsOf(terms, weight), most: 2, long };
}

/** How much two pieces share of what is rare in the dump: cosine of their weighed terms, 0 to 1. */
export function likeness(topics: Topics, a: number, b: number): number {
  const x = topics.terms[a] as Int32Array;
  const y = topics.terms[b] as Int32Array;
  let i = 0;
  let j = 0;
  let sum = 0;
  while (i < x.length && j < y.length) {
    const d = (x[i] as number) - (y[j] as number);
    if (d === 0) {
      sum += (topics.weight[x[i] as number] as number) ** 2;
      i++;
      j++;
    } else if (d < 0) i++;
    else j++;
  }
  const size = Math.sqrt((topics.norm[a] as number) * (topics.norm[b] as number));
  return size > 0 ? sum / size : 0;
}

/** Several pieces as one: their terms and how much each counts (weight, dimmed by the piece's share). */
export interface Theme {
  terms: Int32Array;
  values: Float32Array;
  norm: number;
  /** How many times its terms stand there, all together. */
  count: number;
}

/** Weights of one theme at a time, by term: looked up faster than a map. Zero between calls. */
const board = new Float32Array(TERMS);
/** The terms on it while a theme is made. */
let met = new Int32Array(1 << 12);

/** The theme of `pieces`, each with a share of attention. */
export function themeOf(topics: Topics, pieces: readonly (readonly [piece: number, share: number])[]): Theme {
  const sums = board;
  const { most } = topics;
  let room = 0;
  for (const [p] of pieces) room += (topics.terms[p] as Int32Array).length;
  if (met.length < room) met = new Int32Array(2 * room);
  let count = 0;
  for (const [p, share] of pieces) {
    for (const t of topics.terms[p] as Int32Array) {
      const w = topics.weight[t] as number;
      const had = sums[t] as number;
      if (had === 0 && w * share > 0) met[count++] = t;
      sums[t] = Math.min(had + w * share, most * w);
    }
  }
  const terms = met.slice(0, count);
  const values = new Float32Array(terms.length);
  let norm = 0;
  let times = 0;
  for (let k = 0; k < terms.length; k++) {
    const t = terms[k] as number;
    const v = sums[t] as number;
    values[k] = v;
    norm += v * v;
    times += v / (topics.weight[t] as number);
    sums[t] = 0;
  }
  return { terms, values, norm, count: times };
}

/** Writes the cosine of `a` with each of `others`, 0 to 1, into `out`; 0 where there is none. */
export function themeLikenesses(a: Theme, others: readonly (Theme | null)[], out: Float64Array): void {
  const values = lay(a);
  for (let k = 0; k < others.length; k++) {
    const b = others[k];
    const size = b ? Math.sqrt(a.norm * b.norm) : 0;
    out[k] = b && size > 0 ? dot(values, b) / size : 0;
  }
  lift(a);
}

/**
 * As `themeLikenesses`, and writes into `shares` how much of the weight of the shorter of both the longer speaks of,
 * too, 0 to 1; of two as long, that of the other.
 */
export function compareThemes(
  a: Theme,
  others: readonly (Theme | null)[],
  likes: Float64Array,
  shares: Float64Array,
): void {
  const values = lay(a);
  const own = weightOf(a);
  for (let k = 0; k < others.length; k++) {
    const b = others[k];
    likes[k] = 0;
    shares[k] = 0;
    if (!b) continue;
    let sum = 0;
    let mine = 0;
    let theirs = 0;
    let all = 0;
    for (let i = 0; i < b.terms.length; i++) {
      const x = values[b.terms[i] as number] as number;
      const y = b.values[i] as number;
      all += y;
      if (x > 0) {
        sum += x * y;
        mine += x;
        theirs += y;
      }
    }
    const size = Math.sqrt(a.norm * b.norm);
    if (size > 0) likes[k] = sum / size;
    const [met, of] = a.terms.length < b.terms.length ? [mine, own] : [theirs, all];
    if (of > 0) shares[k] = met / of;
  }
  lift(a);
}

/** Cosine of two themes, 0 to 1. */
export function themeLikeness(a: Theme, b: Theme): number {
  const size = Math.sqrt(a.norm * b.norm);
  if (!(size > 0)) return 0;
  const sum = dot(lay(a), b);
  lift(a);
  return sum / size;
}

/** Share of the weight of `piece`'s terms that `theme` speaks of, too, 0 to 1. */
export function cover(topics: Topics, piece: number, theme: Theme): number {
  const values = lay(theme);
  let all = 0;
  let met = 0;
  for (const t of topics.terms[piece] as Int32Array) {
    const w = topics.weight[t] as number;
    all += w;
    if ((values[t] as number) > 0) met += w;
  }
  lift(theme);
  return all > 0 ? met / all : 0;
}

function weightOf(theme: Theme): number {
  let sum = 0;
  for (const v of theme.values) sum += v;
  return sum;
}

function lay(theme: Theme): Float32Array {
  const values = board;
  for (let k = 0; k < theme.terms.length; k++) values[theme.terms[k] as number] = theme.values[k] as number;
  return values;
}

function lift(theme: Theme): void {
  for (let k = 0; k < theme.terms.length; k++) board[theme.terms[k] as number] = 0;
}

function dot(values: Float32Array, b: Theme): number {
  let sum = 0;
  for (let k = 0; k < b.terms.length; k++)
    sum += (values[b.terms[k] as number] as number) * (b.values[k] as number);
  return sum;
}
