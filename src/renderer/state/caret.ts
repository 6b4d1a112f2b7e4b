import type { FindingView } from '../../shared/model/findings.ts';
import type { Span } from '../../shared/span.ts';
import { draftEditor } from './draft.ts';
import { openArticle } from './open.ts';
import { focusedFinding } from './review.ts';
import { useSession } from './session.ts';
import { stage } from './stage.ts';

/** How far around a piece that stands nowhere its neighbours are looked for. */
const NEAR = 200;

/** Puts the caret to the place in the draft that the finding in hand speaks of. */
export async function editFinding(): Promise<void> {
  const finding = focusedFinding();
  if (!finding) return;
  const place = placeOf(finding);
  const { columns } = useSession.getState();
  if (!place || !columns) return;
  const home = columns.articleOf(place.piece);
  if (home === null) return;
  await openArticle(home);
  const id = columns.idOf(place.piece);
  if (draftEditor()?.caretAt(id, place.side)) return;
  // It stands in one of the fields.
  stage.draft?.querySelector<HTMLElement>(`input[data-piece="${id}"], textarea[data-piece="${id}"]`)?.focus();
}

interface Place {
  piece: number;
  side: 'start' | 'end';
}

/** The seam of a join, the missing side of a torn piece, else the beginning of what is spoken of. */
function placeOf(finding: FindingView): Place | null {
  const { columns } = useSession.getState();
  const { evidence, spans } = finding;
  if (!columns) return null;
  const first = ([span]: readonly Span[], side: Place['side']): Place | null => {
    if (!span) return null;
    const [from, to] = columns.covering(span);
    const piece = side === 'end' ? to - 1 : from;
    return piece >= from && columns.articleOf(piece) !== null ? { piece, side } : null;
  };
  switch (evidence.kind) {
    case 'join':
      return first([evidence.tail], 'end') ?? first([evidence.head], 'start') ?? nearest(finding);
    case 'torn':
      return first(spans, evidence.side === 'tail' ? 'end' : 'start') ?? nearest(finding);
    case 'duplicate':
    case 'near-duplicate':
      return first(spans, 'start') ?? first(evidence.twin, 'start') ?? nearest(finding);
    case 'loop':
      return first(spans, 'start') ?? first(evidence.first, 'end') ?? nearest(finding);
    case 'split':
    case 'chrome':
    case 'field':
    case 'stray':
      return first(spans, 'start') ?? nearest(finding);
  }
}

/** The end of what stands before a piece that is in no draft, else the beginning of what follows it. */
function nearest(finding: FindingView): Place | null {
  const { columns } = useSession.getState();
  const span = finding.spans[0];
  if (!columns || !span) return null;
  const [at] = columns.covering(span);
  for (let d = 1; d <= NEAR; d++) {
    if (at - d >= 0 && columns.articleOf(at - d) !== null) return { piece: at - d, side: 'end' };
    if (at + d < columns.length && columns.articleOf(at + d) !== null)
      return { piece: at + d, side: 'start' };
  }
  return null;
}
