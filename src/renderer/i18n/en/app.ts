import type { Words } from '../zh/index.ts';

/** Words for the window as a whole. */
export const app: Words['app'] = {
  name: 'Galley',
  library: 'Dumps and articles',
  raw: 'Raw',
  cleaned: 'Article',
  findings: 'Findings',
  ledger: 'Ledger',
  chars: (n) => `${n} characters`,
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  more: 'More',
  loading: 'Loading…',
  none: 'none',
  dot: ' · ',
  skip: 'Skip to the article',
  panes: 'Widths of the panes',
};
