/**
 * What a language says of one piece alone: whether its first words look like a beginning or like the rest of a
 * sentence, and its last words like an end or like a cut. Log odds in nats, 0 where the language tells nothing.
 */
import { readLeft, readRight } from './across.ts';
import { wordsOf } from './grams.ts';
import type { Piece } from './model.ts';
import { type Tongue, type Tongues, wordKey } from './tongue.ts';

/** Letters to a word in running Chinese text: a cut falls on any letter, a beginning on a word's only. */
const LETTERS_A_WORD = 1.65;

function tongueOf(tongues: Tongues, piece: Piece): Tongue | null {
  return piece.cjk ? tongues.zh() : tongues.en();
}

/** Log odds that a piece does not begin where a sentence began: above 0, it looks like the rest of one. */
export function headOdds(tongues: Tongues, piece: Piece): number {
  const tongue = tongueOf(tongues, piece);
  if (!tongue) return 0;
  if (!piece.cjk) return sentenceOdds(tongue, wordsOf(piece.text.slice(0, 40))[0], 'head');
  const side = readRight(tongue, piece.text);
  if (!side) return 0;
  return Math.log(side.anywhere / (LETTERS_A_WORD * side.chance));
}

/** Log odds that a piece was cut at its end, rather than ending with its last word. */
export function tailOdds(tongues: Tongues, piece: Piece): number {
  const tongue = tongueOf(tongues, piece);
  if (!tongue) return 0;
  if (!piece.cjk) return sentenceOdds(tongue, wordsOf(piece.text.slice(-40)).at(-1), 'tail');
  const side = readLeft(tongue, piece.text);
  if (!side) return 0;
  let ended = 0;
  for (const u of side.words[side.run.length] ?? []) ended += u.mass * tongue.closes(u.key);
  return Math.log(side.anywhere / (LETTERS_A_WORD * ended));
}

const START = wordKey('<s>');
const STOP = wordKey('</s>');

function sentenceOdds(tongue: Tongue, word: string | undefined, side: 'head' | 'tail'): number {
  if (!word) return 0;
  const key = wordKey(word);
  const known = tongue.word(key);
  if (!known) return 0;
  if (side === 'tail') return -Math.log(known.backoff * tongue.pair(key, STOP));
  return -Math.log((tongue.word(START)?.backoff ?? 1) * tongue.pair(START, key));
}

/**
 * How probable a term is in general text, 0 to 1: two letters of Chinese side by side, or a word of English in lower
 * case. 0 where the language is not known or the term is rarer than what is kept.
 */
export function background(tongues: Tongues, term: string, cjk: boolean): number {
  const tongue = cjk ? tongues.zh() : tongues.en();
  if (!tongue) return 0;
  return cjk ? tongue.gram(wordKey(term)) : (tongue.word(wordKey(term))?.chance ?? 0);
}
