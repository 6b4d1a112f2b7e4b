import { type ReactNode, useMemo } from 'react';
import { figure, useWords } from '../../i18n/index.ts';
import type { Order } from '../../model/findings.ts';
import { useBulk } from '../../state/bulk.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { BulkPane } from './BulkPane.tsx';
import { titleOf } from './FindingCard.tsx';
import { FindingFacets } from './FindingFacets.tsx';
import { FindingList } from './FindingList.tsx';
import { PlanNotices } from './PlanNotices.tsx';

/** What the engine found: sifted, listed, weighed, answered. */
export function FindingsPane(): ReactNode {
  const w = useWords();
  const bulk = useBulk((s) => s.open);
  return (
    <aside className="findings" aria-label={w.app.findings} data-testid={testid.findings}>
      {bulk ? <BulkPane /> : <Review />}
    </aside>
  );
}

function Review(): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const version = useSession((s) => s.findingsVersion);
  const sieve = useSession((s) => s.sieve);
  const order = useSession((s) => s.order);
  const focused = useSession((s) => s.focused);
  const list = useMemo(
    // The book changes in place: its version says when.
    () => (version < 0 ? [] : book.list(sieve, order)),
    [book, version, sieve, order],
  );
  const at = useMemo(() => list.findIndex((f) => f.id === focused), [list, focused]);
  const inHand = list[at];
  return (
    <>
      <div className="head">
        <h2 className="cap" data-testid={testid.findingCount}>
          {w.findings.states[sieve.state]}{' '}
          {w.findings.count(at < 0 ? '–' : figure(at + 1), figure(list.length))}
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
      <p className="sr" role="status">
        {inHand && w.findings.inHand(figure(at + 1), figure(list.length), titleOf(inHand, w))}
      </p>
      <PlanNotices />
      <FindingFacets />
      <FindingList list={list} at={at} />
    </>
  );
}
