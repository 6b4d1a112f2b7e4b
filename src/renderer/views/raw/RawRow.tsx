import { type MouseEvent, memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { FindingView } from '../../../shared/model/findings.ts';
import { figure, useWords } from '../../i18n/index.ts';
import type { PieceColumns } from '../../model/columns.ts';
import type { Look } from '../../model/looks.ts';
import { toggleDifference } from '../../state/difference.ts';
import { refold, unfold } from '../../state/folds.ts';
import { useHand } from '../../state/hand.ts';
import { openArticle } from '../../state/open.ts';
import type { RawScroller } from '../../state/raw-scroller.ts';
import { choosePiece, hoverPiece, rawText, useSession } from '../../state/session.ts';
import { nameTwin } from '../../state/untangle.ts';
import { testid } from '../../testids.ts';
import { DotsIcon } from '../../ui/icons.tsx';
import { carry } from '../panes/drags.ts';
import { FoldLine } from './FoldLine.tsx';
import { openRawMenu } from './raw-menu.ts';
import { CopyText, Correction, Flowing, Waiting } from './raw-text.tsx';

/** A row shows so many characters of a piece; the rest on demand. */
export const SHOWN_AT_MOST = 6000;
const QUOTE = 14;

interface RowProps {
  row: number;
  from: number;
  to: number;
  y: number;
  scroller: RawScroller;
  /** The scroller’s: a row is measured anew with each. */
  epoch: number;
  columns: PieceColumns;
  /** The finding whose pieces this row folds, or null for an ordinary row. */
  fold: FindingView | null;
  /** The finding that this row, unfolded, could be folded by again; on the first of its rows alone. */
  refolds: FindingView | null;
  /** The copy finding that speaks of the piece. */
  copy: FindingView | undefined;
  look: Look;
  /** Raw text from the row's first piece on; null while it is on its way. */
  text: string | null;
  /** What the draft makes of the piece, where the two are to be shown against each other. */
  against: string | null;
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
  const { columns, articleId, notes } = useSession.getState();
  if (!columns) return;
  const home = columns.articleOf(piece);
  if (open && nameTwin(piece)) return;
  if (open && home !== null && home !== articleId) {
    void openArticle(home, piece);
    return;
  }
  const evidence = home === null ? notes?.copyOf.get(piece)?.evidence : undefined;
  const twin =
    evidence?.kind === 'duplicate' || evidence?.kind === 'near-duplicate' ? evidence.twin[0] : undefined;
  choosePiece(piece, 'raw', twin ? columns.covering(twin)[0] : -1);
}

function RawRowPlain(props: RowProps): ReactNode {
  const { row, from, to, fold, look, y, scroller, epoch, columns, here, hover, chosen, twin } = props;
  const w = useWords();
  const el = useRef<HTMLDivElement>(null);
  const piece = to - 1;
  const fate = columns.fateOf(piece);

  useLayoutEffect(() => {
    const node = el.current!;
    scroller.drawn.set(row, node);
    return () => {
      if (scroller.drawn.get(row) === node) scroller.drawn.delete(row);
    };
  }, [row, scroller, epoch]);
  useLayoutEffect(() => scroller.stir(row));

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
  if (fold) names.push('fold');

  const onMenu = (event: MouseEvent): void => {
    if (fold) return;
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
    if (fold) unfold(fold.id);
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
      data-look={look}
      aria-label={fold ? undefined : w.raw.row(w.fates[look])}
      onPointerEnter={() => hoverPiece(piece)}
      onClick={onClick}
      onContextMenu={onMenu}
    >
      {fold ? <FoldLine finding={fold} pieces={to - from} /> : <Body {...props} ghost={ghost} />}
      {!fold && (
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

/** A word at the end of a row that does something. */
function Tail({ words, run, expanded }: { words: string; run: () => void; expanded?: boolean }): ReactNode {
  return (
    <button
      type="button"
      className="tail"
      aria-expanded={expanded}
      onClick={(event) => {
        event.stopPropagation();
        run();
      }}
    >
      {words}
    </button>
  );
}

function Body(props: RowProps & { ghost: boolean }): ReactNode {
  const { columns, from, to, text, copy, look, against, refolds, here } = props;
  const w = useWords();
  const [whole, setWhole] = useState(false);
  const piece = to - 1;
  const length = columns.ends[piece]! - columns.starts[piece]!;
  const fate = columns.fateOf(piece);
  const altered = here && fate === 'edited';
  return (
    <div className="body">
      <RowText
        columns={columns}
        from={from}
        to={to}
        text={text}
        whole={whole}
        copy={copy}
        against={against}
      />
      {text !== null && against === null && length > SHOWN_AT_MOST && !whole && (
        <Tail words={w.raw.rest(figure(length - SHOWN_AT_MOST))} run={() => setWhole(true)} />
      )}
      {(look === 'moved' || look === 'moved-edited') && (
        <Tail words={w.raw.moved} run={() => choosePiece(piece, 'raw')} />
      )}
      {altered && (
        <Tail
          words={against === null ? w.raw.compare : w.raw.compared}
          expanded={against !== null}
          run={() => toggleDifference(piece)}
        />
      )}
      {props.ghost && <CopyLink finding={copy} columns={columns} piece={piece} />}
      {refolds && <Tail words={w.raw.refold} expanded run={() => refold(refolds.id)} />}
    </div>
  );
}

function CopyLink({
  finding,
  columns,
  piece,
}: {
  finding: FindingView | undefined;
  columns: PieceColumns;
  piece: number;
}): ReactNode {
  const w = useWords();
  const evidence = finding?.evidence;
  if (!evidence || (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate')) return null;
  // Of several paragraphs told again each has its own twin.
  const start = columns.starts[piece]!;
  const at = finding.spans.findIndex((s) => s[0] <= start && start < s[1]);
  const span = evidence.twin[at] ?? evidence.twin[0];
  if (!span) return null;
  const text = rawText(span[0], Math.min(span[1], span[0] + 80))?.trim();
  if (!text) return null;
  const quote = text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text;
  const twin = columns.covering(span)[0];
  return (
    <Tail
      words={`↗ ${evidence.kind === 'duplicate' ? w.raw.copyOf(quote) : w.raw.nearCopyOf(quote)}`}
      run={() => {
        choosePiece(twin, 'finding');
        const home = columns.articleOf(twin);
        if (home) void openArticle(home, twin);
      }}
    />
  );
}

function RowText({
  columns,
  from,
  to,
  text,
  whole,
  copy,
  against,
}: Pick<RowProps, 'columns' | 'from' | 'to' | 'text' | 'copy' | 'against'> & { whole: boolean }): ReactNode {
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
      {against !== null ? (
        <Correction raw={rawText(start, end) ?? shown} draft={against} />
      ) : copy?.evidence.kind === 'near-duplicate' ? (
        <CopyText text={shown} finding={copy} start={start} />
      ) : (
        <Flowing text={shown} />
      )}
    </>
  );
}
