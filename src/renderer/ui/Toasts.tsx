import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { dismissNotice, holdNotices, releaseNotices, useNotices } from '../state/notices.ts';
import { testid } from '../testids.ts';
import { CloseIcon } from './icons.tsx';

/** What Galley has to tell, read aloud as it comes. */
export function Toasts(): ReactNode {
  const w = useWords();
  const notices = useNotices((s) => s.notices);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {notices.map((n) => (
        <div
          key={n.id}
          className="toast"
          data-tone={n.tone}
          data-testid={testid.toast}
          onPointerEnter={holdNotices}
          onPointerLeave={releaseNotices}
          onFocus={holdNotices}
          onBlur={releaseNotices}
        >
          <span>{n.text}</span>
          {n.action && (
            <button
              type="button"
              onClick={() => {
                dismissNotice(n.id);
                n.action?.run();
              }}
            >
              {n.action.label}
            </button>
          )}
          <button type="button" aria-label={w.app.close} onClick={() => dismissNotice(n.id)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
