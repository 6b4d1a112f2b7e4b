import type { ReactNode } from 'react';
import { balances, type Fate, type Ledger } from '../../../shared/ledger.ts';
import { figure, percent, useWords, type Words } from '../../i18n/index.ts';
import { fateIndex } from '../../model/columns.ts';
import { useLibrary } from '../../state/library.ts';
import { closePanel, togglePanel, usePanels } from '../../state/panels.ts';
import { showFate } from '../../state/raw.ts';
import { type RawFilterName, useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { StatusIcon } from '../../ui/icons.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { LooseList } from './LooseList.tsx';
import { TwiceList } from './TwiceList.tsx';

interface Part {
  filter: RawFilterName;
  fate: Fate;
  name: string;
  ink: number;
}

function partsOf(ledger: Ledger, w: Words): Part[] {
  const parts: Part[] = [
    { filter: 'kept', fate: 'kept', name: w.fates.kept, ink: ledger.kept },
    { filter: 'edited', fate: 'edited', name: w.fates.edited, ink: ledger.edited },
    { filter: 'loop', fate: 'loop', name: w.fates.loop, ink: ledger.loop },
    {
      filter: 'copies',
      fate: 'duplicate',
      name: w.ledger.copies,
      ink: ledger.duplicate + ledger['near-duplicate'],
    },
    { filter: 'chrome', fate: 'chrome', name: w.fates.chrome, ink: ledger.chrome },
    { filter: 'marker', fate: 'marker', name: w.fates.marker, ink: ledger.marker },
    { filter: 'removed', fate: 'removed', name: w.fates.removed, ink: ledger.removed },
    { filter: 'unplaced', fate: 'unplaced', name: w.fates.unplaced, ink: ledger.unplaced },
  ];
  return parts.filter((p) => p.ink > 0);
}

/** What became of every character of the dump; a click on a part shows its pieces. */
export function LedgerBar(): ReactNode {
  const w = useWords();
  const ledger = useSession((s) => s.ledger);
  const filter = useSession((s) => s.rawFilter);
  const ready = useSession((s) => s.phase === 'ready');
  if (!ready) return <footer className="ledger" data-testid={testid.ledger} />;
  const parts = partsOf(ledger, w);
  const total = Math.max(1, ledger.total);
  const words = (p: Part): string => w.ledger.partTold(p.name, percent(p.ink / total), figure(p.ink));
  return (
    <footer className="ledger" aria-label={w.ledger.name} data-testid={testid.ledger}>
      <div className="bar" aria-hidden="true">
        {parts.map((p) => (
          <button
            key={p.filter}
            type="button"
            tabIndex={-1}
            className={`fate-${p.fate}${filter === p.filter ? ' on' : ''}`}
            style={{ flex: `${p.ink} 0 0px` }}
            title={words(p)}
            onClick={() => showFate(p.filter)}
          />
        ))}
      </div>
      <ul>
        {parts.map((p) => (
          <li key={p.filter}>
            <button
              type="button"
              className={`fate-${p.fate}`}
              aria-pressed={filter === p.filter}
              aria-label={words(p)}
              title={words(p)}
              data-testid={testid.ledgerPart}
              data-fate={p.fate}
              onClick={() => showFate(p.filter)}
            >
              <span className="dot" />
              {w.ledger.part(p.name, percent(p.ink / total))}
            </button>
          </li>
        ))}
      </ul>
      <Sum />
    </footer>
  );
}

/** Whether the book is closed and all is decided; and what it still waits for, as lists to be worked off. */
function Sum(): ReactNode {
  const w = useWords();
  const ledger = useSession((s) => s.ledger);
  const ink = useSession((s) => s.dump?.ink ?? 0);
  const open = usePanels((s) => s.open);
  // The census changes in place: its version says when.
  const loose = useSession((s) =>
    s.columns && s.piecesVersion >= 0 ? s.columns.census[fateIndex('unplaced')]! : 0,
  );
  const dumpId = useSession((s) => s.dumpId);
  const undecided = useLibrary((s) => s.dumps.find((d) => d.id === dumpId)?.counts.open ?? 0);
  const whole = ledger.total === ink && balances({ ...ledger, twice: 0 }, ink);
  const closed = whole && ledger.twice === 0 && loose === 0 && undecided === 0;
  return (
    <>
      <div className="todo">
        {loose > 0 && (
          <button
            type="button"
            className="btn small quiet"
            aria-haspopup="dialog"
            aria-expanded={open === 'loose'}
            data-testid={testid.looseOpen}
            onClick={() => togglePanel('loose')}
          >
            {w.ledger.loose(figure(loose))}
          </button>
        )}
        {ledger.twice > 0 && (
          <button
            type="button"
            className="btn small quiet"
            aria-haspopup="dialog"
            aria-expanded={open === 'twice'}
            data-testid={testid.twiceOpen}
            onClick={() => togglePanel('twice')}
          >
            {w.ledger.twice(figure(ledger.twice))}
          </button>
        )}
        {(open === 'loose' || open === 'twice') && (
          <Popover
            label={open === 'loose' ? w.ledger.looseTitle : w.ledger.twiceTitle}
            className="up todo-list"
            testId={testid.todoList}
            onClose={closePanel}
          >
            {open === 'loose' ? <LooseList /> : <TwiceList />}
          </Popover>
        )}
      </div>
      <span
        className={`sum${closed ? ' closed' : ''}${whole ? '' : ' off'}`}
        data-balanced={whole}
        data-closed={closed}
        role="status"
      >
        {closed && (
          <>
            <StatusIcon status="approved" />
            <b>{w.ledger.closed}</b>
            {w.app.dot}
          </>
        )}
        {ledger.added > 0 && w.ledger.added(figure(ledger.added)) + w.app.dot}
        {whole ? (
          <>
            <span className="saying">{w.ledger.whole}</span>
            {w.ledger.haveOf(figure(ledger.total), figure(ink))}
          </>
        ) : (
          w.ledger.missing(figure(Math.abs(ink - ledger.total)))
        )}
      </span>
    </>
  );
}
