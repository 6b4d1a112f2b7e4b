import { create } from 'zustand';
import type { DecisionView, RevisionView } from '../../shared/model/history.ts';
import { client } from '../client.ts';
import { codeOf } from '../errors.ts';
import { words } from '../i18n/index.ts';
import { decideEach } from './actions.ts';
import { tell, tellError } from './notices.ts';
import { openArticle } from './open.ts';
import { useSession } from './session.ts';
import { showSide, toggleSide } from './side.ts';

/** So many rows are read at a time. */
const PAGE = 100;

export type LogView = 'dump' | 'article' | 'revisions';

interface LogState {
  view: LogView;
  rows: readonly DecisionView[];
  revisions: readonly RevisionView[];
  /** Whether older rows than those read are there. */
  more: boolean;
  loading: boolean;
  /** A decision whose undoing was asked for while others build on it: those stand here until it is settled. */
  asked: { decision: DecisionView; dependents: readonly DecisionView[] } | null;
}

/** The decision log of the dump under review, as far as it was read. */
export const useLog = create<LogState>(() => ({
  view: 'dump',
  rows: [],
  revisions: [],
  more: false,
  loading: false,
  asked: null,
}));

/** Answers that come after something else was asked for are thrown away. */
let turn = 0;

export function toggleLog(): void {
  useLog.setState({ asked: null });
  toggleSide('history');
}

export function closeLog(): void {
  useLog.setState({ asked: null });
  showSide('findings');
}

export function showLog(view: LogView): void {
  useLog.setState({ view, rows: [], revisions: [], asked: null });
  showSide('history');
}

/** Reads the newest rows anew: something was decided, or something else is shown. */
export async function readLog(): Promise<void> {
  const { dumpId, articleId } = useSession.getState();
  const { view } = useLog.getState();
  const now = ++turn;
  if (dumpId === null || (view !== 'dump' && articleId === null)) {
    useLog.setState({ rows: [], revisions: [], more: false, loading: false });
    return;
  }
  useLog.setState({ loading: true });
  try {
    if (view === 'revisions') {
      const revisions = await client.history.revisions({ articleId: articleId!, limit: 500 });
      if (now === turn) useLog.setState({ revisions, rows: [], more: false });
    } else {
      const rows = await client.history.list({ ...scope(dumpId, articleId, view), limit: PAGE });
      if (now === turn) useLog.setState({ rows, revisions: [], more: rows.length === PAGE });
    }
  } catch (error) {
    if (now === turn) tellError(error, words().history.title);
  } finally {
    if (now === turn) useLog.setState({ loading: false });
  }
}

/** Reads older rows behind those read. */
export async function readOlder(): Promise<void> {
  const { dumpId, articleId } = useSession.getState();
  const { rows, view, loading } = useLog.getState();
  const last = rows.at(-1);
  if (dumpId === null || !last || loading) return;
  const now = ++turn;
  useLog.setState({ loading: true });
  try {
    const older = await client.history.list({
      ...scope(dumpId, articleId, view),
      before: last.seq,
      limit: PAGE,
    });
    if (now === turn) useLog.setState({ rows: [...rows, ...older], more: older.length === PAGE });
  } catch (error) {
    if (now === turn) tellError(error, words().history.title);
  } finally {
    if (now === turn) useLog.setState({ loading: false });
  }
}

function scope(
  dumpId: string,
  articleId: string | null,
  view: LogView,
): { dumpId: string; articleId?: string } {
  return view === 'article' && articleId !== null ? { dumpId, articleId } : { dumpId };
}

/** Undoes one decision; where others build on it, those are shown first and nothing is done. */
export async function undoDecision(decision: DecisionView): Promise<void> {
  const { dumpId } = decision;
  try {
    const dependents = await client.history.dependents({ dumpId, decisionId: decision.id });
    if (dependents.length > 0) {
      useLog.setState({ asked: { decision, dependents } });
      return;
    }
  } catch (error) {
    tellError(error, words().commands.names.undo);
    if (codeOf(error) === 'NOT_FOUND') await readLog();
    return;
  }
  await undoInOrder(dumpId, [decision]);
}

/** Undoes what was asked for together with what builds on it. */
export async function undoWithDependents(): Promise<void> {
  const { asked } = useLog.getState();
  if (!asked) return;
  await undoInOrder(asked.decision.dumpId, [...asked.dependents, asked.decision]);
}

async function undoInOrder(dumpId: string, decisions: readonly DecisionView[]): Promise<void> {
  const w = words();
  const outcomes = await decideEach(w.commands.names.undo, () =>
    client.history.undoAll({ dumpId, decisionIds: decisions.map((d) => d.id) }),
  );
  if (!outcomes) return;
  useLog.setState({ asked: null });
  tell(
    decisions.length === 1
      ? w.decisions.undone(w.decisions[decisions[0]!.kind])
      : w.history.undoneMany(String(decisions.length)),
    'plain',
    undefined,
    'undo',
  );
  const { articleId } = useSession.getState();
  const touched = outcomes.flatMap((o) => o.articles.map((a) => a.id));
  if (touched.length > 0 && (articleId === null || !touched.includes(articleId)))
    await openArticle(touched[0]!);
}

export function settleAsked(): void {
  useLog.setState({ asked: null });
}
