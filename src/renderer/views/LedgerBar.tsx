import type { ReactNode } from 'react';
import { balances, type Fate, type Ledger } from '../../shared/ledger.ts';
import { figure, percent, useWords } from '../i18n/index.ts';
import { type RawFilterName, useSession } from '../state/session.ts';
import { testid } from '../testids.ts';

interface Part {
  filter: RawFilterName;
  fate: Fate;
  name: string;
  ink: number;
}

function partsOf(ledger: Ledger, w: ReturnType<typeof useWords>): Part[] {
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
  const ink = useSession((s) => s.dump?.ink ?? 0);
  const filter = useSession((s) => s.rawFilter);
  const ready = useSession((s) => s.phase === 'ready');
  if (!ready) return <footer className="ledger" data-testid={testid.ledger} />;
  const parts = partsOf(ledger, w);
  const total = Math.max(1, ledger.total);
  const toggle = (name: RawFilterName): void =>
    useSession.setState({ rawFilter: filter === name ? 'all' : name });
  const whole = ledger.total === ink && balances({ ...ledger, twice: 0 }, ink);
  return (
    <footer className="ledger" aria-label={w.ledger.name} data-testid={testid.ledger}>
      <div className="bar" aria-hidden="true">
        {parts.map((p) => (
          <button
            key={p.filter}
            type="button"
            tabIndex={-1}
            className={`fate-${p.fate}`}
            style={{ flex: `${p.ink} 0 0px` }}
            title={w.ledger.part(p.name, percent(p.ink / total))}
            onClick={() => toggle(p.filter)}
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
              data-testid={testid.ledgerPart}
              data-fate={p.fate}
              onClick={() => toggle(p.filter)}
            >
              <span className="dot" />
              {w.ledger.part(p.name, percent(p.ink / total))}
            </button>
          </li>
        ))}
      </ul>
      <span className={whole ? 'sum' : 'sum off'} data-balanced={whole}>
        {ledger.twice > 0 && <b>{w.ledger.twice(figure(ledger.twice)) + w.app.dot}</b>}
        {ledger.added > 0 && w.ledger.added(figure(ledger.added)) + w.app.dot}
        {whole
          ? w.ledger.whole(figure(ledger.total), figure(ink))
          : w.ledger.missing(figure(Math.abs(ink - ledger.total)))}
      </span>
    </footer>
  );
}
