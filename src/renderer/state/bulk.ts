import { create } from 'zustand';
import type { FindingView } from '../../shared/model/findings.ts';
import type { Answered } from '../../shared/model/outcome.ts';
import { client } from '../client.ts';
import { whyRefused } from '../errors.ts';
import { figure, words } from '../i18n/index.ts';
import { articleName } from '../model/article-name.ts';
import type { BulkAnswer } from '../model/bulk.ts';
import { toggled } from '../model/facets.ts';
import { decide } from './actions.ts';
import { showEvidence } from './evidence.ts';
import { useLibrary } from './library.ts';
import { tell, tellError } from './notices.ts';
import { openArticle } from './open.ts';
import { focusFinding, homeOf, listed } from './review.ts';
import { useSession } from './session.ts';

/** Many findings answered as one: what is listed when it begins, less what a person unticks. */
interface BulkState {
  open: boolean;
  answer: BulkAnswer;
  ids: readonly string[];
  off: ReadonlySet<string>;
  /** Ink each finding speaks of; null while it is being weighed. */
  ink: ReadonlyMap<string, number> | null;
  busy: boolean;
}

const CLOSED: BulkState = { open: false, answer: 'accept', ids: [], off: new Set(), ink: null, busy: false };

export const useBulk = create<BulkState>(() => CLOSED);

/** Those that can be answered: a stale question has answered itself. */
export function canBulk(): boolean {
  return useSession.getState().phase === 'ready' && listed().some((f) => f.state !== 'stale');
}

/** Lists what passes the facets now, everything ticked. */
export async function openBulk(): Promise<void> {
  const { dumpId } = useSession.getState();
  const ids = listed()
    .filter((f) => f.state !== 'stale')
    .map((f) => f.id);
  if (dumpId === null || ids.length === 0) return;
  useBulk.setState({ ...CLOSED, open: true, ids });
  try {
    const { ink } = await client.findings.weigh({ dumpId, ids });
    if (useBulk.getState().ids === ids)
      useBulk.setState({ ink: new Map(ids.map((id, i) => [id, ink[i] ?? 0])) });
  } catch (error) {
    tellError(error);
  }
}

export function closeBulk(): void {
  useBulk.setState(CLOSED);
}

// Findings of one dump are no choice in another.
useSession.subscribe((s, before) => {
  if (s.dumpId !== before.dumpId && useBulk.getState().open) closeBulk();
});

export function setBulkAnswer(answer: BulkAnswer): void {
  useBulk.setState({ answer });
}

export function toggleMember(id: string): void {
  useBulk.setState((s) => ({ off: toggled(s.off, id) }));
}

/** Ticks or unticks the members from one to another, both included. */
export function tickRange(from: number, to: number, on: boolean): void {
  useBulk.setState((s) => {
    const off = new Set(s.off);
    for (const id of s.ids.slice(Math.min(from, to), Math.max(from, to) + 1))
      if (on) off.delete(id);
      else off.add(id);
    return { off };
  });
}

export function tickAll(on: boolean): void {
  useBulk.setState((s) => ({ off: on ? CLOSED.off : new Set(s.ids) }));
}

/** Which member is shown last: one whose article took its time to open comes too late. */
let shown: string | null = null;

/** Shows what a member speaks of on both sides, in its article. */
export async function showMember(finding: FindingView): Promise<void> {
  shown = finding.id;
  const home = homeOf(finding);
  if (home !== null && home !== useSession.getState().articleId) await openArticle(home);
  if (useBulk.getState().open && shown === finding.id) showEvidence(finding);
}

/** Findings named in one sentence. */
const NAMED = 2;

/** How many could not be answered, the first of them by name, and why. */
function leftInWords(left: Answered['left']): string {
  const w = words();
  const { book, dumpId } = useSession.getState();
  const rows = useLibrary.getState().rows[dumpId ?? ''];
  const names = left.slice(0, NAMED).flatMap(({ id }) => {
    const finding = book.get(id);
    if (!finding) return [];
    const kind = w.findings.kinds[finding.kind];
    const row = rows?.find((r) => r.id === finding.articleIds[0]);
    return [row ? w.findings.bulk.named(kind, articleName(row, w.library.untitled)) : kind];
  });
  if (left.length > NAMED) names.push('…');
  const why = new Set(left.map(({ code }) => whyRefused(code, w) ?? w.errors.refused));
  return w.findings.bulk.left(figure(left.length), names.join(w.app.dot), [...why].join(' '));
}

/** Answers all that are ticked and can be answered: one decision, one step back. */
export async function runBulk(): Promise<void> {
  const { ids, off, answer, busy } = useBulk.getState();
  const { dumpId } = useSession.getState();
  const chosen = ids.filter((id) => !off.has(id));
  if (dumpId === null || chosen.length === 0 || busy) return;
  const w = words();
  useBulk.setState({ busy: true });
  let left: Answered['left'] = [];
  const outcome = await decide(w.findings.bulk.name, async () => {
    const answered = await client.findings.decide({ dumpId, ids: chosen, answer });
    ({ left } = answered);
    return answered;
  });
  if (!outcome) {
    useBulk.setState({ busy: false });
    return;
  }
  closeBulk();
  const done = w.findings.bulk.done[answer](figure(chosen.length - left.length));
  const [first] = left;
  if (first)
    tell(`${done}${w.app.dot}${leftInWords(left)}`, 'bad', {
      label: w.findings.bulk.showLeft,
      run: () => void focusFinding(first.id),
    });
  else tell(done, 'good');
  const next = listed()[0];
  if (next) await focusFinding(next.id);
  else useSession.setState({ focused: null, ended: true, rival: 0 });
}
