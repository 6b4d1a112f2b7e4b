import type { ReactNode } from 'react';
import type { Reason, Rival } from '../../../../shared/plan.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import type { Span } from '../../../../shared/span.ts';
import { figure, useLanguage, useWords } from '../../../i18n/index.ts';
import { showRival } from '../../../state/review.ts';
import { useSession } from '../../../state/session.ts';
import { testid } from '../../../testids.ts';
import { lead, tail, useText } from './texts.ts';

const LEAD = 22;

export interface Reading {
  /** Null: nothing goes on here. */
  span: Span | null;
  reasons: readonly Reason[];
}

export const readingOf = ({ span, reasons }: Rival): Reading => ({ span, reasons });

/** The ways a cut text could go on, the engine's own first, each with its reasons; the one shown above is marked. */
export function Readings({ all, fromEnd }: { all: readonly Reading[]; fromEnd: boolean }): ReactNode {
  const w = useWords();
  const rival = useSession((s) => s.rival);
  return (
    <ol className="readings" aria-label={w.findings.readings}>
      {all.map((reading, i) => (
        <li key={i}>
          <button
            type="button"
            aria-pressed={rival === i}
            data-testid={testid.reading}
            onClick={(event) => {
              event.stopPropagation();
              showRival(i);
            }}
          >
            <span className="no">{figure(i + 1)}</span>
            <ReadingWords reading={reading} fromEnd={fromEnd} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function ReadingWords({ reading, fromEnd }: { reading: Reading; fromEnd: boolean }): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const text = useText([reading.span ?? undefined], 80, fromEnd);
  return (
    <span>
      <span className="words">
        {reading.span === null ? w.findings.readingNone : fromEnd ? tail(text, LEAD) : lead(text, LEAD)}
      </span>
      {reading.reasons.length > 0 && (
        <small>{reading.reasons.map((r) => reasonText(r, language)).join(w.app.dot)}</small>
      )}
    </span>
  );
}
