import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { FINDING_KINDS } from '../../shared/plan.ts';
import { figure, useWords } from '../i18n/index.ts';
import type { Order, StateFacet } from '../model/findings.ts';
import { useSession } from '../state/session.ts';
import { testid } from '../testids.ts';
import { FindingCard } from './FindingCard.tsx';

const STATES: readonly StateFacet[] = ['open', 'auto', 'done', 'all'];
const GUESS = 104;

/** What the engine found: listed, weighed, answered. */
export function FindingsPane(): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const version = useSession((s) => s.findingsVersion);
  const facet = useSession((s) => s.facet);
  const kind = useSession((s) => s.kind);
  const order = useSession((s) => s.order);
  const focused = useSession((s) => s.focused);
  const { list, counts } = useMemo(
    // The book changes in place: its version says when.
    () => ({ version, list: book.list(facet, kind, order), counts: book.counts(facet) }),
    [book, version, facet, kind, order],
  );
  const at = list.findIndex((f) => f.id === focused);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS,
    getItemKey: (i) => list[i]!.id,
    overscan: 4,
  });
  useEffect(() => {
    if (at < 0) return undefined;
    virtual.scrollToIndex(at, { align: 'auto' });
    // Once the card in hand has been drawn at its full height, once more.
    const timer = setTimeout(() => virtual.scrollToIndex(at, { align: 'auto' }), 60);
    return () => clearTimeout(timer);
  }, [at, focused, virtual]);

  const total = FINDING_KINDS.reduce((n, k) => n + (counts.kinds.get(k) ?? 0), 0);
  return (
    <aside className="findings" aria-label={w.app.findings} data-testid={testid.findings}>
      <div className="head">
        <h2 className="cap" data-testid={testid.findingCount}>
          {w.findings.states[facet]} {w.findings.count(at < 0 ? '–' : figure(at + 1), figure(list.length))}
        </h2>
        <select
          aria-label={w.findings.orderName}
          data-testid={testid.order}
          value={order}
          onChange={(e) => useSession.setState({ order: e.target.value as Order })}
        >
          <option value="risk">{w.findings.order.risk}</option>
          <option value="reading">{w.findings.order.reading}</option>
        </select>
      </div>
      <div className="facets states" role="group" aria-label={w.findings.states.all}>
        {STATES.map((s) => (
          <button
            key={s}
            type="button"
            className="chip"
            aria-pressed={facet === s}
            data-testid={testid.stateFacet}
            data-state={s}
            onClick={() => useSession.setState({ facet: s, kind: null })}
          >
            {w.findings.states[s]} {figure(counts.states[s])}
          </button>
        ))}
      </div>
      {counts.kinds.size > 1 && (
        <div className="facets" role="group" aria-label={w.library.filter}>
          <button
            type="button"
            className="chip"
            aria-pressed={kind === null}
            data-testid={testid.kindFacet}
            data-kind="all"
            onClick={() => useSession.setState({ kind: null })}
          >
            {w.findings.all} {figure(total)}
          </button>
          {FINDING_KINDS.filter((k) => (counts.kinds.get(k) ?? 0) > 0).map((k) => (
            <button
              key={k}
              type="button"
              className="chip"
              aria-pressed={kind === k}
              data-testid={testid.kindFacet}
              data-kind={k}
              onClick={() => useSession.setState({ kind: kind === k ? null : k })}
            >
              {w.findings.kinds[k]} {figure(counts.kinds.get(k) ?? 0)}
            </button>
          ))}
        </div>
      )}
      <div className="cards" ref={box}>
        {list.length === 0 ? (
          <div className="empty">
            <h3>{facet === 'open' && kind === null ? w.findings.done : w.findings.nothing}</h3>
            <p>
              {facet === 'open' && kind === null
                ? w.findings.doneBody(figure(counts.states.open))
                : w.findings.nothingBody}
            </p>
          </div>
        ) : (
          <div style={{ height: virtual.getTotalSize() }} role="list">
            {virtual.getVirtualItems().map((item) => {
              const finding = list[item.index]!;
              return (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="card-slot"
                  role="listitem"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <FindingCard finding={finding} on={finding.id === focused} />
                </div>
              );
            })}
          </div>
        )}
      </div>
    </aside>
  );
}
