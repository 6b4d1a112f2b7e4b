import type { ReactNode } from 'react';
import type { DumpView } from '../../../shared/model/dumps.ts';
import { noticeText } from '../../../shared/reasons.ts';
import { figure, useLanguage, useWords } from '../../i18n/index.ts';
import { useLibrary } from '../../state/library.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';

const NONE: DumpView['notices'] = [];

/** Where the analysis of the open dump stopped short or could not keep something; nothing where it did not. */
export function PlanNotices(): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const dumpId = useSession((s) => s.dumpId);
  const notices = useLibrary((s) => s.dumps.find((d) => d.id === dumpId)?.notices ?? NONE);
  if (notices.length === 0) return null;
  return (
    <details className="plan-notices" data-testid={testid.planNotices}>
      <summary>{w.findings.notices(figure(notices.length))}</summary>
      <ul>
        {notices.map(({ code, params }) => (
          <li key={code}>{noticeText(params ? { code, params } : { code }, language)}</li>
        ))}
      </ul>
    </details>
  );
}
