import { create } from 'zustand';
import { type ArticleView, isApproved } from '../../shared/model/articles.ts';
import type { DecisionView } from '../../shared/model/history.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { PieceColumns } from '../model/columns.ts';
import { PieceNotes } from '../model/piece-notes.ts';
import { closeDraft, draft, onSaved } from './draft.ts';
import { mergeRows, refreshDump, setOpenCount } from './library.ts';
import { tell, tellError } from './notices.ts';
import { useSession } from './session.ts';

/** So many of the newest decisions are remembered: other windows decide as well, all day long. */
const REMEMBERED = 500;

/** Decisions seen in this window, the oldest first, to name what an undo undid. */
const seen = new Map<string, DecisionView>();

export function decisionSeen(id: string): DecisionView | undefined {
  return seen.get(id);
}

/** The decision this window heard of last, its own or another's. */
export const useNewest = create<{ decision: DecisionView | null }>(() => ({ decision: null }));

/** What was told of the dump under review while it was being read: what is read may be older. */
let early: Outcome[] = [];
/** The newest revision told of each article of the dump under review. */
const revisions = new Map<string, number>();

/** Another dump is going to be read: from now on what is told of it is kept. */
export function beginReading(): void {
  early = [];
  revisions.clear();
}

/** The dump has been read: what was told of it meanwhile is taken in. */
export function endReading(): void {
  const told = early;
  early = [];
  for (const outcome of told) applyOutcome(outcome);
}

/** Whether a newer revision of an article has been told of since it was read. */
export function isOvertaken({ id, revision }: ArticleView): boolean {
  return (revisions.get(id) ?? 0) > revision;
}

/** The one place where what the store tells of a change comes into the window; telling it twice changes nothing. */
export function applyOutcome(outcome: Outcome): void {
  if (outcome.decision) {
    seen.set(outcome.decision.id, outcome.decision);
    for (const oldest of seen.keys()) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    useNewest.setState({ decision: outcome.decision });
  }
  mergeRows(outcome.dumpId, outcome.articles, outcome.removedArticles);
  const session = useSession.getState();
  if (session.dumpId === outcome.dumpId) {
    for (const { id, revision } of outcome.articles) revisions.set(id, revision);
    if (!session.columns) early.push(outcome);
  }
  if (session.dumpId !== outcome.dumpId || !session.columns) {
    refreshDump(outcome.dumpId).catch((error: unknown) => tellError(error));
    return;
  }
  let whole = true;
  let shape = false;
  for (const piece of outcome.pieces) {
    const i = session.columns.indexOf(piece.id);
    const was = i >= 0 ? session.columns.fateOf(i) : null;
    shape ||= was !== null && was !== piece.fate && (was === 'marker' || piece.fate === 'marker');
    whole = session.columns.update(piece) && whole;
    if (i >= 0) session.notes?.restate(i);
  }
  if (!whole) reloadPieces(outcome.dumpId);
  const version = session.book.version;
  session.book.put(outcome.findings);
  const restated = session.book.restate(outcome.restated ?? []);
  session.book.remove(outcome.removedFindings);
  session.notes?.put([...outcome.findings, ...restated]);
  const answered = session.book.version !== version;
  const patch: Partial<ReturnType<typeof useSession.getState>> = {
    ledger: outcome.ledger,
    canUndo: outcome.canUndo,
    canRedo: outcome.canRedo,
  };
  if (outcome.pieces.length > 0) patch.piecesVersion = session.piecesVersion + 1;
  if (shape) patch.shapeVersion = session.shapeVersion + 1;
  if (answered) patch.findingsVersion = session.book.version;
  const open = outcome.articles.find((a) => a.id === session.articleId);
  if (open) {
    const before = session.article;
    if (!before || before.id !== open.id || open.revision >= before.revision) {
      patch.article = open;
      const was = before?.id === open.id && isApproved(before.status);
      if (was && open.status === 'review' && outcome.decision?.kind === 'edit') tell(words().draft.reopened);
    }
  }
  if (session.articleId !== null && outcome.removedArticles.includes(session.articleId)) {
    closeDraft();
    patch.articleId = null;
    patch.article = null;
  }
  useSession.setState(patch);
  if (open) draft.receive(open);
  if (answered) setOpenCount(outcome.dumpId, session.book.open);
}

onSaved(applyOutcome);

function reloadPieces(dumpId: string): void {
  client.dumps.pieces({ dumpId }).then(
    (table) => {
      const s = useSession.getState();
      if (s.dumpId !== dumpId) return;
      const columns = new PieceColumns(table);
      const notes = new PieceNotes(columns);
      notes.put(s.book.all());
      // A piece that was parted, or made whole again, leaves those around it other numbers.
      const moved = (piece: number): number =>
        piece >= 0 && s.columns && piece < s.columns.length ? columns.at(s.columns.starts[piece]!) : -1;
      useSession.setState({
        columns,
        notes,
        chosen: moved(s.chosen),
        twin: moved(s.twin),
        hover: -1,
        piecesVersion: s.piecesVersion + 1,
        shapeVersion: s.shapeVersion + 1,
      });
    },
    (error: unknown) => tellError(error),
  );
}
