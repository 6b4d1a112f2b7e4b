import type { ReactNode } from 'react';
import type { ArticleStatus } from '../../shared/model/articles.ts';

function Icon({ className = '', children }: { className?: string; children: ReactNode }): ReactNode {
  return (
    <svg
      className={`icon ${className}`}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** ○ new, ◐ in review, ✓ approved, ✓✓ validated, ⇪ exported. */
export function StatusIcon({ status }: { status: ArticleStatus }): ReactNode {
  switch (status) {
    case 'new':
      return (
        <Icon className="status-new">
          <circle cx="7" cy="7" r="5" />
        </Icon>
      );
    case 'review':
      return (
        <Icon className="status-review">
          <circle cx="7" cy="7" r="5" />
          <path d="M7 2a5 5 0 0 0 0 10z" fill="currentColor" stroke="none" />
        </Icon>
      );
    case 'approved':
      return (
        <Icon className="status-approved">
          <path
            d="M2.5 7.5 5.6 10.6 11.5 3.6"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </Icon>
      );
    case 'validated':
      return (
        <Icon className="status-validated">
          <path
            d="M1 7.6 3.6 10.4 8.6 3.8M6.6 9.2 7.8 10.4 12.9 3.8"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </Icon>
      );
    case 'exported':
      return (
        <Icon className="status-exported">
          <path d="M7 9V2.2M4 4.8 7 1.8l3 3M2.5 8.5v3h9v-3" strokeLinecap="round" strokeLinejoin="round" />
        </Icon>
      );
  }
}

export const LooseIcon = (): ReactNode => (
  <Icon className="status-loose">
    <circle cx="7" cy="7" r="4.6" fill="currentColor" stroke="none" />
  </Icon>
);

export const Chevron = ({ open }: { open: boolean }): ReactNode => (
  <Icon className={`chev${open ? ' open' : ''}`}>
    <path d="M5 3l4.5 4L5 11z" fill="currentColor" stroke="none" />
  </Icon>
);

export const PlusIcon = (): ReactNode => (
  <Icon>
    <path d="M7 2.5v9M2.5 7h9" strokeLinecap="round" />
  </Icon>
);

export const DotsIcon = (): ReactNode => (
  <Icon>
    <circle cx="3" cy="7" r="1" fill="currentColor" stroke="none" />
    <circle cx="7" cy="7" r="1" fill="currentColor" stroke="none" />
    <circle cx="11" cy="7" r="1" fill="currentColor" stroke="none" />
  </Icon>
);

export const GripIcon = (): ReactNode => (
  <Icon>
    {[3, 7, 11].flatMap((y) =>
      [5, 9].map((x) => <circle key={`${x}-${y}`} cx={x} cy={y} r="1" fill="currentColor" stroke="none" />),
    )}
  </Icon>
);

export const GearIcon = (): ReactNode => (
  <Icon>
    <path d="M2 4h5M11 4h1M2 10h1M7 10h5" strokeLinecap="round" />
    <circle cx="9" cy="4" r="1.7" />
    <circle cx="5" cy="10" r="1.7" />
  </Icon>
);

export const UndoIcon = (): ReactNode => (
  <Icon>
    <path
      d="M5 2.5 2.5 5 5 7.5M2.8 5H8a3.3 3.3 0 0 1 0 6.6H5.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </Icon>
);

export const RedoIcon = (): ReactNode => (
  <Icon>
    <path
      d="M9 2.5 11.5 5 9 7.5M11.2 5H6a3.3 3.3 0 0 0 0 6.6h2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </Icon>
);

export const CloseIcon = (): ReactNode => (
  <Icon>
    <path d="M3.5 3.5l7 7M10.5 3.5l-7 7" strokeLinecap="round" />
  </Icon>
);

export const HistoryIcon = (): ReactNode => (
  <Icon>
    <circle cx="7" cy="7" r="5" />
    <path d="M7 4.2V7l1.9 1.3" strokeLinecap="round" strokeLinejoin="round" />
  </Icon>
);
