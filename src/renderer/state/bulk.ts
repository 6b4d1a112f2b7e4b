import { create } from 'zustand';
import type { FindingView } from '../../shared/model/findings.ts';
import { client } from '../client.ts';
import { figure, words } from '../i18n/index.ts';
import type { BulkAnswer } from '../model/bulk.ts';
import { toggled } from '../model/facets.ts';
import { decide } from './actions.ts';
import { tell, tellError } from './notices.ts';
import { focusFinding, listed } from './review.ts';
import { choosePiece, useSession } from './session.ts';

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

/** Shows in raw what a member speaks of. */
export function showMember(finding: FindingView): void {
  const { columns } = useSession.getState();
  const span = finding.spans[0];
  if (columns && span) choosePiece(columns.covering(span)[0], 'finding');
}

/** Answers all that are ticked: one decision, one step back. */
export async function runBulk(): Promise<void> {
  const { ids, off, answer, busy } = useBulk.getState();
  const { dumpId } = useSession.getState();
  const chosen = ids.filter((id) => !off.has(id));
  if (dumpId === null || chosen.length === 0 || busy) return;
  const w = words();
  useBulk.setState({ busy: true });
  const outcome = await decide(w.findings.bulk.name, () =>
    client.findings.decide({ dumpId, ids: chosen, answer }),
  );
  if (!outcome) {
    useBulk.setState({ busy: false });
    return;
  }
  closeBulk();
  tell(w.findings.bulk.done[answer](figure(chosen.length)), 'good');
  const next = listed()[0];
  if (next) await focusFinding(next.id);
  else useSession.setState({ focused: null, ended: true, rival: 0 });
}
