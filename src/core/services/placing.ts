import type { Disposition } from '../../shared/ledger.ts';
import type { Outcome } from '../../shared/model.ts';
import type { Library } from '../library.ts';
import { decide } from './commit.ts';
import { placeAt, putBack, takeOut } from './places.ts';

/** What an editor does to pieces of the dump. */

export interface PlaceInput {
  dumpId: string;
  pieceIds: readonly string[];
  articleId: string;
  index?: number | undefined;
  as?: 'paragraph' | 'heading' | undefined;
}

/** Puts pieces into an article; those that stand somewhere are taken from there, so that nothing is told twice. */
export function placePieces(library: Library, input: PlaceInput, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const pieces = [...new Set(input.pieceIds)].map((id) => desk.piece(id));
    placeAt(desk, desk.open(input.articleId), pieces, input.index, input.as);
    return { kind: 'place' };
  });
}

/** Takes pieces out of the drafts for a reason. */
export function dropPieces(
  library: Library,
  input: { dumpId: string; pieceIds: readonly string[]; reason: Exclude<Disposition, 'article'> },
  origin: string,
): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const ids = new Set(input.pieceIds);
    takeOut(desk, ids);
    for (const id of ids) desk.dispose(id, input.reason);
    return { kind: 'drop' };
  });
}

/** Brings pieces that stand nowhere back into the drafts. */
export function restorePieces(
  library: Library,
  input: { dumpId: string; pieceIds: readonly string[] },
  origin: string,
): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const pieces = [...new Set(input.pieceIds)].map((id) => desk.piece(id));
    putBack(
      desk,
      pieces.filter((p) => p.article_id === null),
    );
    return { kind: 'restore' };
  });
}
