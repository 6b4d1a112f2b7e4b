import type { FindingView } from '../../shared/model/findings.ts';
import type { Span } from '../../shared/span.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { after } from '../model/findings.ts';
import { decide } from './actions.ts';
import { showEvidence } from './evidence.ts';
import { openArticle } from './open.ts';
import { choosePiece, useSession } from './session.ts';
import { frameOut } from './stage.ts';

/** Candidates of a stray piece that have a key of their own. */
export const CANDIDATES = 3;

/** The findings as the pane lists them now. */
export function listed(): readonly FindingView[] {
  const { book, sieve, order } = useSession.getState();
  return book.list(sieve, order);
}

/** The finding in hand. */
export function focusedFinding(): FindingView | undefined {
  const { focused, book } = useSession.getState();
  return focused === null ? undefined : book.get(focused);
}

/** The article that holds what a finding speaks of; a stray piece that is nobody's has none, only candidates. */
export function homeOf(finding: FindingView): string | null {
  return finding.kind === 'stray' && !finding.stands ? null : (finding.articleIds[0] ?? null);
}

/** Takes a finding in hand: its card, its article and both its places come into view. */
export async function focusFinding(id: string): Promise<void> {
  const session = useSession.getState();
  const finding = session.book.get(id);
  if (!finding) return;
  useSession.setState({ focused: id, ended: false, rival: 0 });
  const home = homeOf(finding);
  // Its card first: laying an article out takes longer than drawing a card.
  if (home !== null && home !== session.articleId) await openArticle(home, -1, frameOut());
  // Keys may have been struck faster than articles open: only the finding in hand moves the panes.
  if (useSession.getState().focused === id) showEvidence(finding);
}

/** The next finding of the list, or none at its end. */
async function goOn(next: FindingView | null): Promise<void> {
  if (next) await focusFinding(next.id);
  else useSession.setState({ focused: null, ended: true, rival: 0 });
}

/** The next or previous finding of the list; past its last one comes the end, and from there the first again. */
export async function stepFinding(by: 1 | -1): Promise<void> {
  const list = listed();
  if (list.length === 0) return;
  const { focused, ended } = useSession.getState();
  const at = list.findIndex((f) => f.id === focused);
  if (at < 0) return goOn(list.at(ended && by < 0 ? -1 : 0) ?? null);
  if (at + by >= 0) await goOn(list[at + by] ?? null);
}

export interface Choice {
  rival?: number;
  other?: boolean;
  articleId?: string;
}

/**
 * Answers a finding and takes the next one in hand, at once: the eye need not wait for the disk. Where the answer
 * is refused, the finding comes back.
 */
export async function answer(
  id: string,
  what: 'accept' | 'dismiss' | 'reopen',
  choice?: Choice,
): Promise<void> {
  const { dumpId, book } = useSession.getState();
  if (!dumpId || !book.get(id)) return;
  const list = listed();
  const at = list.findIndex((f) => f.id === id);
  const w = words();
  const doing =
    what === 'accept' ? w.findings.accept : what === 'dismiss' ? w.findings.dismiss : w.findings.reopen;
  const drawn = frameOut();
  const answered = decide(doing, async () => {
    // An answer just before this one may have settled its question.
    if (book.get(id)?.state === 'stale') return null;
    const outcome = await client.findings.decide({
      dumpId,
      ids: [id],
      answer: what,
      ...(choice && { choice }),
    });
    // The next card is in hand already, and goes before what the answer changed elsewhere.
    await drawn;
    return outcome;
  });
  const next = what === 'reopen' ? null : (list[at + 1] ?? null);
  const ahead = next && useSession.getState().focused === id ? focusFinding(next.id) : null;
  const outcome = await answered;
  await ahead;
  if (useSession.getState().dumpId !== dumpId) return;
  if (outcome && what === 'reopen') return focusFinding(id);
  if (ahead === null) return outcome ? goOn(after(listed(), at, id)) : undefined;
  const { focused } = useSession.getState();
  if (focused !== next?.id) return undefined;
  if (!outcome) return book.get(id)?.state === 'stale' ? undefined : focusFinding(id);
  // The answer may have settled the next question, too.
  const now = listed();
  if (!now.some((f) => f.id === focused)) return goOn(after(now, at, id));
  return undefined;
}

/** Answers the finding in hand, with the reading its card shows. */
export async function answerFocused(what: 'accept' | 'dismiss', other = false): Promise<void> {
  const { rival } = useSession.getState();
  const finding = focusedFinding();
  if (!finding || finding.state === 'stale') return;
  const { evidence } = finding;
  const copy = evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate';
  if (other && !copy) return;
  const choice: Choice = {};
  if (other) choice.other = true;
  if (what === 'accept' && rival > 0 && rivalsOf(finding).length > 0) choice.rival = rival - 1;
  await answer(finding.id, what, Object.keys(choice).length > 0 ? choice : undefined);
}

/** Gives the stray piece in hand to its candidate `n`, counted from 1. */
export async function chooseCandidate(n: number): Promise<void> {
  const finding = focusedFinding();
  const articleId = finding?.articleIds[n - 1];
  if (finding?.kind !== 'stray' || finding.state === 'stale' || articleId === undefined) return;
  await answer(finding.id, 'accept', { articleId });
}

/** The other readings a finding knows of. */
export function rivalsOf({ evidence }: FindingView): readonly { span: Span }[] {
  return evidence.kind === 'join' || evidence.kind === 'torn' ? evidence.rivals : [];
}

/** Shows the next way a join could go; the engine's own comes round again. */
export function nextRival(): void {
  const finding = focusedFinding();
  if (finding) showRival((useSession.getState().rival + 1) % (rivalsOf(finding).length + 1));
}

/** Shows reading `n` of the finding in hand: 0 is the engine's own, the others follow it. */
export function showRival(n: number): void {
  const { columns } = useSession.getState();
  const finding = focusedFinding();
  if (!finding || !columns || n > rivalsOf(finding).length) return;
  useSession.setState({ rival: n });
  const { evidence } = finding;
  const own = evidence.kind === 'join' ? evidence.tail : finding.spans[0];
  const other = n > 0 ? rivalsOf(finding)[n - 1]?.span : evidence.kind === 'join' ? evidence.head : undefined;
  if (own)
    choosePiece(columns.covering(own)[0], 'finding', other === undefined ? -1 : columns.covering(other)[0]);
}
