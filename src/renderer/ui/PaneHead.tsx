import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { CloseIcon } from './icons.tsx';

/** The head of a pane that can be closed: what it is, `children` beside it, and the way out. */
export function PaneHead(props: { title: string; close: () => void; children?: ReactNode }): ReactNode {
  const w = useWords();
  return (
    <div className="head">
      <h2 className="cap">{props.title}</h2>
      {props.children}
      <button
        type="button"
        className="btn icon quiet small"
        aria-label={`${w.app.close}: ${props.title}`}
        onClick={props.close}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
