import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for find and replace, punctuation and counts. */
export const wording: Words['wording'] = {
  title: 'Text',
  views: { find: 'Find and replace', proof: 'Punctuation' },
  scopes: { article: 'Article', dump: 'Dump' },
  scopeName: 'Where to look',
  find: 'Find',
  replacement: 'Replace with',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  list: 'Places found',
  none: 'Nothing found',
  noneBody: 'Try other words, or look in all drafts of the dump.',
  clean: 'Nothing to set right',
  cleanBody: 'Widths, quotation marks, ellipses, stray blanks and doubled signs were looked at.',
  chosen: (n, total) => `${n} of ${total} chosen`,
  more: '(there is more; these first)',
  replace: (n) => `Replace ${n}`,
  correct: (n) => `Set right ${n}`,
  letStand: (n) => `Let ${n} stand`,
  changed: (n) => `${n} place${s(n)} changed, one step to undo`,
  rulesName: 'Which kind',
  rules: {
    width: 'Width',
    quotes: 'Quotation marks',
    ellipsis: 'Ellipses, dashes',
    doubled: 'Doubled signs',
    blank: 'Stray blanks',
    'gap-open': 'Blank wanting',
    'gap-close': 'Blank too much',
    letters: 'Full-width letters',
  },
  counts: (n) => `${n} word${s(n)}`,
  countsOfPart: (n) => `${n} word${s(n)} selected`,
  countsLong: (words, ink, all) => `${words} words; ${ink} characters, ${all} with blanks`,
};
