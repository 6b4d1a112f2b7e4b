import type { FindingView } from '../../shared/model/findings.ts';
import type { Span } from '../../shared/span.ts';
import { choosePiece, useSession } from './session.ts';

/** Brings into view, on both sides, what a finding speaks of: its place, and beside it the text it goes by. */
export function showEvidence(finding: FindingView): void {
  const { columns } = useSession.getState();
  const span = finding.spans[0];
  if (!columns || !span) return;
  const [piece] = columns.covering(span);
  const { evidence } = finding;
  let twin: Span | undefined;
  if (evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate') twin = evidence.twin[0];
  else if (evidence.kind === 'loop') twin = evidence.first[0];
  else if (evidence.kind === 'join') twin = evidence.head;
  choosePiece(piece, 'finding', twin ? columns.covering(twin)[0] : -1);
}
