/**
 * How an end and a beginning fit by their words, in Latin script: pairs of words the dump and the language commonly
 * have, kinds of words that stand beside each other, and capitals.
 */

import type { Piece } from '../base/model.ts';
import { placesOf } from '../base/network.ts';
import { type Beside, readBeside, wordsAcross } from '../language/across.ts';
import { type Grams, wordsOf } from '../language/grams.ts';
import { headOdds } from '../language/rims.ts';
import { SYNTAX_FEATURES, syntaxFeatures, type Word, wordsBeside } from '../language/syntax.ts';
import { LEANING } from '../language/torn.ts';
import { isCapitals } from '../look/look.ts';

/** One end or beginning, as far as its words matter. */
export interface WordEdge {
  /** The last (first) code units beside the joint. */
  near: string;
  /** Words beside the joint, nearest first. */
  words: string[];
  /** The same, looked up in the language. */
  beside: Beside | null;
  /** Two words beside the joint by their class, nearest first. */
  classes: readonly Word[];
  /** What the language says of a beginning by itself; 0 for an end. */
  odds: number;
  /** Whether the word at the joint has a capital. */
  capital: boolean;
  /** Whether the text stands in capitals at the joint. */
  capitals: boolean;
}

/** Code units from the joint that are looked at for words, and for capitals throughout. */
const NEAR = 80;
const CAPITALS = 40;

/** Reads an end or a beginning; `near` are the code units of it that stand beside the joint. */
export function wordEdge(piece: Piece, near: string, end: 'tail' | 'head', grams: Grams): WordEdge {
  const { text } = piece;
  const tail = end === 'tail';
  const words = tail ? wordsOf(text.slice(-NEAR)).reverse() : wordsOf(text.slice(0, NEAR));
  const nearest = words.slice(0, 3);
  const tongue = nearest.length ? grams.tongues.en() : null;
  return {
    near,
    words: nearest,
    beside: tongue && readBeside(tongue, nearest),
    classes: wordsBeside(text, end),
    odds: tail ? 0 : headOdds(grams.tongues, piece),
    capital: tail ? /(?:^|\s)["“'(<]*\p{Lu}[\p{L}\p{N}.&'’>-]*$/u.test(near) : /^\p{Lu}/u.test(near),
    capitals: isCapitals(tail ? text.slice(-CAPITALS) : text.slice(0, CAPITALS)),
  };
}

/** Names of what words say of a joint. */
export const WORD_FEATURES = [
  'lower',
  'leaning',
  'wordPair',
  'capitalAfterLeaning',
  'pairNever',
  'capitals',
  'capitalEnds',
  ...SYNTAX_FEATURES,
  'headNamed',
  'headOpens',
  'tailTitled',
  'headTitled',
  'headOdds',
  'allCapitals',
  'capitalsClash',
] as const;

const AT = placesOf(WORD_FEATURES);

/**
 * Writes what the words beside a joint say into `f` from `at` on, as `WORD_FEATURES` names it; `tailTitle` and
 * `headTitle` are how sure each of the two is a title. Returns how much likelier the language finds what stands together
 * there than apart, in nats; 0 where it tells nothing.
 */
export function wordFeatures(
  tail: WordEdge,
  head: WordEdge,
  grams: Grams,
  titles: { tailTitle: number; headTitle: number },
  f: Float64Array,
  at: number,
): number {
  const a = tail.words[0] ?? '';
  const b = head.words[0] ?? '';
  const first = head.near.charCodeAt(0);
  const lower = first >= 0x61 && first <= 0x7a;
  const leaning = LEANING.has(a);
  const pair = grams.count(`${a} ${b}`);
  f[at + AT.lower] = lower ? 1 : 0;
  f[at + AT.leaning] = leaning && lower ? 1 : 0;
  f[at + AT.wordPair] = Math.log1p(pair) + (pair ? pair / (grams.count(a) + 1) : 0);
  f[at + AT.capitalAfterLeaning] = leaning && !lower ? 1 : 0;
  f[at + AT.pairNever] = !pair && grams.count(a) > 3 && !leaning ? 1 : 0;
  if (tail.capital) f[at + (head.capital ? AT.capitals : AT.capitalEnds)] = 1;
  // Where all is capitals they tell no classes.
  if (!tail.capitals && !head.capitals) syntaxFeatures(tail.classes, head.classes, f, at + AT.syntax);
  if (/^["“‘(]*\p{Lu}/u.test(head.near)) {
    const { small, capital } = grams.cased(b);
    // A word that stands with a capital inside sentences is a name; one that stands there without begins one.
    f[at + AT.headNamed] = capital / (small + capital + 1);
    f[at + AT.headOpens] = small / (small + capital + 1);
  }
  f[at + AT.tailTitled] = titles.tailTitle;
  f[at + AT.headTitled] = titles.headTitle;
  f[at + AT.headOdds] = Math.max(-4, Math.min(4, head.odds)) / 4;
  if (tail.capitals && head.capitals) f[at + AT.allCapitals] = 1;
  else if (tail.capitals || head.capitals) f[at + AT.capitalsClash] = 1;
  const tongue = grams.tongues.en();
  return tongue ? wordsAcross(tongue, tail.beside, head.beside) : 0;
}
