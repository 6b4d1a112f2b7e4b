import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { testid } from '../../../testids.ts';

/** The quiet button that shows a text whole, or cut again. */
export function More({
  open,
  label,
  toggle,
}: {
  open: boolean;
  label?: string;
  toggle: () => void;
}): ReactNode {
  const w = useWords();
  return (
    <button
      type="button"
      className="more"
      aria-expanded={open}
      data-testid={testid.more}
      onClick={(event) => {
        event.stopPropagation();
        toggle();
      }}
    >
      {open ? w.findings.less : (label ?? w.findings.more)}
    </button>
  );
}
