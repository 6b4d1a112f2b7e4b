import type { ArticleRow, ArticleView } from '../../shared/model/articles.ts';
import type { DumpView } from '../../shared/model/dumps.ts';
import type { FindingView } from '../../shared/model/findings.ts';
import { client } from '../client.ts';
import { codeOf, describe } from '../errors.ts';
import { words } from '../i18n/index.ts';
import { PieceColumns } from '../model/columns.ts';
import { OPEN_ONLY } from '../model/facets.ts';
import { FindingBook } from '../model/findings.ts';
import { PieceNotes } from '../model/piece-notes.ts';
import { TextWindows } from '../model/windows.ts';
import { closeDraft, draft, openDraft } from './draft.ts';
import { showEvidence } from './evidence.ts';
import { forgetDump, loadRows, putDump, setOpenCount, unfoldDump, useLibrary } from './library.ts';
import { dropTroubles, tell, tellError } from './notices.ts';
import { beginReading, endReading, isOvertaken } from './outcome.ts';
import { choosePiece, initialSession, useSession } from './session.ts';
import { rememberLayout, useSettings } from './settings.ts';

/** Findings shown at once, and how many are read at a time after them: the host answers others in between. */
const FIRST = 5000;
const STRETCH = 2500;

/** Answers that come after something else was opened are thrown away. */
let dumpTurn = 0;
let articleTurn = 0;
/** The article that was asked for last. */
let asked: string | null = null;
/** The plan that was told of the dump under review while it was being read; null if none was. */
let toldPlan: number | null = null;

/** Saves what is open. False, and told, if that cannot be done: then nothing else may take its place. */
async function leave(): Promise<boolean> {
  if (await draft.flush()) return true;
  tell(words().draft.failed, 'bad', { label: words().app.retry, run: draft.retry });
  return false;
}

/** Opens a dump for review, at an article if one is named. */
export async function openDump(dumpId: string, articleId?: string): Promise<void> {
  if (!(await leave())) return;
  const turn = ++dumpTurn;
  const untouched = ++articleTurn;
  closeDraft();
  beginReading();
  toldPlan = null;
  const { order, dumpId: before } = useSession.getState();
  if (before !== null && before !== dumpId) dropTroubles();
  const known = useLibrary.getState().dumps.find((d) => d.id === dumpId) ?? null;
  useSession.setState({
    ...initialSession,
    order,
    book: new FindingBook(),
    phase: 'loading',
    dumpId,
    dump: known,
  });
  try {
    const dump = await client.dumps.get({ dumpId });
    if (turn !== dumpTurn) return;
    putDump(dump);
    const outdated = (): boolean => toldPlan !== null && toldPlan !== dump.plan;
    if (outdated()) return await openDump(dumpId, articleId);
    if (dump.status !== 'ready') {
      useSession.setState({
        dump,
        phase: dump.status === 'planning' ? 'planning' : 'failed',
        problem: dump.problem,
      });
      return;
    }
    const book = new FindingBook();
    const [table, ledger, rows, next, past] = await Promise.all([
      client.dumps.pieces({ dumpId }),
      client.dumps.ledger({ dumpId }),
      loadRows(dumpId),
      readFindings(dumpId, book, 0, FIRST),
      client.history.list({ dumpId, limit: 50 }),
    ]);
    if (turn !== dumpTurn) return;
    // The lines of its articles come before the dump does: one that was pressed meanwhile is the one that is meant.
    const meant = articleTurn === untouched ? articleId : (asked ?? undefined);
    if (outdated()) return await openDump(dumpId, meant);
    const windows = new TextWindows(
      dump.length,
      (start, end) => client.dumps.text({ dumpId, start, end }),
      () => {
        if (turn === dumpTurn) useSession.setState((s) => ({ textVersion: s.textVersion + 1 }));
      },
      (error) => tellError(error, words().raw.loadFailed),
    );
    const columns = new PieceColumns(table);
    const notes = new PieceNotes(columns);
    notes.put(book.all());
    useSession.setState((s) => ({
      dump,
      phase: 'ready',
      columns,
      notes,
      piecesVersion: s.piecesVersion + 1,
      windows,
      ledger,
      book,
      findingsVersion: book.version,
      canUndo: past.some((d) => !d.undone && !['plan', 'undo', 'redo'].includes(d.kind)),
      canRedo: past.some((d) => d.undone),
    }));
    endReading();
    unfoldDump(dumpId, true);
    const last = useSettings.getState().settings.layout[`article:${dumpId}`];
    const known = rows.find((r) => r.id === meant) ?? rows.find((r) => r.id === last);
    // At once: whoever reloads now is to see it again.
    rememberLayout({ lastDump: dumpId }, true);
    if (known) await openAt(known.id);
    else await openFresh(rows);
    if (turn !== dumpTurn) return;
    if (next !== null) await readRest(dumpId, book, next, turn);
  } catch (error) {
    if (turn !== dumpTurn) return;
    if (codeOf(error) === 'NOT_FOUND') forgetDump(dumpId);
    useSession.setState({ phase: 'failed', problem: describe(error) });
  }
}

