import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for the raw pane. */
export const raw: Words['raw'] = {
  filters: {
    all: 'All',
    article: 'This article',
    unplaced: 'Unplaced',
    copies: 'Copies',
    loop: 'Loops',
    chrome: 'Furniture',
    edited: 'Edited',
    removed: 'Removed',
    kept: 'Kept',
    marker: 'Markers',
  },
  filterName: 'Show in raw',
  fold: (pieces, times) => `The ${pieces} pieces above repeat ${times} more time${s(times)}`,
  foldOne: (times) => `The piece above repeats ${times} more time${s(times)}`,
  torn: (turn, words) => `turn ${turn} breaks off at “${words}”`,
  unfold: 'unfold',
  refold: 'fold these repeats',
  copyOf: (words) => `copy of “${words}”`,
  nearCopyOf: (words) => `near copy of “${words}”`,
  rest: (n) => `${n} more characters, unfold`,
  empty: 'No such pieces',
  emptyBody: 'Try another filter.',
  showAll: 'Show all',
  menu: 'This piece',
  row: (fate) => `Raw piece, ${fate}`,
  inOther: (title) => `in “${title}”`,
  loadFailed: 'The raw text could not be read',
  jump: 'Show in raw',
};
