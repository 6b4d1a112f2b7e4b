import type { Words } from '../zh/index.ts';

/** Words for the ledger. */
export const ledger: Words['ledger'] = {
  name: 'Ledger: what became of every character',
  whole: 'Every character accounted for: ',
  haveOf: (have, of) => `${have} / ${of}`,
  missing: (n) => `${n} characters have no fate`,
  twice: (n) => `told twice ${n}`,
  added: (n) => `added ${n}`,
  part: (name, share) => `${name} ${share}`,
  partTold: (name, share, ink) => `${name} ${share}, ${ink} characters; show only these`,
  loose: (n) => `${n} unplaced`,
  looseTitle: 'Pieces without a place',
  looseDone: 'Every piece has a place.',
  twiceTitle: 'Pieces told twice',
  twiceDone: 'Nothing is told twice.',
  keepHere: 'Keep this one',
  goThere: 'Show in raw',
  placeHere: 'Into this article',
  more: (n) => `${n} more: show them in raw`,
  inBlock: (title, n) => `“${title}”, paragraph ${n}`,
  inField: (title) => `“${title}”, in the fields`,
  closed: '100 %',
  copies: 'copies',
};
