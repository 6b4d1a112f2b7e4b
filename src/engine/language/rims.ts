/**
 * What a language says of one piece alone: whether its first words look like a beginning or like the rest of a
 * sentence, and its last words like an end or like a cut. Log odds in nats, 0 where the language tells nothing.
 */

import type { Piece } from '../base/model.ts';
import { readLeft, readRight } from './across.ts';
import { wordsOf } from './grams.ts';
import { type Tongue, type Tongues, UNKNOWN, wordKey } from './tongue.ts';

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
  const known = tongue.word(wordKey(word));
  if (!known) return 0;
  if (side === 'tail')
    return -Math.log(known.backoff * tongue.pair(known.id, tongue.word(STOP)?.id ?? UNKNOWN));
  const start = tongue.word(START);
  return start ? -Math.log(start.backoff * tongue.pair(start.id, known.id)) : 0;
}

/**
 * Whether a term is common in general text: two letters of Chinese side by side, or a word of English in lower case.
 * False where the language is not known.
 */
export function isCommon(tongues: Tongues, term: string, cjk: boolean): boolean {
  const tongue = cjk ? tongues.zh() : tongues.en();
  if (!tongue) return false;
  if (!cjk) return tongue.word(wordKey(term)) !== null;
  if (term.length !== 2) return false;
  const letters = tongues.forms()?.simple(term) ?? term;
  const [first, second] = [0, 1].map((i) => tongue.word(wordKey(letters, i, i + 1))?.id ?? UNKNOWN);
  return tongue.letters(first as number, second as number);
}
