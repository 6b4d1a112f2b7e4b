import type { Disposition } from '../../shared/ledger.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Span } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import type { Library } from '../library.ts';
import { idOfPiece, type PieceRecord } from '../store/pieces.ts';
import { alikePieces, layRule } from './alike.ts';
import { decide } from './commit.ts';
import type { Desk } from './desk.ts';
import { piecesOfSpans } from './parting.ts';
import { placeAt, putBack, takeOut } from './places.ts';
import { answerStrays } from './strays.ts';
import { nameTwin } from './twinning.ts';

/** What an editor does to pieces of the dump. */

/** Whole pieces by their ids, and stretches of raw text that part the pieces they begin or end in. */
export interface Chosen {
  dumpId: string;
  pieceIds: readonly string[];
  spans?: readonly Span[] | undefined;
}

export interface PlaceInput extends Chosen {
  articleId: string;
  index?: number | undefined;
  as?: 'paragraph' | 'heading' | undefined;
}

export interface DropInput extends Chosen {
  reason: Exclude<Disposition, 'article'>;
  /** The piece that stays: what is dropped is a copy of it. */
  twin?: string | undefined;
  /** How far it goes: this one, all alike in the dump, or by a rule of the desk in every dump to come. */
  reach?: 'one' | 'alike' | 'always' | undefined;
}

function chosenPieces(desk: Desk, { pieceIds, spans }: Chosen): PieceRecord[] {
  const named = [...new Set(pieceIds)].map((id) => desk.piece(id));
  const cut = spans && spans.length > 0 ? piecesOfSpans(desk, spans) : [];
  const all = [...named, ...cut];
  if (all.length === 0) throw refused('no-text', 'There is no text in what was chosen.');
  return all;
}

/** Puts pieces into an article; those that stand somewhere are taken from there, so that nothing is told twice. */
export function placePieces(library: Library, input: PlaceInput, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const pieces = chosenPieces(desk, input);
    placeAt(desk, sheet, pieces, input.index, input.as);
    answerStrays(desk, pieces, sheet.id);
    return { kind: 'place' };
  });
}

/** Takes pieces out of the drafts for a reason. */
export function dropPieces(library: Library, input: DropInput, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const chosen = chosenPieces(desk, input);
    const reach = input.reason === 'chrome' ? (input.reach ?? 'one') : 'one';
    const all = reach === 'one' ? chosen : alikePieces(desk, chosen);
    const ids = new Set(all.map(idOfPiece));
    const { twin } = input;
    if (twin !== undefined && ids.has(twin)) throw refused('own-copy', 'A piece can be no copy of itself.');
    takeOut(desk, ids);
    if (twin === undefined) for (const id of ids) desk.dispose(id, input.reason);
    else for (const id of ids) nameTwin(desk, id, desk.piece(twin));
    answerStrays(desk, all, null);
    if (reach === 'always') for (const piece of chosen) layRule(desk, piece);
    return { kind: 'drop' };
  });
}

/** Brings pieces that stand nowhere back into the drafts. */
export function restorePieces(library: Library, input: Chosen, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    putBack(
      desk,
      chosenPieces(desk, input).filter((p) => p.article_id === null),
    );
    return { kind: 'restore' };
  });
}