/** Reads a stretch of the findings; where to go on, or null at the end. */
async function readFindings(
  dumpId: string,
  book: FindingBook,
  after: number,
  limit: number,
): Promise<number | null> {
  const { rows, next } = await client.findings.walk({ dumpId, after, limit });
  book.put(rows);
  const session = useSession.getState();
  if (session.book === book) session.notes?.put(rows);
  return next;
}

async function readRest(dumpId: string, book: FindingBook, from: number, turn: number): Promise<void> {
  for (let next: number | null = from; next !== null; ) {
    next = await readFindings(dumpId, book, next, STRETCH);
    if (turn !== dumpTurn) return;
    useSession.setState({ findingsVersion: book.version });
  }
  setOpenCount(dumpId, book.open);
}

/** Opens an article somebody has been at: its first open finding, or the dump's, is in hand, and nothing moves for it. */
async function openAt(articleId: string): Promise<void> {
  await openArticle(articleId);
  const open = openFindings();
  takeInHand(open.find((f) => f.articleIds[0] === articleId) ?? open[0]);
}

/** Begins a dump nobody has been at: with the first open finding of all, in its article. */
async function openFresh(rows: readonly ArticleRow[]): Promise<void> {
  const first = openFindings()[0];
  const home = rows.find((r) => r.id === first?.articleIds[0]) ?? rows[0];
  takeInHand(first);
  if (home) await openArticle(home.id);
  if (first && useSession.getState().focused === first.id) showEvidence(first);
}

function openFindings(): readonly FindingView[] {
  const { book, order } = useSession.getState();
  return book.list(OPEN_ONLY, order);
}

function takeInHand(finding: FindingView | undefined): void {
  useSession.setState({ focused: finding?.id ?? null, ended: false, rival: 0 });
}

/**
 * Opens an article of the dump under review; `piece` is scrolled to and marked. It is read at once and shown once
 * `ready` lets it be.
 */
export async function openArticle(
  articleId: string,
  piece = -1,
  ready: Promise<void> = Promise.resolve(),
): Promise<void> {
  const session = useSession.getState();
  if (session.articleId === articleId && session.article) {
    if (piece >= 0) choosePiece(piece, 'raw');
    return;
  }
  const turn = ++articleTurn;
  asked = articleId;
  try {
    let view: ArticleView;
    do {
      if (!(await leave()) || turn !== articleTurn) return;
      view = await client.articles.get({ articleId });
      await ready;
      // The article before stays in the editor until now: what was typed meanwhile is saved, too.
      if (!(await leave()) || turn !== articleTurn) return;
    } while (isOvertaken(view));
    if (view.dumpId !== useSession.getState().dumpId) {
      await openDump(view.dumpId, articleId);
      return;
    }
    openDraft(view);
    useSession.setState({ articleId, article: view, caretBlock: -1 });
    rememberLayout({ [`article:${view.dumpId}`.slice(0, 64)]: articleId });
    if (piece >= 0) choosePiece(piece, 'raw');
  } catch (error) {
    if (turn === articleTurn) tellError(error);
  }
}

/** A dump has been planned: where it is under review by another plan, it is read anew. */
export async function takePlan(dump: DumpView): Promise<void> {
  const { dumpId, phase, dump: read } = useSession.getState();
  if (dump.id !== dumpId) return;
  if (phase === 'loading') toldPlan = dump.plan;
  else if (phase !== 'ready') await openDump(dump.id);
  else if (read?.plan !== dump.plan) await reopenDump();
}

/** Reads everything of the open dump again, keeping the place. */
export async function reopenDump(): Promise<void> {
  const { dumpId, articleId } = useSession.getState();
  if (dumpId) await openDump(dumpId, articleId ?? undefined);
}

/** Closes the review: the dump has left the library. */
export function closeDump(): void {
  dumpTurn++;
  articleTurn++;
  closeDraft();
  useSession.setState({ ...initialSession, book: new FindingBook() });
}
