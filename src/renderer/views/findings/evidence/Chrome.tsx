import { type ReactNode, useState } from 'react';
import type { Span } from '../../../../shared/span.ts';
import { figure, useWords } from '../../../i18n/index.ts';
import { choosePiece, useSession } from '../../../state/session.ts';
import { testid } from '../../../testids.ts';
import { More } from './More.tsx';
import { LEAD, lead, type Of, useText, useTitles } from './texts.ts';

/** Places named at once, and at most. */
const SHOWN = 3;
const MOST = 60;
/** How far before a place its article is looked for, in pieces. */
const NEAR = 80;

/** Furniture, and where its like stands. */
export function Chrome({ finding, on }: { finding: Of<'chrome'>; on: boolean }): ReactNode {
  const w = useWords();
  const [whole, setWhole] = useState(false);
  const { spans, evidence } = finding;
  const text = useText(spans.slice(0, 1), 400);
  const many = spans.length > 1;
  const shown = spans.slice(0, whole ? MOST : SHOWN);
  const left = spans.length - shown.length;
  return (
    <>
      <div className="evidence">{lead(text, on ? LEAD * 3 : LEAD)}</div>
      {on && many && (
        <>
          <p className="why">{w.findings.seen(figure(evidence.seen))}</p>
          <ul className="places">
            {shown.map((span, i) => (
              <Place key={span[0]} span={span} no={i + 1} />
            ))}
          </ul>
          {(left > 0 || whole) && (
            <More
              open={whole}
              {...(left > 0 ? { label: w.findings.placesLeft(figure(left)) } : {})}
              toggle={() => setWhole(!whole)}
            />
          )}
        </>
      )}
    </>
  );
}

/** One place furniture stands at: behind which article. A click shows it in raw. */
function Place({ span, no }: { span: Span; no: number }): ReactNode {
  const w = useWords();
  const columns = useSession((s) => s.columns);
  const titleOf = useTitles();
  if (!columns) return null;
  const [piece] = columns.covering(span);
  let home: string | null = null;
  for (let i = piece - 1; i >= 0 && i >= piece - NEAR && home === null; i--) home = columns.articleOf(i);
  return (
    <li>
      <button
        type="button"
        className="link"
        data-testid={testid.place}
        onClick={(event) => {
          event.stopPropagation();
          choosePiece(piece, 'finding');
        }}
      >
        {w.findings.place(figure(no))}
        {w.app.dot}
        {home === null ? w.findings.seenTop : w.findings.seenAfter(titleOf(home))}
      </button>
    </li>
  );
}
