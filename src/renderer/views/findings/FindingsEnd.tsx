import type { ReactNode } from 'react';
import { figure, useWords } from '../../i18n/index.ts';
import { approveReady } from '../../state/actions.ts';
import { useLibrary } from '../../state/library.ts';
import { openDump } from '../../state/open.ts';
import { openPanel } from '../../state/panels.ts';
import { focusFinding, listed } from '../../state/review.ts';
import { useSession } from '../../state/session.ts';
import { listState } from '../../state/sieve.ts';
import { testid } from '../../testids.ts';

/** The end of the findings: what is left open, and what there is to do next. */
export function FindingsEnd(): ReactNode {
  const w = useWords();
  const dumpId = useSession((s) => s.dumpId) ?? '';
  const left = useSession((s) => (s.findingsVersion < 0 ? 0 : s.book.open));
  const rows = useLibrary((s) => s.rows[dumpId]);
  const next = useLibrary((s) => s.dumps.find((d) => d.id !== dumpId && d.counts.open > 0));
  const ready =
    rows?.filter((r) => r.open === 0 && (r.status === 'new' || r.status === 'review')).length ?? 0;
  const approved = rows?.some((r) => r.status === 'approved') ?? false;
  const main = left > 0 ? 'left' : ready > 0 ? 'approve' : next ? 'next' : 'export';
  const look = (of: typeof main): string => (main === of ? 'btn small primary' : 'btn small');
  return (
    <div className="end" data-testid={testid.findingsEnd}>
      <h3>{left === 0 ? w.findings.done : w.findings.ended}</h3>
      <p>{left === 0 ? w.findings.doneBody : w.findings.left(figure(left))}</p>
      <div className="ways">
        {left > 0 && (
          <button
            type="button"
            className={look('left')}
            data-testid={testid.backToLeft}
            onClick={() => {
              listState('open');
              const first = listed()[0];
              if (first) void focusFinding(first.id);
            }}
          >
            {w.findings.backToLeft}
          </button>
        )}
        {ready > 0 && (
          <button
            type="button"
            className={look('approve')}
            data-testid={testid.approveReady}
            onClick={() => void approveReady()}
          >
            {w.findings.approveReady(figure(ready))}
          </button>
        )}
        {next && (
          <button
            type="button"
            className={look('next')}
            title={next.name}
            data-testid={testid.nextDump}
            onClick={() => void openDump(next.id)}
          >
            <span className="cut">{w.findings.nextDump(next.name)}</span>
          </button>
        )}
        {approved && (
          <button type="button" className={look('export')} onClick={() => openPanel('export')}>
            {w.findings.export}
          </button>
        )}
      </div>
    </div>
  );
}
