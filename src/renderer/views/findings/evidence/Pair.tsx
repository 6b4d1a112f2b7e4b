import type { ReactNode } from 'react';
import type { Part, Stretch } from '../../../model/readings.ts';

/** One of two readings of a stretch, what differs marked; a difference with nothing on this side is a thin gap. */
export function Side({ stretch, side }: { stretch: Stretch; side: 'a' | 'b' }): ReactNode {
  return (
    <>
      {stretch.cutBefore && '…'}
      {stretch.parts.map((part, i) => (
        <Words key={i} part={part} side={side} />
      ))}
      {stretch.cutAfter && '…'}
    </>
  );
}

function Words({ part, side }: { part: Part; side: 'a' | 'b' }): ReactNode {
  if (part.same) return part[side];
  return part[side] === '' ? <mark className="nothing" /> : <mark>{part[side]}</mark>;
}

/** Two readings of one stretch, one above the other so that what is shared stands aligned. */
export function Pair({
  stretch,
  tags,
  goes,
  whole,
}: {
  stretch: Stretch;
  tags: readonly [string, string];
  /** Which of them is taken out. */
  goes: 'a' | 'b' | null;
  /** Wrapped and whole; else each on a line of its own, cut at the pane's edge. */
  whole: boolean;
}): ReactNode {
  return (
    <div className={whole ? 'pair whole' : 'pair'}>
      {(['a', 'b'] as const).map((side, i) => (
        <div key={side} className={goes === side ? 'reading goes' : 'reading'}>
          <span className="tag">{tags[i]}</span>
          <span className="line">
            <Side stretch={stretch} side={side} />
          </span>
        </div>
      ))}
    </div>
  );
}
