import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react';
import { isMac } from '../../client.ts';
import { useWords } from '../../i18n/index.ts';
import { languageOf } from '../../model/language.ts';
import { lookOf } from '../../model/looks.ts';
import { rawSizeOf } from '../../model/reading.ts';
import { type Rows, rowOf } from '../../model/rows.ts';
import { draftEditor } from '../../state/draft.ts';
import { foldChosen } from '../../state/folds.ts';
import { RawScroller } from '../../state/raw-scroller.ts';
import { extendRawSelection, rawSelection } from '../../state/raw-selection.ts';
import { useReadingSize } from '../../state/reading.ts';
import { hoverPiece, useSession } from '../../state/session.ts';
import { moved, stage } from '../../state/stage.ts';
import { testid } from '../../testids.ts';
import { carry } from '../panes/drags.ts';
import { Ruler } from '../panes/Ruler.tsx';
import { ruledRaw } from '../panes/ruled.ts';
import { takeLead } from '../panes/step.ts';
import { RawFilterSelect } from './RawFilter.tsx';
import { chooseRaw, RawRow, SHOWN_AT_MOST } from './RawRow.tsx';
import { openRawMenu } from './raw-menu.ts';
import { guessHeights, useRows } from './use-rows.ts';

const PADDING_X = 84;
/** Width of a character for each pixel of the text's size. */
const WIDE = 1;
const NARROW = 0.52;

/** The dump as it came: only the rows in sight are drawn. */
export function RawPane(): ReactNode {
  const w = useWords();
  const rows = useRows();
  return (
    <section className="pane raw" aria-label={w.app.raw} data-testid={testid.rawPane}>
      <div className="head">
        <h2 className="cap">{w.app.raw}</h2>
        <RawFilterSelect rows={rows} />
      </div>
      {rows && rows.length > 0 && <RawList rows={rows} />}
      {rows && rows.length > 0 && <Ruler pane={ruledRaw} label={w.raw.ruler} />}
      {rows && rows.length === 0 && (
        <div className="empty">
          <h3>{w.raw.empty}</h3>
          <p>{w.raw.emptyBody}</p>
          <button
            type="button"
            className="btn small"
            onClick={() => useSession.setState({ rawFilter: 'all' })}
          >
            {w.raw.showAll}
          </button>
        </div>
      )}
    </section>
  );
}

