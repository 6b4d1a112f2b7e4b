import type { FindingView } from '../../shared/model.ts';
import type { Span } from '../../shared/span.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { decide } from './actions.ts';
import { openArticle } from './open.ts';
import { choosePiece, useSession } from './session.ts';

/** The findings as the pane lists them now. */
export function listed(): FindingView[] {
  const { book, facet, kind, order } = useSession.getState();
  return book.list(facet, kind, order);
}

/** Takes a finding in hand: its card, its article and both its places come into view. */
export async function focusFinding(id: string): Promise<void> {
  const session = useSession.getState();
  const finding = session.book.get(id);
  if (!finding) return;
  useSession.setState({ focused: id, rival: 0 });
  const home = finding.articleIds[0];
  if (home && home !== session.articleId && finding.kind !== 'stray') await openArticle(home);
  showEvidence(finding);
}

function showEvidence(finding: FindingView): void {
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

/** The next or previous finding of the list; from the end it stays at the end. */
export async function stepFinding(by: 1 | -1): Promise<void> {
  const list = listed();
  if (list.length === 0) return;
  const at = list.findIndex((f) => f.id === useSession.getState().focused);
  const next = at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by));
  await focusFinding(list[next]!.id);
}

export interface Choice {
  rival?: number;
  other?: boolean;
  articleId?: string;
}

/** Answers a finding and takes the next one in hand. */
export async function answer(
  id: string,
  what: 'accept' | 'dismiss' | 'reopen',
  choice?: Choice,
): Promise<void> {
  const { dumpId, book } = useSession.getState();
  if (!dumpId || !book.get(id)) return;
  const at = listed().findIndex((f) => f.id === id);
  const w = words();
  const doing =
    what === 'accept' ? w.findings.accept : what === 'dismiss' ? w.findings.dismiss : w.findings.reopen;
  const outcome = await decide(doing, () =>
    client.findings.decide({ dumpId, ids: [id], answer: what, ...(choice ? { choice } : {}) }),
  );
  if (!outcome || what === 'reopen') return;
  const list = listed();
  const stays = list.findIndex((f) => f.id === id);
  const next = stays >= 0 ? list[stays + 1] : list[Math.min(Math.max(0, at), list.length - 1)];
  if (next) await focusFinding(next.id);
  else useSession.setState({ focused: stays >= 0 ? id : null, rival: 0 });
}

/** The finding in hand. */
export function focusedFinding(): FindingView | undefined {
  const { focused, book } = useSession.getState();
  return focused === null ? undefined : book.get(focused);
}

/** Answers the finding in hand, with the rival its card shows. */
export async function answerFocused(what: 'accept' | 'dismiss', other = false): Promise<void> {
  const { rival } = useSession.getState();
  const finding = focusedFinding();
  if (!finding || finding.state === 'stale') return;
  const { evidence } = finding;
  const copy = evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate';
  if (other && !copy) return;
  const choice: Choice = {};
  if (other) choice.other = true;
  if (evidence.kind === 'join' && rival > 0) choice.rival = rival - 1;
  await answer(finding.id, what, Object.keys(choice).length > 0 ? choice : undefined);
}

/** Shows the next way a join could go; the engine's own comes round again. */
export function nextRival(): void {
  const { rival, columns } = useSession.getState();
  const finding = focusedFinding();
  if (finding?.evidence.kind !== 'join' || finding.evidence.rivals.length === 0) return;
  const next = (rival + 1) % (finding.evidence.rivals.length + 1);
  useSession.setState({ rival: next });
  const head = next === 0 ? finding.evidence.head : finding.evidence.rivals[next - 1]!.span;
  if (columns) choosePiece(columns.covering(finding.evidence.tail)[0], 'finding', columns.covering(head)[0]);
}
