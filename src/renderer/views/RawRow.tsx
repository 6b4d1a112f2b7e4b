import { Fragment, type MouseEvent, memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { changes } from '../../shared/diff.ts';
import type { Fate } from '../../shared/ledger.ts';
import type { FindingView } from '../../shared/model.ts';
import { figure, useWords } from '../i18n/index.ts';
import type { PieceColumns } from '../model/columns.ts';
import type { PieceNotes } from '../model/findings.ts';
import { useHand } from '../state/hand.ts';
import { openArticle } from '../state/open.ts';
import { choosePiece, hoverPiece, rawText, useSession } from '../state/session.ts';
import { nameTwin } from '../state/untangle.ts';
import { testid } from '../testids.ts';
import { DotsIcon } from '../ui/icons.tsx';
import { carry } from './drags.ts';
import { openRawMenu } from './raw-menu.ts';
import type { RawScroller } from './raw-scroller.ts';

/** A row shows so many characters of a piece; the rest on demand. */
export const SHOWN_AT_MOST = 6000;
/** A longer copy is not compared letter by letter in the raw pane. */
const COMPARED_AT_MOST = 4000;
const QUOTE = 14;
/** Where a loop breaks off, so many of its last characters tell. */
const BREAK = 8;

interface RowProps {
  row: number;
  from: number;
  to: number;
  fold: number;
  y: number;
  scroller: RawScroller;
  columns: PieceColumns;
  notes: PieceNotes;
  /** Raw text from the row's first piece on; null while it is on its way. */
  text: string | null;
  here: boolean;
  hover: boolean;
  chosen: boolean;
  twin: boolean;
  /** Of a twin: it is the text that stays where the chosen one is a copy. */
  stays: boolean;
  /** Changes when the piece's fate or place does. */
  stamp: string;
}

/** Chooses a raw piece: the draft follows, and with `open` the piece's own article comes up. */
export function chooseRaw(piece: number, open: boolean): void {
  const { columns, articleId, book } = useSession.getState();
  if (!columns) return;
  const home = columns.articleOf(piece);
  if (open && nameTwin(piece)) return;
  if (open && home !== null && home !== articleId) {
    void openArticle(home, piece);
    return;
  }
  const span = columns.spanOf(piece);
  let twin = -1;
  for (const f of book.all()) {
    if (f.evidence.kind !== 'duplicate' && f.evidence.kind !== 'near-duplicate') continue;
    if (home === null && f.spans.some((s) => s[0] <= span[0] && span[1] <= s[1]) && f.evidence.twin[0]) {
      twin = columns.covering(f.evidence.twin[0])[0];
      break;
    }
  }
  choosePiece(piece, 'raw', twin);
}

function RawRowPlain(props: RowProps): ReactNode {
  const { row, from, to, fold, y, scroller, columns, notes, text, here, hover, chosen, twin } = props;
  const w = useWords();
  const el = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const piece = to - 1;
  const fate = columns.fateOf(piece);
  const look: Fate | 'joined' = fate === 'kept' && notes.joined[piece] === 1 ? 'joined' : fate;

  useLayoutEffect(() => {
    const node = el.current!;
    scroller.drawn.set(row, node);
    return () => {
      if (scroller.drawn.get(row) === node) scroller.drawn.delete(row);
    };
  }, [row, scroller]);

  const placed = fate === 'kept' || fate === 'edited';
  const ghost = !placed && fate !== 'unplaced';
  const names = ['raw-row', `fate-${look}`];
  if (ghost) names.push('ghost');
  if (placed && !here) names.push('elsewhere');
  if (useHand((s) => s.held?.kind === 'raw' && s.held.pieceIds.includes(columns.idOf(piece))))
    names.push('inhand');
  if (hover) names.push('hover');
  if (chosen) names.push('chosen');
  if (twin) names.push('twin');
  if (twin && props.stays) names.push('stays');
  if (fold >= 0) names.push('fold');

  const onMenu = (event: MouseEvent): void => {
    if (fold >= 0) return;
    event.preventDefault();
    event.stopPropagation();
    const rect = event.currentTarget.getBoundingClientRect();
    const keyboard = event.clientX === 0 && event.clientY === 0;
    openRawMenu(
      columns,
      from,
      to,
      keyboard ? rect.left : event.clientX,
      keyboard ? rect.bottom : event.clientY,
    );
  };

  const onClick = (): void => {
    // A text being selected is not a click.
    if (window.getSelection()?.isCollapsed === false) return;
    if (fold >= 0) unfold(notes.loops[fold]!);
    else chooseRaw(piece, true);
  };

  return (
    <div
      ref={el}
      className={names.join(' ')}
      style={{ transform: `translateY(${y}px)` }}
      role="listitem"
      data-testid={testid.rawRow}
      data-piece-id={columns.idOf(piece)}
      data-fate={fate}
      aria-label={fold >= 0 ? undefined : w.raw.row(w.fates[look])}
      onPointerEnter={() => hoverPiece(piece)}
      onClick={onClick}
      onContextMenu={onMenu}
    >
      {fold >= 0 ? (
        <FoldWords finding={notes.loops[fold]!} />
      ) : (
        <div className="body">
          <RowText {...props} whole={whole} copy={notes.copyOf.get(piece)} />
          {text !== null && columns.ends[piece]! - columns.starts[piece]! > SHOWN_AT_MOST && !whole && (
            <button
              type="button"
              className="tail"
              onClick={(e) => {
                e.stopPropagation();
                setWhole(true);
              }}
            >
              {w.raw.rest(figure(columns.ends[piece]! - columns.starts[piece]! - SHOWN_AT_MOST))}
            </button>
          )}
          {ghost && <CopyLink finding={notes.copyOf.get(piece)} columns={columns} />}
          {fate === 'loop' &&
            notes.loopOf[piece]! >= 0 &&
            notes.loopOf[piece - 1] !== notes.loopOf[piece] && (
              <button
                type="button"
                className="tail"
                onClick={(e) => {
                  e.stopPropagation();
                  refold(notes.loops[notes.loopOf[piece]!]!);
                }}
              >
                {w.raw.refold}
              </button>
            )}
        </div>
      )}
      {fold < 0 && (
        <button
          type="button"
          className="rawmenu"
          aria-label={w.raw.menu}
          aria-haspopup="menu"
          data-testid={testid.rawMenu}
          tabIndex={chosen ? 0 : -1}
          draggable
          onDragStart={(event) => {
            carry(event.dataTransfer, { kind: 'raw', pieceIds: heldWith(columns.idOf(piece)) });
            if (el.current) event.dataTransfer.setDragImage(el.current, 20, 12);
          }}
          onClick={onMenu}
        >
          <DotsIcon />
        </button>
      )}
    </div>
  );
}

/** Dragged by one of the pieces in hand, all of them come. */
function heldWith(id: string): string[] {
  const { held } = useHand.getState();
  return held?.kind === 'raw' && held.pieceIds.includes(id) ? held.pieceIds : [id];
}

export const RawRow = memo(RawRowPlain);

function unfold(finding: FindingView): void {
  useSession.setState(({ unfolded }) => ({ unfolded: new Set(unfolded).add(finding.id) }));
}

function refold(finding: FindingView): void {
  useSession.setState(({ unfolded }) => {
    const next = new Set(unfolded);
    next.delete(finding.id);
    return { unfolded: next };
  });
}

/** «The 2 pieces above repeat 4 more times · turn 5 breaks off at … · unfold» */
function FoldWords({ finding }: { finding: FindingView }): ReactNode {
  const w = useWords();
  const { evidence } = finding;
  if (evidence.kind !== 'loop') return null;
  const times = figure(evidence.turns - 1);
  const count = evidence.first.length;
  const torn = evidence.tornAt;
  const end = finding.spans.at(-1)?.[1] ?? 0;
  const words =
    torn === null ? null : rawText(Math.max(0, Math.min(torn, end) - BREAK), Math.min(torn, end))?.trim();
  return (
    <button type="button" className="body" aria-expanded={false}>
      {count === 1 ? w.raw.foldOne(times) : w.raw.fold(figure(count), times)}
      {words ? w.app.dot + w.raw.torn(figure(evidence.turns), words) : ''}
      {w.app.dot}
      <b>{w.raw.unfold}</b>
    </button>
  );
}

function CopyLink({
  finding,
  columns,
}: {
  finding: FindingView | undefined;
  columns: PieceColumns;
}): ReactNode {
  const w = useWords();
  const evidence = finding?.evidence;
  if (!evidence || (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate')) return null;
  const span = evidence.twin[0];
  if (!span) return null;
  const text = rawText(span[0], Math.min(span[1], span[0] + 80))?.trim();
  if (!text) return null;
  const quote = text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text;
  const twin = columns.covering(span)[0];
  return (
    <button
      type="button"
      className="tail"
      onClick={(event) => {
        event.stopPropagation();
        choosePiece(twin, 'finding');
        const home = columns.articleOf(twin);
        if (home) void openArticle(home, twin);
      }}
    >
      ↗ {evidence.kind === 'duplicate' ? w.raw.copyOf(quote) : w.raw.nearCopyOf(quote)}
    </button>
  );
}

function RowText({
  columns,
  from,
  to,
  text,
  whole,
  copy,
}: RowProps & { whole: boolean; copy: FindingView | undefined }): ReactNode {
  const piece = to - 1;
  const base = columns.starts[from]!;
  const start = columns.starts[piece]!;
  const end = columns.ends[piece]!;
  if (text === null) return <Waiting length={end - start} />;
  const marker = from < piece ? text.slice(0, start - base) : '';
  const shown = whole
    ? (rawText(start, end) ?? text.slice(start - base))
    : text.slice(start - base, Math.min(end, start + SHOWN_AT_MOST) - base);
  return (
    <>
      {marker && <span className="marker">{marker.replace(/\n+$/, '\n')}</span>}
      {copy?.evidence.kind === 'near-duplicate' ? (
        <Differences text={shown} finding={copy} start={start} />
      ) : (
        flowing(shown)
      )}
    </>
  );
}

/** Text that runs on over its hard line ends; each is shown by a faint sign. */
function flowing(text: string): ReactNode {
  const lines = text.split(/\r\n|[\n\r]/);
  if (lines.length === 1) return text;
  return lines.map((line, i) => (
    <Fragment key={i}>
      {i > 0 && <span className="eol">{'\n'}</span>}
      {line}
    </Fragment>
  ));
}

function Waiting({ length }: { length: number }): ReactNode {
  const lines = Math.max(1, Math.min(12, Math.round(length / 28)));
  return Array.from({ length: lines }, (_, i) => <span key={i} className="skeleton" />);
}

/** A near copy with the characters in which it differs from the text that stays. */
function Differences({
  text,
  finding,
  start,
}: {
  text: string;
  finding: FindingView;
  start: number;
}): ReactNode {
  const { evidence } = finding;
  if (evidence.kind !== 'near-duplicate') return text;
  const at = finding.spans.findIndex((s) => s[0] === start);
  const span = evidence.twin[Math.max(0, at)] ?? evidence.twin[0];
  if (!span || text.length > COMPARED_AT_MOST || span[1] - span[0] > COMPARED_AT_MOST) return flowing(text);
  const twin = rawText(span[0], span[1]);
  if (twin === null) return flowing(text);
  const out: ReactNode[] = [];
  let done = 0;
  for (const c of changes(twin, text, 200)) {
    if (c.toB === c.fromB) continue;
    out.push(
      <Fragment key={`t${done}`}>{flowing(text.slice(done, c.fromB))}</Fragment>,
      <mark key={c.fromB}>{text.slice(c.fromB, c.toB)}</mark>,
    );
    done = c.toB;
  }
  out.push(<Fragment key="rest">{flowing(text.slice(done))}</Fragment>);
  return out;
}
