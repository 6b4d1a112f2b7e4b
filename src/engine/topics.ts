/**
 * What pieces speak of: letter bigrams of scripts without spaces and words of those with, weighed by how few
 * pieces of the dump hold them (tf-idf, Salton and Buckley 1988; counted in the dump itself).
 */
import { mix } from './letters.ts';
import type { Piece } from './model.ts';
import { CJK, classOf, LATIN } from './script.ts';

/** Letters of one piece that are read: enough to know it by, a bound for very long ones. */
const READ = 4000;

export interface Topics {
  /** By piece: its distinct terms, ascending. */
  terms: Int32Array[];
  /** Inverse document frequency, by term. */
  weight: Float32Array;
  /** By piece: the sum of its terms' squared weights. */
  norm: Float32Array;
}

/** Numbers that terms are hashed to. */
const TERMS = 1 << 20;

function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return mix(h) & (TERMS - 1);
}

/** Plural, past and -ing endings of English, roughly: enough to meet "talks" with "talk". */
function stem(word: string): string {
  if (word.length > 5) return word.replace(/(?:ing|ed|es|'s|s|ly)$/u, '');
  return word.length > 3 ? word.replace(/(?:'s|s)$/u, '') : word;
}

/**
 * Which pieces are one frame filled with other figures: the same letters but for the digits. They speak of what
 * their neighbours speak of, and are no sign that two articles are one.
 */
export function findFrames(pieces: readonly Piece[]): Uint8Array {
  const frames = new Uint8Array(pieces.length);
  const first = new Map<string, number>();
  pieces.forEach((piece, p) => {
    if (piece.text.length > 600) return;
    const bare = piece.text.replace(/[\d０-９\s.,]+/gu, '');
    if (bare.length < 12 || bare.length === piece.text.length) return;
    const other = first.get(bare);
    if (other === undefined) first.set(bare, p);
    else {
      frames[p] = 1;
      frames[other] = 1;
    }
  });
  return frames;
}

/** Counts terms of all pieces. Generator: yields the share done. */
export function* readTopics(pieces: readonly Piece[]): Generator<number, Topics> {
  const frames = findFrames(pieces);
  // Terms are numbered by hash: two that meet in one number only blur, and no dictionary has to be kept.
  const frequency = new Uint32Array(TERMS);
  const seen = new Int32Array(TERMS).fill(-1);
  const own = new Int32Array(READ);
  const terms: Int32Array[] = [];
  let work = 0;
  for (let p = 0; p < pieces.length; p++) {
    const text = (pieces[p] as Piece).text;
    const end = frames[p] ? 0 : Math.min(READ, text.length);
    let count = 0;
    const add = (id: number) => {
      if (seen[id] === p || count >= READ) return;
      seen[id] = p;
      own[count++] = id;
      frequency[id] = (frequency[id] as number) + 1;
    };
    let word = -1;
    for (let i = 0; i <= end; i++) {
      const bits = i < end ? classOf(text.charCodeAt(i)) : 0;
      if (bits & LATIN || (word >= 0 && i < end && text.charCodeAt(i) === 39)) {
        if (word < 0) word = i;
        continue;
      }
      if (word >= 0) {
        if (i - word >= 3) add(hashWord(stem(text.slice(word, i).toLowerCase())));
        word = -1;
      }
      if (bits & CJK && i + 1 < end && classOf(text.charCodeAt(i + 1)) & CJK) {
        add(mix(text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1)) & (TERMS - 1));
      }
    }
    terms.push(own.slice(0, count).sort());
    work += end + 10;
    if (work > 20_000) {
      work = 0;
      yield p / pieces.length;
    }
  }
  const n = pieces.length;
  const weight = new Float32Array(frequency.length);
  for (let t = 0; t < TERMS; t++) {
    const f = frequency[t] as number;
    if (!f) continue;
    weight[t] = Math.max(0, Math.log((n + 1) / (f + 0.5)));
  }
  const norm = new Float32Array(n);
  terms.forEach((list, p) => {
    let sum = 0;
    for (const t of list) sum += (weight[t] as number) ** 2;
    norm[p] = sum;
  });
  return { terms, weight, norm };
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

/** Several pieces as one: their terms and how much each counts (squared weight, dimmed by the piece's share). */
export interface Theme {
  terms: Map<number, number>;
  norm: number;
}

/** The theme of `pieces`, each with a share of attention. */
export function themeOf(topics: Topics, pieces: readonly (readonly [piece: number, share: number])[]): Theme {
  const terms = new Map<number, number>();
  for (const [p, share] of pieces) {
    for (const t of topics.terms[p] as Int32Array) {
      const w = (topics.weight[t] as number) * share;
      const had = terms.get(t) ?? 0;
      terms.set(t, Math.min(had + w, 2 * (topics.weight[t] as number)));
    }
  }
  let norm = 0;
  for (const w of terms.values()) norm += w * w;
  return { terms, norm };
}

/** Cosine of two themes, 0 to 1. */
export function themeLikeness(a: Theme, b: Theme): number {
  const [x, y] = a.terms.size < b.terms.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [t, w] of x.terms) {
    const v = y.terms.get(t);
    if (v !== undefined) sum += w * v;
  }
  const size = Math.sqrt(a.norm * b.norm);
  return size > 0 ? sum / size : 0;
}

/** Share of the weight of `piece`'s terms that `theme` speaks of, too, 0 to 1. */
export function cover(topics: Topics, piece: number, theme: Theme): number {
  let all = 0;
  let met = 0;
  for (const t of topics.terms[piece] as Int32Array) {
    const w = topics.weight[t] as number;
    all += w;
    if (theme.terms.has(t)) met += w;
  }
  return all > 0 ? met / all : 0;
}

/** Share of the weight of what `a` speaks of that `b` speaks of, too, 0 to 1. */
export function themeShare(a: Theme, b: Theme): number {
  let all = 0;
  let met = 0;
  for (const [t, w] of a.terms) {
    all += w;
    if (b.terms.has(t)) met += w;
  }
  return all > 0 ? met / all : 0;
}
