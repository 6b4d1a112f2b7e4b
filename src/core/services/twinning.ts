import { changes } from '../../shared/diff.ts';
import { findingId } from '../../shared/plan.ts';
import { type Span, squash } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import { idOfPiece, type PieceRecord } from '../store/pieces.ts';
import type { Desk } from './desk.ts';

/** A person says which piece another is a copy of: kept as a finding, so that both sides show each other. */

/** Sets piece `id`, which stands nowhere now, aside as a copy of `twin`, which must stand somewhere. */
export function nameTwin(desk: Desk, id: string, twin: PieceRecord): void {
  desk.settle();
  const stays = idOfPiece(twin);
  if (desk.piece(stays).article_id === null)
    throw refused('twin-gone', 'That piece stands in no article, so it cannot stay in place of this one.');
  const copy = squash(desk.rawOf(id));
  const kept = squash(desk.rawOf(stays));
  const kind = copy === kept ? 'duplicate' : 'near-duplicate';
  const span: Span = [desk.piece(id).start, desk.piece(id).end];
  const found = desk.findFinding(findingId(kind, [span]));
  if (found) desk.answer(found, 'accepted', { twin: stays });
  else
    desk.makeFinding({
      id: findingId(kind, [span]),
      kind,
      spans: [span],
      evidence: {
        kind,
        twin: [[twin.start, twin.end]],
        distance: distance(kept, copy),
        torn: false,
      },
      reasons: [{ code: 'hand.copy' }],
    });
  desk.dispose(id, kind);
}

function distance(a: string, b: string): number {
  return changes(a, b).reduce((n, c) => n + Math.max(c.toA - c.fromA, c.toB - c.fromB), 0);
}
