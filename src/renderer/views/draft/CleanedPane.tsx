import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { isApproved } from '../../../shared/model/articles.ts';
import { useChordLabel } from '../../commands/registry.ts';
import { DraftEditor } from '../../editor/draft-editor.ts';
import { describe } from '../../errors.ts';
import { figure, moment, useWords } from '../../i18n/index.ts';
import { fateIndex } from '../../model/columns.ts';
import { isChinese } from '../../model/language.ts';
import { reopenArticle } from '../../state/actions.ts';
import { draft, draftEditor, setDraftEditor, useDraft } from '../../state/draft.ts';
import { timeTravel } from '../../state/history.ts';
import { readMoves } from '../../state/moves.ts';
import { takeUpPlace } from '../../state/place.ts';
import { choosePiece, hoverPiece, useSession } from '../../state/session.ts';
import { moved, stage } from '../../state/stage.ts';
import { toggleThreads, useThreads } from '../../state/threads.ts';
import { nameTwin } from '../../state/untangle.ts';
import { testid } from '../../testids.ts';
import { Ruler } from '../panes/Ruler.tsx';
import { ruledDraft } from '../panes/ruled.ts';
import { pieceUnder, showArticle, showChosen, takeLead } from '../panes/step.ts';
import { BlockHandle } from './BlockHandle.tsx';
import { ConflictStrip } from './ConflictStrip.tsx';
import { Counts } from './Counts.tsx';
import { DraftLights } from './DraftLights.tsx';
import { DraftMarks } from './DraftMarks.tsx';
import { DropLine } from './DropLine.tsx';
import { FieldsForm } from './FieldsForm.tsx';

/** The article as it will go out: its fields and its text. */
export function CleanedPane(): ReactNode {
  const w = useWords();
  const articleId = useSession((s) => s.articleId);
  return (
    <main className="pane draft" aria-label={w.app.cleaned} id="draft" tabIndex={-1}>
      <div className="head">
        <h2 className="cap">{w.app.cleaned}</h2>
        <ThreadsButton />
        {articleId !== null && <DraftState />}
      </div>
      <Strips />
      <Sheet />
      {articleId !== null && <Ruler pane={ruledDraft} label={w.draft.ruler} />}
      {articleId === null && (
        <div className="empty">
          <h3>{w.draft.none}</h3>
          <p>{w.draft.noneBody}</p>
        </div>
      )}
    </main>
  );
}

/** Opens the thread board, where the dump has cut paragraphs at all. */
function ThreadsButton(): ReactNode {
  const w = useWords();
  const open = useThreads((s) => s.open);
  const key = useChordLabel('threads');
  // The book changes in place: its version says when.
  const woven = useSession((s) => s.findingsVersion >= 0 && s.book.woven);
  if (!woven && !open) return null;
  return (
    <button
      type="button"
      className="btn small quiet threads-open"
      aria-pressed={open}
      title={`${w.threads.open} ${key}`}
      data-testid={testid.threadsOpen}
      onClick={toggleThreads}
    >
      {w.threads.title}
    </button>
  );
}

function DraftState(): ReactNode {
  const w = useWords();
  const status = useDraft((s) => s.status);
  const revision = useDraft((s) => s.revision);
  return (
    <div
      className="state"
      data-status={status}
      data-revision={revision}
      data-testid={testid.status}
      role="status"
    >
      {/* A narrow pane has room for what must be seen: the counts give way to it. */}
      {status !== 'failed' && (
        <>
          <Counts />
          <span aria-hidden="true">·</span>
          <span>{w.draft.revision(figure(revision))}</span>
          <span aria-hidden="true">·</span>
        </>
      )}
      <span>{w.draft[status]}</span>
      {status === 'failed' && (
        <button type="button" onClick={draft.retry}>
          {w.app.retry}
        </button>
      )}
    </div>
  );
}

/** What must be known of the article as a whole: why it can't be saved, a conflict, an approval. */
function Strips(): ReactNode {
  const w = useWords();
  const conflict = useDraft((s) => s.conflict);
  const error = useDraft((s) => s.error);
  const article = useSession((s) => s.article);
  const approved = article && isApproved(article.status);
  return (
    <>
      {error !== null && (
        <div className="strip conflict" role="alert" data-testid={testid.unsaved}>
          <span>{describe(error, w)}</span>
        </div>
      )}
      {conflict && <ConflictStrip theirs={conflict} />}
      {approved && article.approvedAt !== null && (
        <div className="strip">
          <span>
            {article.approvedBy
              ? w.draft.approvedBy(article.approvedBy, moment(article.approvedAt))
              : w.draft.approvedAnon(moment(article.approvedAt))}
            {article.validatedBy && article.validatedAt !== null
              ? w.app.dot + w.second.validatedBy(article.validatedBy, moment(article.validatedAt))
              : ''}
            {article.overrideReason ? w.app.dot + w.draft.overridden(article.overrideReason) : ''}
          </span>
          <button
            type="button"
            className="btn small quiet"
            onClick={() => void reopenArticle()}
            data-testid={testid.reopen}
          >
            {w.draft.reopen}
          </button>
        </div>
      )}
    </>
  );
}

