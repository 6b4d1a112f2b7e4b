/** Dumps read without punctuation, as speech and weak page readers give them: length tells running text from titles. */
import type { Piece } from '../base/model.ts';

/** Length from which a line may be running text, in code units; shorter ones with several phrases may be, too. */
const LONG = 28;
const PHRASES = 20;
/** Long lines that are looked at, at least, and the share of them that may hold a mark. */
const FEWEST = 4;
const MARKED = 0.1;

/** Sets `unmarked` on running text of a Chinese dump in which hardly any line has a mark. Linear in the pieces. */
export function findUnmarked(pieces: readonly Piece[]): void {
  let long = 0;
  let marked = 0;
  for (const { text, cjk } of pieces) {
    if (!cjk || text.length < LONG) continue;
    long++;
    if (/[。！？；，、,.!?;]/u.test(text)) marked++;
  }
  if (long < FEWEST || marked > MARKED * long) return;
  for (const piece of pieces) {
    const { text, cjk, mark } = piece;
    if (!cjk || mark) continue;
    const phrases = text.split(/\s+/u).length;
    if (text.length >= LONG || (text.length >= PHRASES && phrases >= 3)) piece.unmarked = true;
  }
}
