import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { Seam } from './Join.tsx';
import { Readings, readingOf } from './Readings.tsx';
import { LEAD, lead, type Of, tail, useText } from './texts.ts';

/** What is there, what is missing, and what it might be. */
export function Torn({ finding, on }: { finding: Of<'torn'>; on: boolean }): ReactNode {
  const w = useWords();
  const { evidence, spans } = finding;
  const rival = useSession((s) => (on ? s.rival : 0));
  const head = evidence.side === 'head';
  const text = useText(spans.slice(0, 1), 200, !head);
  const chosen = rival > 0 ? evidence.rivals[rival - 1]?.span : undefined;
  const own = spans[0];
  const gap = <span className="missing">{head ? w.findings.gapHead : w.findings.gapTail}</span>;
  return (
    <>
      {chosen && own ? (
        <Seam left={head ? chosen : own} right={head ? own : chosen} on={on} />
      ) : (
        <div className="evidence">
          {head && gap}
          {head ? lead(text, LEAD) : tail(text, LEAD)}
          {!head && gap}
        </div>
      )}
      {on && evidence.rivals.length > 0 ? (
        <Readings
          all={[{ span: null, reasons: finding.reasons }, ...evidence.rivals.map(readingOf)]}
          fromEnd={head}
        />
      ) : (
        <p className="why">{head ? w.findings.tornHead : w.findings.tornTail}</p>
      )}
    </>
  );
}
