/**
 * Which pieces are titles or headings. A short line without a stop is a title or the end of a cut paragraph; what
 * tells them apart is whether it speaks of what follows, and whether its last letters commonly go on.
 */

import type { Piece } from '../base/model.ts';
import { TITLE_WEIGHTS } from '../base/weights.ts';
import { type Grams, wordsOf } from '../language/grams.ts';
import { headOdds, tailOdds } from '../language/rims.ts';
import type { Topics } from '../language/topics.ts';
import { beginsAnew, LEANING, tornHead } from '../language/torn.ts';
import { isField, saysByline } from '../look/fields.ts';
import {
  endsWithStop,
  isCapitals,
  LONGEST_PHRASES,
  namesDocument,
  shapeOf,
  titleLook,
} from '../look/look.ts';

/** A headline of several phrases set off by blanks: nothing of a sentence in it. */
function isLongTitle(text: string): boolean {
  return text.length <= LONGEST_PHRASES && !/[，。；！？,;]/u.test(text) && /\S\s\S|——/u.test(text);
}

/** A headline's words without the full stop it is set with, if one ends them. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/u, '');
}

/** How much a piece looks like a title by itself, 0 to 1, see `titleLook`. */
function lookOf({ text, cjk, headline }: Piece, room: number): number {
  return titleLook(headline ? withoutStop(text) : text, cjk, 0, room);
}

/** Whether a piece is running text: a sentence, or long enough to be one. */
export function isProse(piece: Piece): boolean {
  const { text, cjk } = piece;
  if (piece.heading || piece.mark || piece.role || piece.headline) return false;
  if (piece.item) return true;
  // A part of a story that goes on elsewhere is cut where the page ends, however short its last line.
  if (piece.unmarked || piece.goesTo?.length || piece.comesFrom) return true;
  if (text.length >= (cjk ? 60 : 140)) return !(cjk && isLongTitle(text));
  if (text.length < (cjk ? 16 : 40) || !endsWithStop(text) || saysByline(piece)) return false;
  return cjk || !isCapitals(text);
}

export const TITLE_FEATURES = [
  'look',
  'comma',
  'space',
  'boxed',
  'length',
  'dateStart',
  'coverNext',
  'coverPrevious',
  'goesOn',
  'ends',
  'leaning',
  'capitals',
  'nextProse',
  'previousEnds',
  'breakBefore',
  'indent',
  'open',
  'cut',
  'torn',
  'nextTorn',
  'nextRest',
] as const;

/** Share of the weight of `p`'s terms that stands in `others`, too. */
function cover(topics: Topics, p: number, others: readonly number[]): number {
  const terms = topics.terms[p] as Int32Array;
  let all = 0;
  let met = 0;
  for (const t of terms) {
    const w = topics.weight[t] as number;
    all += w;
    for (const o of others) {
      if (holds(topics.terms[o] as Int32Array, t)) {
        met += w;
        break;
      }
    }
  }
  return all > 0 ? met / all : 0;
}

function holds(sorted: Int32Array, term: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const v = sorted[mid] as number;
    if (v === term) return true;
    if (v < term) low = mid + 1;
    else high = mid - 1;
  }
  return false;
}

/** Log odds of a language, no wilder than a few others' worth. */
function within(odds: number): number {
  return Math.max(-3, Math.min(6, odds));
}

/** The running text nearest to a piece, before it and behind it. */
export interface Neighbours {
  before: readonly number[];
  after: readonly number[];
}

/** Three of each side, by piece. */
export function readNeighbours(pieces: readonly Piece[]): (p: number) => Neighbours {
  const prose: number[] = [];
  // By piece: how many pieces before it are running text.
  const passed = pieces.map((piece, p) => {
    const before = prose.length;
    if (isProse(piece)) prose.push(p);
    return before;
  });
  return (p) => {
    const at = passed[p] as number;
    const from = prose[at] === p ? at + 1 : at;
    return { before: prose.slice(Math.max(0, at - 3), at), after: prose.slice(from, from + 3) };
  };
}

