import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { FindingView } from '../../../shared/model/findings.ts';
import { useWords } from '../../i18n/index.ts';
import { isNarrowed } from '../../model/facets.ts';
import { useSession } from '../../state/session.ts';
import { FindingCard } from './FindingCard.tsx';
import { FindingsEnd } from './FindingsEnd.tsx';

/** Height of a card before it was measured, in pixels. */
const GUESS = 104;

/** The cards, those in sight; the one in hand is kept whole in view. */
export function FindingList({ list, at }: { list: readonly FindingView[]; at: number }): ReactNode {
  const w = useWords();
  const focused = useSession((s) => s.focused);
  const sieve = useSession((s) => s.sieve);
  const query = useSession((s) => s.query);
  const ended = useSession((s) => s.ended);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS,
    getItemKey: useCallback((i: number) => list[i]!.id, [list]),
    overscan: 4,
  });
  useEffect(() => {
    if (at < 0) return undefined;
    virtual.scrollToIndex(at, { align: 'auto' });
    // Once the card in hand has been drawn at its full height, once more; one that is too high is read from its head.
    const timer = setTimeout(() => {
      const size = virtual.getVirtualItems().find((item) => item.index === at)?.size ?? 0;
      const high = size > (box.current?.clientHeight ?? 0);
      virtual.scrollToIndex(at, { align: high ? 'start' : 'auto' });
    }, 60);
    return () => clearTimeout(timer);
  }, [at, focused, virtual]);
  const follow = useFollowingFocus(box, focused);

  const empty = list.length === 0;
  const finished = ended || (empty && sieve.state === 'open' && !isNarrowed(sieve));
  return (
    <div className="cards" ref={box} {...follow}>
      {finished && <FindingsEnd />}
      {empty && !finished && (
        <div className="empty">
          <h3>{w.findings.nothing}</h3>
          <p>{query.trim() !== '' ? w.findings.noHits(query.trim()) : w.findings.nothingBody}</p>
        </div>
      )}
      {!empty && (
        <div className="stack" style={{ height: virtual.getTotalSize() }} role="list">
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
  );
}

/**
 * Whoever works in the cards with the keyboard stays in them: an answered card leaves the page with the focus in
 * it, and the card next in hand takes it over.
 */
function useFollowingFocus(
  box: React.RefObject<HTMLDivElement | null>,
  focused: string | null,
): { onFocus: () => void; onBlur: (event: React.FocusEvent) => void } {
  const inside = useRef(false);
  useEffect(() => {
    const lost = document.activeElement === document.body || box.current?.contains(document.activeElement);
    if (!inside.current || !lost) return;
    const card = box.current?.querySelector<HTMLElement>('[aria-current="true"] h3 button');
    const end = box.current?.querySelector<HTMLElement>('.end button');
    (card ?? end)?.focus({ preventScroll: true });
  }, [box, focused]);
  return {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event) => {
      // A card that was taken off the page tells nobody where the focus went.
      if (event.relatedTarget) inside.current = box.current?.contains(event.relatedTarget) ?? false;
      else if (event.target.isConnected && document.hasFocus())
        inside.current = event.target.matches(':disabled');
    },
  };
}
