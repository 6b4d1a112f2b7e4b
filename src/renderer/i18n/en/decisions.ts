import type { Words } from '../zh/index.ts';

/** Words for the kinds of decisions. */
export const decisions: Words['decisions'] = {
  plan: 'analysis',
  edit: 'edit',
  accept: 'accept',
  dismiss: 'dismiss',
  'reopen-finding': 'reconsider',
  place: 'take in',
  drop: 'drop',
  restore: 'restore',
  move: 'move',
  'split-article': 'split article',
  'merge-articles': 'merge articles',
  'create-article': 'new article',
  'remove-article': 'dissolve article',
  approve: 'approve',
  validate: 'validate',
  reopen: 'reopen',
  'restore-revision': 'bring back a revision',
  undo: 'undo',
  redo: 'redo',
  undone: (what) => `Undone: ${what}`,
  redone: (what) => `Redone: ${what}`,
};
