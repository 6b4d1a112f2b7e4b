import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { figure, useWords } from '../../i18n/index.ts';
import { choicesOf, headsFor, keepPlace, type LaidBoard } from '../../model/threads.ts';
import { useSession } from '../../state/session.ts';
import { closeThreads, declareTorn, readThreads, showEnd, tie, useThreads } from '../../state/threads.ts';
import { testid } from '../../testids.ts';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { EndList } from './ThreadEnds.tsx';
import { Joined, Settled } from './ThreadPairs.tsx';

/** The loose ends of a woven page as cards: tails to the left, heads to the right, put together by drag or by key. */
export function ThreadBoard(): ReactNode {
  const w = useWords();
  const { dumpId: readOf, board, laid } = useThreads();
  const dumpId = useSession((s) => s.dumpId);
  const pieces = useSession((s) => s.piecesVersion);
  const findings = useSession((s) => s.findingsVersion);
  useEffect(() => {
    void readThreads();
  }, [dumpId, pieces, findings]);
  return (
    <section className="pane threads" aria-label={w.threads.title} data-testid={testid.threads}>
      <PaneHead title={w.threads.title} close={closeThreads}>
        <Progress laid={laid} />
      </PaneHead>
      {board.bounded && <p className="threads-note">{w.threads.bounded}</p>}
      {readOf !== dumpId ? (
        <div className="empty" aria-busy="true">
          <span className="spin" />
        </div>
      ) : laid.total === 0 ? (
        <div className="empty">
          <h3>{w.threads.none}</h3>
          <p>{w.threads.noneBody}</p>
        </div>
      ) : (
        <Loom />
      )}
    </section>
  );
}

function Progress({ laid }: { laid: LaidBoard }): ReactNode {
  const w = useWords();
  if (laid.total === 0) return null;
  const words = w.threads.progress(figure(laid.done), figure(laid.total));
  return (
    <div className="threads-progress" data-testid={testid.threadProgress}>
      <progress value={laid.done} max={laid.total} aria-label={words} />
      <span aria-hidden="true">{words}</span>
    </div>
  );
}

function Loom(): ReactNode {
  const w = useWords();
  const { board, laid } = useThreads();
  const [tail, setTail] = useState<string | null>(laid.tails[0]?.piece ?? null);
  const [head, setHead] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const heads = headsFor(board, laid, tail, query);
  const tailIds = laid.tails.map((e) => e.piece);
  const headIds = heads.map((h) => h.end.piece);

  // What was in hand is tied now: its neighbour is the next.
  const [seen, setSeen] = useState(laid);
  if (seen !== laid) {
    setSeen(laid);
    setTail(
      keepPlace(
        seen.tails.map((e) => e.piece),
        tailIds,
        tail,
      ),
    );
    if (head !== null && !headIds.includes(head)) setHead(null);
  }
  const shown = head ?? (heads[0]?.rank === 0 ? headIds[0]! : null);

  const focus = (side: 'tail' | 'head'): void =>
    box.current?.querySelector<HTMLElement>(`[data-side="${side}"]`)?.focus();
  const join = async (from: string | null, to: string | null): Promise<void> => {
    if (from === null || to === null) return;
    if (await tie(from, to)) {
      setHead(null);
      setQuery('');
      focus('tail');
    }
  };
  const step = (ids: readonly string[], current: string | null, by: number): string | null =>
    ids[Math.max(0, Math.min(ids.length - 1, (current === null ? -1 : ids.indexOf(current)) + by))] ?? null;
  const chooseTail = (id: string | null): void => {
    setTail(id);
    setHead(null);
    if (id !== null) void showEnd(id);
  };
  const onKeyDown = (event: KeyboardEvent, side: 'tail' | 'head'): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && side === 'tail') chooseTail(step(tailIds, tail, by));
    else if (by !== 0) setHead(step(headIds, shown, by));
    else if (event.key === 'ArrowRight' && side === 'tail') {
      setHead(shown ?? headIds[0] ?? null);
      focus('head');
    } else if (event.key === 'ArrowLeft' && side === 'head') focus('tail');
    else if (event.key === 'Enter' && side === 'tail' && shown === null) focus('head');
    else if (event.key === 'Enter') void join(tail, shown);
    else if (event.key.toLowerCase() === 't') {
      const piece = side === 'tail' ? tail : shown;
      if (piece !== null) void declareTorn(piece, side);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const tailEnd = laid.tails.find((e) => e.piece === tail);
  const headEnd = heads.find((h) => h.end.piece === shown);
  const choices = choicesOf(board, laid);
  const asked = laid.pairs.filter((p) => p.proposed).length;
  if (laid.tails.length === 0 && laid.heads.length === 0)
    return (
      <div className="loom">
        <div className="empty">
          <h3>{asked > 0 ? w.threads.tiedAll : w.threads.done}</h3>
          <p>{asked > 0 ? w.threads.tiedAllBody(figure(asked)) : w.threads.doneBody}</p>
        </div>
        <Settled laid={laid} />
      </div>
    );
  return (
    <div className="loom" ref={box}>
      <div className="loose">
        <EndList
          side="tail"
          label={w.threads.tails}
          empty={w.threads.tailsNone}
          ends={laid.tails.map((end) => ({ end, reasons: [], rank: -1 }))}
          current={tail}
          choices={choices}
          choose={chooseTail}
          join={(from, to) => void join(from, to)}
          onKeyDown={onKeyDown}
        />
        <EndList
          side="head"
          label={w.threads.heads}
          empty={w.threads.headsNone}
          ends={heads}
          current={shown}
          choices={null}
          query={query}
          find={setQuery}
          choose={setHead}
          join={(from, to) => void join(from, to)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="threads-preview" aria-live="polite">
        {tailEnd && headEnd ? (
          <Joined tail={tailEnd.text} head={headEnd.end.text} />
        ) : (
          <p>{w.threads.previewNone}</p>
        )}
        {tailEnd && (
          <button
            type="button"
            className="btn small quiet"
            title={w.threads.torn}
            onClick={() => void declareTorn(tailEnd.piece, 'tail')}
          >
            {w.threads.tornShort} <kbd>T</kbd>
          </button>
        )}
        {tailEnd && headEnd && (
          <button
            type="button"
            className="btn primary small"
            onClick={() => void join(tailEnd.piece, headEnd.end.piece)}
          >
            {w.threads.tie} <kbd>↩</kbd>
          </button>
        )}
      </div>
      <p className="threads-hint">{w.threads.hintTails}</p>
      <Settled laid={laid} />
    </div>
  );
}
