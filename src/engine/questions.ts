/**
 * Headlines that ask or call out: they end in a mark that ends sentences, too, so only their place tells them from a
 * short paragraph.
 */
import { isField } from './fields.ts';
import { endsWithStop, titleLook } from './look.ts';
import type { Piece } from './model.ts';
import { isProse } from './titles.ts';

/** Whether a line is one question or call, of two phrases at most. */
function asks({ text, cjk, mark, heading, role }: Piece): boolean {
  if (mark || heading || role || !/[?？!！]["”』」]?$/u.test(text)) return false;
  const inside = text.slice(0, -2);
  if (/[。！？!?；;]|[^.]\.\s/u.test(inside) || (inside.match(/[，,]/gu)?.length ?? 0) > 1) return false;
  return titleLook(text, cjk, 0) > 0;
}

/**
 * Sets `asks` on questions and calls that open an article: set apart from what stands before and right over running text,
 * or over the byline or date of one. Linear in the pieces.
 */
export function markQuestions(pieces: readonly Piece[]): void {
  pieces.forEach((piece, p) => {
    if (!asks(piece)) return;
    const before = pieces[p - 1];
    let next = pieces[p + 1];
    const signed = next !== undefined && isField(next);
    if (signed) next = pieces[p + 2];
    if (next !== undefined && isField(next)) next = pieces[p + 3];
    if (!next || !isProse(next) || asks(next)) return;
    const apart = !before || piece.breakBefore;
    if (apart || (signed && endsWithStop(before.text))) piece.asks = true;
  });
}
