import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for approval. */
export const approve: Words['approve'] = {
  title: 'Not ready yet',
  ready: 'Ready for approval',
  findings: (n) => `${n} finding${s(n)} open`,
  twice: (n) => `${n} piece${s(n)} told twice`,
  ledger: (n) => `The ledger does not sum: ${n} characters have no fate`,
  noTitle: 'No title',
  noBody: 'No body',
  override: 'Approve anyway',
  reason: 'Reason (kept on record)',
  reasonShort: 'Give at least three characters',
  done: 'Approved',
};
