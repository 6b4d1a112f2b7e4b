import type { ReactNode } from 'react';
import { unwrap } from '../../../shared/flow.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import { dropPieces, placePieces } from '../../state/actions.ts';
import { useLibrary } from '../../state/library.ts';
import { closePanel } from '../../state/panels.ts';
import { showFate } from '../../state/raw.ts';
import { answer } from '../../state/review.ts';
import { choosePiece, rawText, useSession } from '../../state/session.ts';
import { loosePieces, strayOf } from '../../state/todo.ts';
import { testid } from '../../testids.ts';

/** Words of a piece that are shown. */
const SHOWN = 140;
const CANDIDATES = 3;

/** The pieces that wait for a place, each with what can be done with it. */
export function LooseList(): ReactNode {
  const w = useWords();
  const columns = useSession((s) => s.columns);
  useSession((s) => s.piecesVersion);
  useSession((s) => s.textVersion);
  if (!columns) return null;
  const { pieces, total } = loosePieces(columns);
  return (
    <>
      <h2>
        {w.ledger.looseTitle}
        <span className="n">{figure(total)}</span>
      </h2>
      {total === 0 && <p className="hint">{w.ledger.looseDone}</p>}
      <ul className="pieces">
        {pieces.map((piece) => (
          <LooseItem key={columns.idOf(piece)} piece={piece} />
        ))}
      </ul>
      {total > pieces.length && (
        <button
          type="button"
          className="btn small"
          onClick={() => {
            closePanel();
            showFate('unplaced');
          }}
        >
          {w.ledger.more(figure(total - pieces.length))}
        </button>
      )}
    </>
  );
}

function LooseItem({ piece }: { piece: number }): ReactNode {
  const w = useWords();
  const { columns, notes } = useSession.getState();
  const articleId = useSession((s) => s.articleId);
  useSession((s) => s.findingsVersion);
  const rows = useLibrary((s) => s.rows[useSession.getState().dumpId ?? '']);
  if (!columns || !notes) return null;
  const id = columns.idOf(piece);
  const [start, end] = columns.spanOf(piece);
  const text = rawText(start, Math.min(end, start + SHOWN));
  const stray = strayOf(notes, piece);
  const homes = (stray?.articleIds ?? []).slice(0, CANDIDATES);
  const titleOf = (home: string): string => {
    return articleName(
      rows?.find((r) => r.id === home),
      w.library.untitled,
    );
  };
  const place = (home: string): void => {
    if (stray) void answer(stray.id, 'accept', { articleId: home });
    else void placePieces([id], home);
  };
  return (
    <li className="fate-unplaced" data-testid={testid.looseItem} data-piece-id={id}>
      <button
        type="button"
        className="words"
        title={w.ledger.goThere}
        onClick={() => choosePiece(piece, 'finding')}
      >
        {text === null ? '…' : unwrap(text)}
        {end - start > SHOWN && '…'}
      </button>
      <div className="acts">
        {homes.map((home) => (
          <button key={home} type="button" className="btn small" onClick={() => place(home)}>
            {w.findings.placeIn(titleOf(home))}
          </button>
        ))}
        {articleId !== null && !homes.includes(articleId) && (
          <button type="button" className="btn small" onClick={() => place(articleId)}>
            {w.ledger.placeHere}
          </button>
        )}
        <button type="button" className="btn small quiet" onClick={() => void dropPieces([id], 'chrome')}>
          {w.menu.asChrome}
        </button>
        <button type="button" className="btn small quiet" onClick={() => void dropPieces([id], 'duplicate')}>
          {w.menu.asCopy}
        </button>
      </div>
    </li>
  );
}
