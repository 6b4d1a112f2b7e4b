import { type KeyboardEvent, type ReactNode } from 'react';
import type { ThreadEnd } from '../../../shared/model/threads.ts';
import { figure, useWords } from '../../i18n/index.ts';
import type { LaidBoard, TiedPair } from '../../model/threads.ts';
import { answerEnd, showEnd, untie } from '../../state/threads.ts';
import { testid } from '../../testids.ts';

/** Words on either side of a seam that are shown of each end. */
const AROUND = 26;

/** Two ends as they read together, with their seam. */
export function Joined({ tail, head }: { tail: string; head: string }): ReactNode {
  const left = tail.length > AROUND ? `…${tail.slice(-AROUND)}` : tail;
  const right = head.length > AROUND ? `${head.slice(0, AROUND)}…` : head;
  return (
    <p className="joined">
      <span className="seam-tail">{left}</span>
      <i className="knot" />
      <span>{right}</span>
    </p>
  );
}

/** What needs nobody any more: ends that are tied, and those whose other half is missing. */
export function Settled({ laid }: { laid: LaidBoard }): ReactNode {
  const w = useWords();
  const asked = laid.pairs.filter((p) => p.proposed).length;
  if (laid.pairs.length === 0 && laid.torn.length === 0) return null;
  return (
    <div className="settled">
      {laid.pairs.length > 0 && (
        <>
          <h3 className="cap">
            {w.threads.pairs} <span className="n">{figure(laid.pairs.length)}</span>
            {asked > 0 && <span className="n">{w.app.dot + w.threads.asked(figure(asked))}</span>}
          </h3>
          <ul>
            {laid.pairs.map((pair) => (
              <Pair key={`${pair.tail.piece} ${pair.head.piece}`} pair={pair} />
            ))}
          </ul>
        </>
      )}
      {laid.torn.length > 0 && (
        <>
          <h3 className="cap">
            {w.threads.tornList} <span className="n">{figure(laid.torn.length)}</span>
          </h3>
          <ul>
            {laid.torn.map((end) => (
              <Torn key={`${end.side} ${end.piece}`} end={end} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Pair({ pair }: { pair: TiedPair }): ReactNode {
  const w = useWords();
  const { tail, head, proposed } = pair;
  const part = (): void => void untie(tail.piece, head.piece);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key.toLowerCase() !== 'x') return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    part();
  };
  return (
    <li className={`pair${proposed ? ' proposed' : ''}`} data-testid={testid.threadPair}>
      <button
        type="button"
        className="read"
        title={proposed ? w.threads.proposed : undefined}
        onKeyDown={onKeyDown}
        onClick={() => void showEnd(tail.piece)}
      >
        <Joined tail={tail.text} head={head.text} />
      </button>
      {proposed && tail.finding !== null && (
        <button
          type="button"
          className="btn small"
          onClick={() => void answerEnd(tail.finding ?? '', 'accept')}
        >
          {w.threads.confirm}
        </button>
      )}
      <button type="button" className="btn small quiet" onClick={part}>
        {w.threads.untie}
      </button>
    </li>
  );
}

function Torn({ end }: { end: ThreadEnd }): ReactNode {
  const w = useWords();
  return (
    <li className="pair torn">
      <button type="button" className="read" onClick={() => void showEnd(end.piece)}>
        <p className="joined">
          {end.side === 'head' && <i className="tear" />}
          <span>{end.side === 'tail' ? `…${end.text.slice(-AROUND)}` : `${end.text.slice(0, AROUND)}…`}</span>
          {end.side === 'tail' && <i className="tear" />}
        </p>
      </button>
      {end.finding !== null && (
        <button
          type="button"
          className="btn small quiet"
          onClick={() => void answerEnd(end.finding ?? '', 'reopen')}
        >
          {w.threads.reopen}
        </button>
      )}
    </li>
  );
}
