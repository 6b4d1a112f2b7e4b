import type { Words } from '../zh/index.ts';

/** Words for the keys. */
export const keys: Words['keys'] = {
  accept: 'Accept',
  dismiss: 'Dismiss',
  next: 'Next',
  previous: 'Previous',
  other: 'Keep the other',
  rival: 'Another reading',
  undo: 'Undo',
  redo: 'Redo',
  save: 'Save now',
  search: 'Find',
  approve: 'Approve',
  export: 'Export',
  help: 'Keys',
};
