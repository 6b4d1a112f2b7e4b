/**
 * Items of numbered lists that stand one to a paragraph, as notices and rules are laid out: each begins by itself, and one
 * that the next in number follows is whole, whether or not a stop ends it. A numbered line over running text is a heading and
 * none of them.
 */

import type { Piece } from '../base/model.ts';
import { bracketState } from '../language/torn.ts';
import { endsWithColon, endsWithStop } from '../look/look.ts';
import { numberOf } from './ranks.ts';

/** Longest item that is whole by what follows it, in code units: a longer one may have been cut at the foot of a column. */
const WHOLE = { cjk: 60, latin: 140 };
/** How sure that is. */
const SURE = 0.97;
/** Pieces between two items of a list, at most: paragraphs that belong to the first of them. */
const BETWEEN = 6;

const ARTICLE = /^第([一二三四五六七八九十]{1,3})条(?=\s|[：:])/u;

interface Order {
  /** The way it is written: "二、" and "第二条" are of two lists. */
  kind: string;
  value: number;
}

/** The number that a paragraph opens with, null without one. */
function orderOf({ text, mark, heading, role }: Piece): Order | null {
  if (mark || heading || role) return null;
  const article = ARTICLE.exec(text);
  if (!article) return numberOf(text);
  const number = numberOf(`${article[1]}、`);
  return number && { kind: 'article', value: number.value };
}

const follows = (order: Order | null | undefined, before: Order | null | undefined): boolean =>
  order?.kind === before?.kind && order?.value === (before?.value ?? Number.NaN) + 1;

/**
 * Sets `item` on the paragraphs of lists whose numbers count up, and `whole` on the short ones that the next one follows.
 * Linear in the pieces.
 */
export function markItems(pieces: readonly Piece[]): void {
  const orders = pieces.map(orderOf);
  const last = new Map<string, number>();
  pieces.forEach((piece, p) => {
    const order = orders[p];
    if (!order) return;
    const row = follows(orders[p + 1], order) || follows(order, orders[p - 1]);
    if (!row && !endsWithStop(piece.text)) return;
    const before = last.get(order.kind) ?? -1;
    last.set(order.kind, p);
    if (!follows(order, orders[before]) || p - before - 1 > BETWEEN) return;
    const first = pieces[before] as Piece;
    first.item = true;
    piece.item = true;
    if (p === before + 1 && isWhole(first)) first.whole = SURE;
  });
}

/** Whether an item, short as rows of lists are, leaves nothing open. */
function isWhole({ text, cjk }: Piece): boolean {
  if (text.length > (cjk ? WHOLE.cjk : WHOLE.latin)) return false;
  return !/[，,、；;(（-]$/u.test(text) && !endsWithColon(text) && !bracketState(text).open;
}
