import { Fragment, type ReactNode, useEffect, useState } from 'react';
import type { TwicePiece } from '../../../shared/model/pieces.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import { useLibrary } from '../../state/library.ts';
import { openArticle } from '../../state/open.ts';
import { useSession } from '../../state/session.ts';
import { keepPlace, readTwice } from '../../state/todo.ts';
import { testid } from '../../testids.ts';

/** The pieces that stand more than once in the drafts, each with its places: one of them is kept. */
export function TwiceList(): ReactNode {
  const w = useWords();
  const twice = useSession((s) => s.ledger.twice);
  const pieces = useSession((s) => s.piecesVersion);
  const [list, setList] = useState<{ rows: readonly TwicePiece[]; total: number } | null>(null);
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const next = await readTwice();
      if (wanted && next) setList(next);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [twice, pieces]);
  return (
    <>
      <h2>
        {w.ledger.twiceTitle}
        {list && <span className="n">{figure(list.total)}</span>}
      </h2>
      {list?.total === 0 && <p className="hint">{w.ledger.twiceDone}</p>}
      <ul className="pieces">
        {list?.rows.map((row) => (
          <TwiceItem key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

function TwiceItem({ row }: { row: TwicePiece }): ReactNode {
  const w = useWords();
  const rows = useLibrary((s) => s.rows[useSession.getState().dumpId ?? '']);
  const titleOf = (id: string): string => {
    return articleName(
      rows?.find((r) => r.id === id),
      w.library.untitled,
    );
  };
  const go = (articleId: string): void => {
    const piece = useSession.getState().columns?.indexOf(row.id) ?? -1;
    void openArticle(articleId, piece);
  };
  const whole = row.places[0]?.text;
  return (
    <li className="fate-unplaced" data-testid={testid.twiceItem} data-piece-id={row.id}>
      <p className="words">{whole}</p>
      {row.places.map((place) => (
        <Fragment key={`${place.articleId} ${place.block}`}>
          <div className="place">
            <button type="button" className="link" onClick={() => go(place.articleId)}>
              {place.block < 0
                ? w.ledger.inField(titleOf(place.articleId))
                : w.ledger.inBlock(titleOf(place.articleId), figure(place.block + 1))}
            </button>
            <button
              type="button"
              className="btn small"
              onClick={() => void keepPlace(row.id, place.articleId, place.block)}
            >
              {w.ledger.keepHere}
            </button>
          </div>
          {place.text !== whole && <p className="words other">{place.text}</p>}
        </Fragment>
      ))}
    </li>
  );
}
