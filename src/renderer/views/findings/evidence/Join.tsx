import { type ReactNode, useState } from 'react';
import { joint } from '../../../../shared/flow.ts';
import type { Span } from '../../../../shared/span.ts';
import { useWords } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { More } from './More.tsx';
import { Readings, readingOf } from './Readings.tsx';
import { lead, type Of, tail, useText } from './texts.ts';

/** Read on either side of a seam, and shown of it: in hand, and not. */
const READ = 600;
const NEAR = 44;
const FAR = 18;

/** The two ends set together as they would read, and the other ways it could go. */
export function Join({ finding, on }: { finding: Of<'join'>; on: boolean }): ReactNode {
  const { evidence } = finding;
  const rival = useSession((s) => (on ? s.rival : 0));
  const chosen = rival > 0 ? evidence.rivals[rival - 1] : undefined;
  return (
    <>
      <Seam left={evidence.tail} right={chosen?.span ?? evidence.head} on={on} />
      {on && evidence.rivals.length > 0 && (
        <Readings
          all={[{ span: evidence.head, reasons: finding.reasons }, ...evidence.rivals.map(readingOf)]}
          fromEnd={false}
        />
      )}
    </>
  );
}

/** An end and a beginning as one running text, the seam marked. */
export function Seam({ left, right, on }: { left: Span; right: Span; on: boolean }): ReactNode {
  const [whole, setWhole] = useState(false);
  const a = useText([left], READ, true);
  const b = useText([right], READ);
  const n = !on ? FAR : whole ? READ : NEAR;
  const long = (a?.length ?? 0) > NEAR || (b?.length ?? 0) > NEAR;
  return (
    <>
      <div className="evidence">
        {tail(a, n)}
        {joint(a ?? '', b ?? '')}
        <span className="seam" aria-hidden="true" />
        <span className="goes-on">{lead(b, n)}</span>
      </div>
      {on && (long || whole) && <More open={whole} toggle={() => setWhole(!whole)} />}
    </>
  );
}

/** Two texts that are to be parted, one below the other. */
export function Split({ finding, on }: { finding: Of<'split'>; on: boolean }): ReactNode {
  const w = useWords();
  const { left, right } = finding.evidence;
  const a = useText([left], 200, true);
  const b = useText([right], 200);
  const n = on ? NEAR : FAR;
  return (
    <div className="evidence parted">
      <p>{tail(a, n)}</p>
      <div className="cut" role="img" aria-label={w.findings.splitAt} />
      <p>{lead(b, n)}</p>
    </div>
  );
}