/** Features by which a title is told from a cut end, as `TITLE_FEATURES` names them; null where neither is in question. */
export function titleFeatures(
  pieces: readonly Piece[],
  p: number,
  prose: Neighbours,
  topics: Topics,
  grams: Grams,
): Float64Array | null {
  const piece = pieces[p] as Piece;
  const { text, cjk } = piece;
  const look = lookOf(piece, piece.breakBefore ? 1.6 : 1);
  if (look <= 0) return null;
  const f = new Float64Array(TITLE_FEATURES.length);
  f[0] = look;
  f[1] = /[，,；;]/u.test(text) ? 1 : 0;
  f[2] = cjk && /\p{L}\s+\p{L}/u.test(text) ? 1 : 0;
  f[3] = /^[【[（(“《]/u.test(text) ? 1 : 0;
  f[4] = text.length / (cjk ? 20 : 60);
  f[5] = /^[\d０-９]|^[一-龥]{0,3}\d{1,2}[日月]/u.test(text) ? 1 : 0;
  f[6] = cover(topics, p, prose.after);
  f[7] = cover(topics, p, prose.before);
  if (cjk) {
    const last = text.replace(/[^\p{L}\p{N}]+$/u, '').slice(-2);
    const others = grams.count(last) - 1;
    const ended = grams.ended(last) - 1;
    if (others > 0 && ended <= 0) f[8] = Math.min(1, 0.4 + others / 5);
    if (ended > 0) f[9] = Math.min(1, 0.4 + ended / 5);
  } else {
    const last = wordsOf(text.slice(-40)).at(-1) ?? '';
    const others = grams.count(last) - 1;
    const ended = grams.ended(last) - 1;
    if (others > 0 && ended <= 0) f[8] = Math.min(1, 0.4 + others / 5);
    if (ended > 0) f[9] = Math.min(1, 0.4 + ended / 5);
    f[10] = LEANING.has(last) ? 1 : 0;
    const shape = shapeOf(text);
    const words = text.split(/\s+/u).filter((w) => /^\p{L}{4,}/u.test(w));
    const big = words.filter((w) => /^\p{Lu}/u.test(w)).length;
    f[11] =
      shape.latin && shape.upper / shape.latin > 0.7
        ? 1
        : words.length > 2 && big / words.length > 0.7
          ? 0.7
          : 0;
  }
  const next = pieces[p + 1];
  f[12] = next && (isProse(next) || isField(next)) ? 1 : 0;
  const previous = pieces[p - 1];
  f[13] = !previous || endsWithStop(previous.text) ? 1 : 0;
  f[14] = piece.breakBefore || p === 0 ? 1 : 0;
  f[15] = piece.indent ? 1 : 0;
  f[16] = /[“‘《（(【][^”’》）)】]*$/u.test(text) ? 1 : 0;
  f[17] = within(tailOdds(grams.tongues, piece));
  f[18] = within(headOdds(grams.tongues, piece));
  f[19] = next ? within(headOdds(grams.tongues, next)) : 0;
  // Below a title an article begins: where the rest of a sentence stands, the line is that sentence's beginning.
  f[20] = next ? Math.max(0, tornHead(next, grams)) : 0;
  return f;
}

/** Log odds of a line's last letters to go on, from which on it is cut whatever stands under it. */
const BROKEN = 2.5;

/** By piece: how sure it is a title or heading, 0 to 1. Generator: yields the share done. */
export function* findTitles(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
): Generator<number, Float32Array> {
  const out = new Float32Array(pieces.length);
  const neighbours = readNeighbours(pieces);
  const cut = grams.cutWords();
  for (let p = 0; p < pieces.length; p++) {
    if (p % 200 === 199) yield p / pieces.length;
    const piece = pieces[p] as Piece;
    if (piece.heading) out[p] = 0.9;
    else if (piece.role) out[p] = piece.role === 'title' || piece.role === 'subtitle' ? 0.99 : 0;
    else if (piece.mark) out[p] = titleLook(piece.text, piece.cjk, piece.mark) > 0 ? 0.98 : 0.3;
    else {
      const f = cut.ends(p) || cut.begins(p) ? null : titleFeatures(pieces, p, neighbours(p), topics, grams);
      if (!f) continue;
      const { bias, weights } = piece.cjk ? TITLE_WEIGHTS.cjk : TITLE_WEIGHTS.latin;
      let s = bias;
      f.forEach((x, k) => {
        s += x * (weights[k] as number);
      });
      out[p] = 1 / (1 + Math.exp(-s));
      // Who wrote it is named under a title, hardly ever under half a sentence.
      const next = pieces[p + 1];
      const broken = (f[17] as number) >= BROKEN;
      if (next && saysByline(next) && (f[0] as number) >= 0.5 && !broken)
        out[p] = Math.max(out[p] as number, 0.9);
      // So a report's dateline is, and a paragraph that has its own headline in brackets.
      if (
        next &&
        !next.mark &&
        !next.item &&
        !isField(next) &&
        beginsAnew(next) &&
        (f[0] as number) >= 0.5 &&
        !broken
      )
        out[p] = Math.max(out[p] as number, 0.8);
      // So a document's own title is, at the head of a text.
      const opened = (f[13] as number) > 0 || (f[14] as number) > 0;
      if (piece.cjk && next && opened && (isProse(next) || isField(next)) && namesDocument(piece.text))
        out[p] = Math.max(out[p] as number, 0.98);
      // Capitals from end to end over a text that has none are a head, closed by a full stop in old papers.
      if (next && isProse(next) && isCapitals(piece.text) && !isCapitals(next.text))
        out[p] = Math.max(out[p] as number, 0.7);
    }
  }
  openAtBylines(pieces, out, (p) => tornHead(pieces[p] as Piece, grams) > 0);
  return out;
}

/** How surely an article opens at a byline whose title is lost. */
const OPENS = 0.9;

/**
 * Sets the odds of bylines that stand between two texts, where the dump's bylines stand below titles and not behind
 * the text: there an article opens whose title is lost. `torn` tells the rest of a sentence, which may read like one.
 * Linear in the pieces.
 */
export function openAtBylines(
  pieces: readonly Piece[],
  titles: Float32Array,
  torn: (p: number) => boolean,
): void {
  const lone: number[] = [];
  let below = 0;
  let behind = 0;
  pieces.forEach((piece, p) => {
    if (piece.heading || !saysByline(piece) || torn(p)) return;
    const before = pieces[p - 1];
    const next = pieces[p + 1];
    if (before && ((titles[p - 1] as number) >= 0.5 || isField(before))) {
      if ((titles[p - 1] as number) >= 0.5 && next && isProse(next)) below++;
    } else if (next && isProse(next)) {
      // Without a capital it may be the rest of a sentence that names somebody.
      if (!/^by\s/u.test(piece.text)) lone.push(p);
    } else behind++;
  });
  if (below + 1 <= behind) return;
  for (const p of lone) titles[p] = OPENS;
}

/**
 * The same by look alone, for dumps whose articles stand whole: the first line of each is its title anyway. Generator:
 * yields the share done.
 */
export function* titlesByLook(pieces: readonly Piece[]): Generator<number, Float32Array> {
  const out = new Float32Array(pieces.length);
  for (const [p, piece] of pieces.entries()) {
    if (p % 5000 === 4999) yield p / pieces.length;
    if (piece.heading) out[p] = 0.9;
    else if (piece.role) out[p] = piece.role === 'title' || piece.role === 'subtitle' ? 0.99 : 0;
    else if (piece.mark) out[p] = titleLook(piece.text, piece.cjk, piece.mark) > 0 ? 0.98 : 0.3;
    else if (!piece.unmarked) {
      const next = pieces[p + 1];
      const stands = next !== undefined && (isProse(next) || isField(next));
      const apart = piece.breakBefore || piece.opens || (p === 0 && stands);
      const look = lookOf(piece, apart ? 1.6 : 1);
      if (look > 0) out[p] = apart ? 0.95 : look >= 0.7 && stands && !piece.indent ? 0.7 : 0.4;
    }
  }
  return out;
}
