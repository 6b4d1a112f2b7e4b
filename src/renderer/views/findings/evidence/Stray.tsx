import { type ReactNode, useState } from 'react';
import { reasonText } from '../../../../shared/reasons.ts';
import { useChordLabel } from '../../../commands/registry.ts';
import { useLanguage, useWords } from '../../../i18n/index.ts';
import { answer, CANDIDATES } from '../../../state/review.ts';
import { testid } from '../../../testids.ts';
import { More } from './More.tsx';
import { LEAD, lead, type Of, useText, useTitles } from './texts.ts';

const READ = 2000;
const KEYS = ['candidate1', 'candidate2', 'candidate3'] as const;

/** A piece that is nobody's, and the articles it may belong to. */
export function Stray({ finding, on }: { finding: Of<'stray'>; on: boolean }): ReactNode {
  const w = useWords();
  const [whole, setWhole] = useState(false);
  const text = useText(finding.spans, READ);
  const titleOf = useTitles();
  const homes = finding.articleIds.slice(0, CANDIDATES);
  return (
    <>
      <div className="evidence">{whole && on ? text : lead(text, on ? LEAD * 3 : LEAD)}</div>
      {on && (whole || (text?.length ?? 0) > LEAD * 3) && (
        <More open={whole} toggle={() => setWhole(!whole)} />
      )}
      {homes.length > 0 && !on && (
        <p className="why">
          {w.findings.candidates}
          {homes.map(titleOf).join(w.app.dot)}
        </p>
      )}
      {on && homes.length > 0 && (
        <div className="candidates" role="group" aria-label={w.findings.candidates}>
          {homes.map((id, i) => (
            <Candidate key={id} finding={finding} articleId={id} index={i} title={titleOf(id)} />
          ))}
        </div>
      )}
    </>
  );
}

function Candidate(props: {
  finding: Of<'stray'>;
  articleId: string;
  index: number;
  title: string;
}): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const { finding, articleId, index, title } = props;
  const key = useChordLabel(KEYS[index] ?? KEYS[0]);
  const { candidates } = finding.evidence;
  // Where a candidate is gone, nobody knows any more which reasons are whose.
  const reasons = candidates.length === finding.articleIds.length ? (candidates[index]?.reasons ?? []) : [];
  return (
    <button
      type="button"
      data-testid={testid.candidate}
      disabled={finding.state !== 'open'}
      onClick={(event) => {
        event.stopPropagation();
        void answer(finding.id, 'accept', { articleId });
      }}
    >
      {key !== '' && <kbd aria-hidden="true">{key}</kbd>}
      <span>
        {w.findings.placeIn(title)}
        {reasons.length > 0 && <small>{reasons.map((r) => reasonText(r, language)).join(w.app.dot)}</small>}
      </span>
    </button>
  );
}
