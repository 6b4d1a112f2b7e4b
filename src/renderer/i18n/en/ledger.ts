import type { Words } from '../zh/index.ts';

/** Words for the ledger. */
export const ledger: Words['ledger'] = {
  name: 'Ledger: what became of every character',
  whole: (have, of) => `Every character accounted for: ${have} / ${of}`,
  missing: (n) => `${n} characters have no fate`,
  twice: (n) => `told twice ${n}`,
  added: (n) => `added ${n}`,
  part: (name, share) => `${name} ${share}`,
  copies: 'copies',
};