function Sheet(): ReactNode {
  const w = useWords();
  const pane = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const articleId = useSession((s) => s.articleId);
  const article = useSession((s) => s.article);
  const label = w.draft.body;

  useLayoutEffect(() => {
    const made = new DraftEditor(
      host.current!,
      pane.current!,
      {
        changed: draft.touch,
        drawn: () => {
          readMoves();
          moved();
        },
        composed: draft.composed,
        blurred: () => void draft.flush(),
        caret: (block) => useSession.setState({ caretBlock: block }),
        knows: (id) => (useSession.getState().columns?.indexOf(id) ?? -1) >= 0,
        undo: () => void timeTravel(true),
        redo: () => void timeTravel(false),
      },
      { role: 'textbox', 'aria-multiline': 'true', 'data-testid': testid.editor, spellcheck: 'false' },
    );
    setDraftEditor(made);
    stage.draft = pane.current;
    const el = pane.current!;
    const lead = (): void => takeLead('draft');
    for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const)
      el.addEventListener(name, lead, { passive: true });
    const scrolled = (): void => {
      made.scrolled();
      moved();
    };
    el.addEventListener('scroll', scrolled, { passive: true });
    const resized = new ResizeObserver(scrolled);
    resized.observe(sheet.current!);
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void draft.flush();
    };
    const gone = (): void => void draft.flush();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', gone);
    window.addEventListener('blur', gone);
    return () => {
      resized.disconnect();
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', gone);
      window.removeEventListener('blur', gone);
      stage.draft = null;
      setDraftEditor(null);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    draftEditor()?.view.dom.setAttribute('aria-label', label);
  }, [label]);

  const chinese = article ? isChinese(`${article.title}${article.lead}`) : true;
  useEffect(() => {
    draftEditor()?.view.dom.setAttribute('lang', chinese ? 'zh' : 'en');
  }, [chinese]);

  useEffect(() => {
    pane.current?.scrollTo({ top: 0 });
  }, [articleId]);

  useChosenInView();
  useGapNotes();

  return (
    <div
      className="draft-scroll"
      id="draft-scroll"
      ref={pane}
      lang={chinese ? 'zh' : 'en'}
      hidden={articleId === null}
      onPointerOver={(event) => hoverPiece(pieceUnder(event.target))}
      onPointerLeave={() => hoverPiece(-1)}
      onKeyDown={(event) => {
        // Out of the text, so that the keys of the review are heard again. The editor itself takes Escape for nothing.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (event.target instanceof HTMLElement) event.target.blur();
      }}
      onClick={(event) => {
        const piece = pieceUnder(event.target);
        if (nameTwin(piece)) return;
        if (piece >= 0 && window.getSelection()?.isCollapsed !== false) choosePiece(piece, 'draft');
      }}
    >
      <div className="sheet" ref={sheet}>
        <DraftLights />
        <DraftMarks />
        <DropLine />
        <FieldsForm />
        <div ref={host} />
        <BlockHandle />
      </div>
    </div>
  );
}

/** Brings the chosen piece into view, once the article it belongs to has been drawn. */
function useChosenInView(): void {
  const turn = useSession((s) => s.chosenTurn);
  const articleId = useSession((s) => s.articleId);
  const seen = useRef({ turn, articleId: null as string | null });
  useEffect(() => {
    // A piece that was asked for goes before the article's beginning.
    const asked = seen.current.turn !== turn;
    if (!asked && seen.current.articleId === articleId) return undefined;
    seen.current = { turn, articleId };
    const frame = requestAnimationFrame(asked ? showChosen : () => takeUpPlace() || showArticle());
    return () => cancelAnimationFrame(frame);
  }, [turn, articleId]);
}

/** Tells the editor where something is missing and which pieces were changed. */
function useGapNotes(): void {
  const w = useWords();
  const notes = useSession((s) => s.notes);
  const columns = useSession((s) => s.columns);
  const articleId = useSession((s) => s.articleId);
  // Columns and notes change in place: their versions say when.
  const version = useSession((s) => s.piecesVersion + s.findingsVersion);
  const shown = useSession((s) => s.article?.id);
  const noted = useRef('');
  useEffect(() => {
    const editor = draftEditor();
    if (!editor || version < 0 || shown !== articleId || !notes || !columns || articleId === null) {
      noted.current = '';
      return;
    }
    const torn = new Map<string, 'head' | 'tail'>();
    const edited = new Set<string>();
    const fate = fateIndex('edited');
    for (const id of editor.pieces.order()) {
      const i = columns.indexOf(id);
      if (i < 0) continue;
      const side = notes.torn.get(i);
      if (side) torn.set(id, side);
      if (columns.fates[i] === fate) edited.add(id);
    }
    // Notes as they were need not be drawn again: this runs after every save.
    const signature = `${articleId} ${[...torn].join()} ${[...edited].join()} ${w.draft.gapHead}`;
    if (signature === noted.current) return;
    noted.current = signature;
    editor.note({ torn, edited, headText: w.draft.gapHead, tailText: w.draft.gapTail });
  }, [notes, columns, articleId, shown, version, w]);
}
