import type { ReactNode } from 'react';
import { isApproved } from '../../../shared/model/articles.ts';
import { useWords } from '../../i18n/index.ts';
import { approve, waitsForSecond } from '../../state/actions.ts';
import { closePanel, openPanel, usePanels } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { ApprovePanel } from './ApprovePanel.tsx';
import { ValidatePanel } from './ValidatePanel.tsx';

/** The gate: approves the open article, asks for the second person where the desk wants one, and says what stands. */
export function ApproveButton(): ReactNode {
  const w = useWords();
  const open = usePanels((s) => s.open === 'approve');
  const article = useSession((s) => s.article);
  const secondName = useSettings((s) => s.settings.secondName);
  const approved = article !== null && isApproved(article.status);
  const waits = waitsForSecond(article, secondName);
  const label = waits
    ? w.second.action
    : article?.validated
      ? `✓ ${w.second.validated}`
      : approved
        ? `✓ ${w.top.approved}`
        : w.top.approve;
  return (
    <div className="anchor">
      <button
        type="button"
        className={approved && !waits ? 'btn' : 'btn primary'}
        aria-expanded={open}
        data-testid={testid.approve}
        data-approved={approved}
        data-validated={article?.validated === true}
        disabled={!article || (approved && !waits)}
        onClick={() => {
          if (open) closePanel();
          else void approve(() => openPanel('approve'));
        }}
      >
        {label}
      </button>
      {open && article && !approved && <ApprovePanel />}
      {open && article && waits && <ValidatePanel article={article} />}
    </div>
  );
}
