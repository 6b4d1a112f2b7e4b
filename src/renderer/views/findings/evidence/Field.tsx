import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { LEAD, lead, type Of, useText, useTitles } from './texts.ts';

/** A text, and the field it is taken for. */
export function Field({ finding }: { finding: Of<'field'> }): ReactNode {
  const w = useWords();
  const text = useText(finding.spans, 200);
  const titleOf = useTitles();
  const home = finding.articleIds[0];
  return (
    <>
      <div className="evidence reading">
        <span className="tag">{w.draft[finding.evidence.field]}</span>
        <span>{lead(text, LEAD * 2)}</span>
      </div>
      {home !== undefined && finding.evidence.field !== 'title' && (
        <p className="why">{w.findings.fieldIs(w.draft[finding.evidence.field], titleOf(home))}</p>
      )}
    </>
  );
}
