import type { Words } from '../zh/index.ts';

/** Words for the draft. */
export const draft: Words['draft'] = {
  revision: (n) => `Revision ${n}`,
  saved: 'saved',
  saving: 'saving',
  unsaved: 'unsaved',
  failed: 'could not save',
  conflict: 'in conflict',
  title: 'Title',
  subtitle: 'Subtitle',
  byline: 'Byline',
  date: 'Date',
  body: 'Body',
  emptyBody: 'Nothing here yet. Take pieces in from raw, or write.',
  none: 'No article is open',
  noneBody: 'Choose one on the left, or click a piece of the raw text.',
  gapHead:
    'Something is missing here: the next paragraph begins mid-sentence, and its first half was not found.',
  gapTail:
    'Something is missing here: the paragraph above stops mid-sentence, and its other half was not found.',
  conflictText: 'This article was changed elsewhere. Both versions are here; which one stays?',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  mine: 'Here',
  theirs: 'Elsewhere',
  versionEmpty: 'not there',
  versionMore: (n) => `${n} more differ`,
  approvedBy: (who, at) => `Approved by ${who}, ${at}`,
  approvedAnon: (at) => `Approved ${at}`,
  overridden: (reason) => `overridden: ${reason}`,
  reopened: 'Reopened by your change; the approval no longer holds.',
  reopen: 'Reopen',
  edited: 'differs from raw',
  words: (n) => `${n} characters`,
};
