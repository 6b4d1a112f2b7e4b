import { type ReactNode, useMemo } from 'react';
import { FINDING_KINDS } from '../../../shared/plan.ts';
import { useChordLabel } from '../../commands/registry.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { BANDS, isNarrowed, STATE_FACETS, tally } from '../../model/facets.ts';
import { openBulk } from '../../state/bulk.ts';
import { useSession } from '../../state/session.ts';
import {
  anyKind,
  chooseState,
  clearSieve,
  searchFindings,
  toggleBand,
  toggleKind,
} from '../../state/sieve.ts';
import { testid } from '../../testids.ts';
import { CloseIcon } from '../../ui/icons.tsx';

/** Facets by state, kind and confidence, each counted by what the others let through, and the search. */
export function FindingFacets(): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const version = useSession((s) => s.findingsVersion);
  const sieve = useSession((s) => s.sieve);
  // The book changes in place: its version says when.
  const counts = useMemo(() => (version < 0 ? tally([], sieve) : book.tally(sieve)), [book, version, sieve]);
  const kinds = FINDING_KINDS.filter((k) => counts.kinds[k] > 0 || sieve.kinds.has(k));
  const bands = BANDS.filter((b) => counts.bands[b] > 0 || sieve.bands.has(b));
  const total = FINDING_KINDS.reduce((n, k) => n + counts.kinds[k], 0);
  return (
    <div className="sieve">
      <div className="facets states" role="group" aria-label={w.findings.stateName}>
        {STATE_FACETS.filter((s) => s !== 'stale' || counts.states.stale > 0 || sieve.state === s).map(
          (s) => (
            <button
              key={s}
              type="button"
              className="chip"
              aria-pressed={sieve.state === s}
              data-testid={testid.stateFacet}
              data-state={s}
              onClick={() => chooseState(s)}
            >
              {w.findings.states[s]} <Count n={counts.states[s]} />
            </button>
          ),
        )}
      </div>
      {(kinds.length > 1 || sieve.kinds.size > 0) && (
        <div className="facets" role="group" aria-label={w.findings.kindName}>
          <button
            type="button"
            className="chip"
            aria-pressed={sieve.kinds.size === 0}
            data-testid={testid.kindFacet}
            data-kind="all"
            onClick={anyKind}
          >
            {w.findings.all} <Count n={total} />
          </button>
          {kinds.map((k) => (
            <button
              key={k}
              type="button"
              className="chip"
              aria-pressed={sieve.kinds.has(k)}
              data-testid={testid.kindFacet}
              data-kind={k}
              onClick={() => toggleKind(k)}
            >
              {w.findings.kinds[k]} <Count n={counts.kinds[k]} />
            </button>
          ))}
        </div>
      )}
      {(bands.length > 1 || sieve.bands.size > 0) && (
        <div className="facets bands" role="group" aria-label={w.findings.bandName}>
          <span className="cap" aria-hidden="true">
            {w.findings.bandName}
          </span>
          {bands.map((b) => (
            <button
              key={b}
              type="button"
              className="chip"
              aria-pressed={sieve.bands.has(b)}
              aria-label={`${w.findings.bandName} ${w.findings.bands[b]} ${figure(counts.bands[b])}`}
              data-testid={testid.bandFacet}
              data-band={b}
              onClick={() => toggleBand(b)}
            >
              {w.findings.bands[b]} <Count n={counts.bands[b]} />
            </button>
          ))}
        </div>
      )}
      <Tools narrowed={isNarrowed(sieve)} />
    </div>
  );
}

const Count = ({ n }: { n: number }): ReactNode => <span className="n">{figure(n)}</span>;

function Tools({ narrowed }: { narrowed: boolean }): ReactNode {
  const w = useWords();
  const query = useSession((s) => s.query);
  const many = useSession((s) => s.book.list(s.sieve, s.order).length > 1);
  const key = useChordLabel('bulk');
  return (
    <div className="tools">
      <input
        id="finding-search"
        type="search"
        className="find"
        data-testid={testid.findingSearch}
        aria-label={w.findings.search}
        placeholder={w.findings.search}
        maxLength={200}
        spellCheck={false}
        value={query}
        onChange={(event) => searchFindings(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          searchFindings('');
          event.currentTarget.blur();
        }}
      />
      {(narrowed || query !== '') && (
        <button
          type="button"
          className="btn icon small quiet"
          aria-label={w.findings.clear}
          title={w.findings.clear}
          data-testid={testid.clearFindings}
          onClick={clearSieve}
        >
          <CloseIcon />
        </button>
      )}
      <button
        type="button"
        className="btn small quiet"
        disabled={!many}
        title={key}
        data-testid={testid.bulkOpen}
        onClick={() => void openBulk()}
      >
        {w.findings.bulk.start}
      </button>
    </div>
  );
}
