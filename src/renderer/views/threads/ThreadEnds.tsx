import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ThreadEnd } from '../../../shared/model/threads.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { figure, useLanguage, useWords } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import type { RankedEnd } from '../../model/threads.ts';
import { useLibrary } from '../../state/library.ts';
import { testid } from '../../testids.ts';
import { END_DRAG } from '../panes/drags.ts';

/** Letters of an end that its card shows. */
const SHOWN = 46;

type Side = ThreadEnd['side'];

interface EndListProps {
  side: Side;
  label: string;
  empty: string;
  ends: readonly RankedEnd[];
  current: string | null;
  /** How many candidates each has; null where that says nothing. */
  choices: ReadonlyMap<string, number> | null;
  /** Words by which ends are looked for, where they are. */
  query?: string;
  find?: (query: string) => void;
  choose: (piece: string) => void;
  join: (tail: string, head: string) => void;
  onKeyDown: (event: KeyboardEvent, side: Side) => void;
}

/** One side of the board: a list of loose ends, of which one is in hand. */
export function EndList(props: EndListProps): ReactNode {
  const { side, label, empty, ends, current, onKeyDown } = props;
  const w = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div className={`ends ${side}s`}>
      <h3 className="cap">
        {label} <span className="n">{figure(ends.filter((e) => e.end.state !== 'start').length)}</span>
      </h3>
      {props.find && (
        <input
          className="field-input"
          type="search"
          aria-label={w.threads.find}
          placeholder={w.threads.find}
          value={props.query ?? ''}
          onChange={(event) => props.find?.(event.target.value)}
        />
      )}
      {ends.length === 0 ? (
        <p className="threads-note">{empty}</p>
      ) : (
        <div
          ref={list}
          className="endcards"
          role="listbox"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={current === null ? undefined : `${side}-${current}`}
          data-side={side}
          onKeyDown={(event) => onKeyDown(event, side)}
        >
          {ends.map((ranked) => (
            <EndCard key={ranked.end.piece} {...props} ranked={ranked} />
          ))}
        </div>
      )}
    </div>
  );
}

/** An end as a card: the words it breaks off with (or begins with), where it stands, and what speaks for it. */
function EndCard({
  side,
  ranked,
  current,
  choices,
  choose,
  join,
}: EndListProps & { ranked: RankedEnd }): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const { end, rank, reasons } = ranked;
  const home = useHomeName(end);
  const count = choices?.get(end.piece) ?? 0;
  const takes = (event: DragEvent): boolean => event.dataTransfer.types.includes(END_DRAG);
  return (
    <div
      id={`${side}-${end.piece}`}
      className={`thread-end${rank === 0 ? ' best' : ''}${end.state === 'start' ? ' start' : ''}${over ? ' drop' : ''}`}
      role="option"
      aria-selected={current === end.piece}
      tabIndex={-1}
      data-testid={side === 'tail' ? testid.threadTail : testid.threadHead}
      data-piece={end.piece}
      draggable
      onClick={() => choose(end.piece)}
      onDoubleClick={() => {
        if (side === 'head') choose(end.piece);
      }}
      onDragStart={(event) => {
        choose(end.piece);
        event.dataTransfer.clearData();
        event.dataTransfer.setData(END_DRAG, JSON.stringify({ piece: end.piece, side }));
        event.dataTransfer.effectAllowed = 'link';
      }}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        const other = JSON.parse(event.dataTransfer.getData(END_DRAG)) as { piece: string; side: Side };
        if (other.side === side) return;
        if (side === 'head') join(other.piece, end.piece);
        else join(end.piece, other.piece);
      }}
    >
      <p className="words">
        {side === 'tail' ? (
          <>
            <span className="more">…</span>
            {end.text.slice(-SHOWN)}
            <i className="cut" />
          </>
        ) : (
          <>
            <i className="cut" />
            {end.text.slice(0, SHOWN)}
            <span className="more">…</span>
          </>
        )}
      </p>
      <p className="where">
        <span className="home" title={home}>
          {home}
        </span>
        {choices && <span>{count > 0 ? w.threads.choices(figure(count)) : w.threads.noChoice}</span>}
        {rank === 0 && <b>{w.threads.best}</b>}
        {end.state === 'start' && <span>{w.threads.start}</span>}
      </p>
      {reasons.length > 0 && (
        <ul className="why">
          {reasons.slice(0, 3).map((reason) => (
            <li key={reason.code}>{reasonText(reason, language)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The article an end stands in, by name. */
function useHomeName(end: ThreadEnd): string {
  const w = useWords();
  const row = useLibrary((s) =>
    end.articleId === null
      ? undefined
      : Object.values(s.rows)
          .flat()
          .find((r) => r.id === end.articleId),
  );
  return end.articleId === null ? w.threads.nowhere : articleName(row, w.library.untitled);
}
