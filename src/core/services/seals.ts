import { blocksAt, headAt } from '../store/articles.ts';
import { type ArticleEffect, type Seal, same, unsealed } from '../store/effects.ts';
import type { Conflict } from './conflict.ts';
import type { Desk } from './desk.ts';
import { keyOfBlock } from './drafts.ts';
import type { Sheet } from './sheet.ts';

/** An approval comes back only to the very text it was given to, and `new` only to an article nobody else decided on. */
export function takeBackSeal(
  desk: Desk,
  sheet: Sheet,
  rows: readonly ArticleEffect[],
  conflict: Conflict,
  decidedBesides: (articleId: string) => boolean,
): void {
  const sealed = rows.flatMap((r) => r.seal ?? []);
  const first = sealed[0]?.before;
  const last = sealed.at(-1)?.after;
  if (!first || !last) {
    if (sheet.seal.approvedRevision === null) desk.setSeal(sheet, sheet.seal);
    return;
  }
  if (!sameSeal(sheet.seal, last)) {
    // Somebody else stands for this approval by now: it does not go without their word.
    if (sheet.seal.validated && sameSeal(sheet.seal, { ...last, validated: sheet.seal.validated }))
      conflict.article(sheet.id);
    else if (sheet.rewritten) desk.setSeal(sheet, unsealed('review'));
    return;
  }
  const fits =
    first.approvedRevision === null
      ? first.status !== 'new' || !decidedBesides(sheet.id)
      : isText(desk, sheet, first.approvedRevision);
  if (!fits) desk.setSeal(sheet, unsealed('review'));
  // Where the approval stays and only the second word goes, what is out is out.
  else if (first.approvedRevision !== null && first.approvedRevision === last.approvedRevision)
    desk.setSeal(sheet, { ...first, status: sheet.seal.status });
  else desk.setSeal(sheet, first);
}

/** Whether an article says just what it said at a revision. */
export function isText(desk: Desk, sheet: Sheet, revision: number): boolean {
  // Nothing was done to it yet: it is what its newest revision says.
  if (!sheet.rewritten && sheet.row.revision === revision) return true;
  const pinned = blocksAt(desk.store, sheet.id, revision);
  return (
    same(headAt(desk.store, sheet.id, revision), sheet.head) &&
    pinned.length === sheet.blocks.length &&
    pinned.every((b, i) => keyOfBlock(b) === keyOfBlock(sheet.blocks[i]!))
  );
}

/** Having been exported does not change what was approved. */
function sameSeal(a: Seal, b: Seal): boolean {
  const plain = (s: Seal): Seal => (s.status === 'exported' ? { ...s, status: 'approved' } : s);
  return same(plain(a), plain(b));
}