function RawList({ rows }: { rows: Rows }): ReactNode {
  const w = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<RawScroller | null>(null);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const columns = useSession((s) => s.columns)!;
  const notes = useSession((s) => s.notes)!;
  const moves = useSession((s) => s.moves);
  const unfolded = useSession((s) => s.unfolded);
  const compared = useSession((s) => s.compared);
  useSession((s) => s.findingsVersion);
  const dump = useSession((s) => s.dump)!;
  const windows = useSession((s) => s.windows)!;
  useSession((s) => s.textVersion);
  useSession((s) => s.piecesVersion);
  const hover = useSession((s) => s.hover);
  const chosen = useSession((s) => s.chosen);
  const twin = useSession((s) => s.twin);
  const articleId = useSession((s) => s.articleId);

  useLayoutEffect(() => {
    const el = box.current!;
    const made = new RawScroller(el, redraw);
    setMade(made);
    stage.raw = made;
    const onScroll = (): void => {
      made.scrolled();
      moved();
    };
    el.addEventListener('scroll', onScroll, { passive: true });
    const lead = (): void => takeLead('raw');
    for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const)
      el.addEventListener(name, lead, { passive: true });
    const resized = new ResizeObserver(() => {
      made.resized();
      moved();
    });
    resized.observe(el);
    return () => {
      resized.disconnect();
      made.destroy();
      el.removeEventListener('scroll', onScroll);
      if (stage.raw === made) stage.raw = null;
    };
  }, []);

  const lang = languageOf(dump);
  const advance = lang === 'en' ? NARROW : WIDE;
  const size = rawSizeOf(useReadingSize());
  const sized = useRef(size);

  useLayoutEffect(() => {
    if (!made || made.viewWidth === 0) return;
    const { rows: before, width } = made;
    const now = made.viewWidth;
    const same = width === now && sized.current === size;
    if (before === rows && same) return;
    sized.current = size;
    const heights = guessHeights(columns, rows, now - PADDING_X, advance * size, SHOWN_AT_MOST, size);
    let row = 0;
    let y = 0;
    if (before && before.length > 0) {
      const at = made.at(0);
      row = rowOf(rows, before.first[Math.min(at.row, before.length - 1)] ?? 0);
      // Where the same piece is still shown it stays in place; else its neighbour comes to the top.
      y = rows.first[row] === before.first[at.row] ? made.screenY(at.row) : 0;
      if (same) keepKnown(before, rows, made, heights);
    }
    stage.rows = rows;
    made.reset(rows, heights, row, y);
  });

  useLayoutEffect(() => {
    made?.measure();
    moved();
  });

  useEffect(() => {
    stage.rows = rows;
    return () => {
      stage.rows = null;
      moved();
    };
  }, [rows]);

  const ready = made !== null && made.rows === rows;
  const [first, last] = ready ? made.range() : [0, 0];
  const chosenIsCopy =
    chosen >= 0 && twin >= 0 && ['duplicate', 'near-duplicate', 'loop'].includes(columns.fateOf(chosen));
  const items: ReactNode[] = [];
  for (let r = first; r < last; r++) {
    const from = rows.first[r]!;
    const to = rows.last[r]!;
    const piece = to - 1;
    const has = (p: number): boolean => p >= from && p < to;
    const here = articleId !== null && columns.articleOf(piece) === articleId;
    const fold = rows.fold[r]!;
    const by = notes.foldOf[piece]!;
    const folding = fold < 0 && by >= 0 && notes.foldOf[from - 1] !== by ? notes.finding(by) : null;
    items.push(
      <RawRow
        key={from}
        row={r}
        from={from}
        to={to}
        y={made?.pageY(r) ?? 0}
        scroller={made!}
        epoch={made!.epoch}
        columns={columns}
        fold={fold >= 0 ? notes.finding(fold) : null}
        refolds={folding && unfolded.has(folding.id) ? folding : null}
        copy={notes.copyOf.get(piece)}
        look={lookOf(columns, notes, moves, piece)}
        text={
          fold >= 0
            ? ''
            : windows.read([
                columns.starts[from]!,
                Math.min(columns.ends[piece]!, columns.starts[from]! + SHOWN_AT_MOST * 2),
              ])
        }
        against={
          here && compared.has(columns.idOf(piece))
            ? (draftEditor()?.pieces.textOf(columns.idOf(piece)) ?? null)
            : null
        }
        here={here}
        hover={has(hover)}
        chosen={has(chosen)}
        twin={has(twin)}
        stays={chosenIsCopy}
        stamp={`${columns.fates[piece]}/${columns.articles[piece]}`}
      />,
    );
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !ready) return;
    const at = chosen >= 0 ? rowOf(rows, chosen) : made.at(80).row;
    const go = (row: number): void => {
      const next = Math.max(0, Math.min(rows.length - 1, row));
      event.preventDefault();
      chooseRaw(rows.last[next]! - 1, false);
      const y = made.screenY(next);
      if (y < 20 || y > made.viewHeight - 120) made.scrollTo(next, made.viewHeight / 3, false);
    };
    if (event.key === 'ArrowDown') go(chosen >= 0 ? at + 1 : at);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home' && !event.shiftKey) go(0);
    else if (event.key === 'End' && !event.shiftKey) go(rows.length - 1);
    else if (event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      if (selectByKey(event, made.drawn.get(at))) event.preventDefault();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (foldChosen(event.key === 'ArrowRight')) event.preventDefault();
    } else if ((event.key === 'Enter' || event.key === ' ') && event.target === box.current && chosen >= 0) {
      event.preventDefault();
      if (!foldChosen(true)) chooseRaw(chosen, true);
    } else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault();
      const rect = made.drawn.get(at)?.getBoundingClientRect();
      if (chosen >= 0 && rect)
        openRawMenu(columns, rows.first[at]!, rows.last[at]!, rect.left + 40, rect.top + 24);
    }
  };

  return (
    <div
      ref={box}
      className="raw-scroll"
      lang={lang}
      id="raw-scroll"
      role="list"
      aria-label={w.app.raw}
      // A scrolling list that takes arrow keys must be reachable.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDragStart={carrySelection}
      onPointerLeave={() => hoverPiece(-1)}
    >
      <div className="raw-page" style={{ height: made?.pageHeight ?? 1 }}>
        {items}
      </div>
    </div>
  );
}

/** Selected words are dragged as the stretch of the dump they are. */
function carrySelection(event: DragEvent): void {
  // The row's own grip carries the whole piece.
  if (event.target instanceof Element && event.target.closest('button')) return;
  const span = rawSelection();
  if (span) carry(event.dataTransfer, { kind: 'raw', pieceIds: [], spans: [span] });
  else event.preventDefault();
}

/** Shift and an arrow select inside the row: letters, with Ctrl (⌥ on a Mac) words, with Alt from the near end. */
function selectByKey(event: KeyboardEvent, row: HTMLElement | undefined): boolean {
  const words = isMac ? event.metaKey : event.ctrlKey;
  const by = event.key === 'ArrowRight' ? 1 : -1;
  return extendRawSelection(row, by, words ? 'word' : 'character', event.altKey);
}

/** Heights already measured are carried over to rows that begin with the same piece. */
function keepKnown(old: Rows, rows: Rows, made: RawScroller, heights: ReturnType<typeof guessHeights>): void {
  let a = 0;
  for (let b = 0; b < rows.length; b++) {
    const first = rows.first[b]!;
    while (a < old.length && old.first[a]! < first) a++;
    if (old.first[a] === first && old.last[a] === rows.last[b] && old.fold[a]! < 0 === rows.fold[b]! < 0)
      heights.set(b, made.heights.get(a));
  }
}
