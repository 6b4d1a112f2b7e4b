import type { Words } from '../zh/index.ts';

/** Words for the library. */
export const library: Words['library'] = {
  import: 'Open a dump',
  importHint: 'Choose files, drop them on the window, or paste text here',
  filter: 'Filter',
  filterDumps: 'Filter dumps and articles',
  all: 'All',
  status: {
    new: 'New',
    review: 'In review',
    approved: 'Approved',
    validated: 'Validated',
    exported: 'Exported',
  },
  untitled: '(untitled)',
  unplaced: (n) => `Unplaced pieces · ${n}`,
  open: (n) => `${n} open`,
  archive: 'Take out of the library',
  archived: (name) => `Took “${name}” out of the library`,
  bringBack: 'Bring back',
  replan: 'Analyse again',
  planning: 'analysing',
  failed: 'analysis failed',
  noMatch: 'No article matches',
  emptyDump: 'No article was found in it',
  pastedName: (time) => `Pasted text ${time}`,
  removeArticle: 'Dissolve this article (its pieces become unplaced)',
  newArticle: 'New article after this one',
  dropHere: 'Drop into this article',
};
