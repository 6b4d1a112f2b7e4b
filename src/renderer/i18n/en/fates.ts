import type { Words } from '../zh/index.ts';

/** Words for the fates of pieces. */
export const fates: Words['fates'] = {
  kept: 'kept',
  edited: 'edited',
  duplicate: 'copy',
  'near-duplicate': 'near copy',
  loop: 'loop',
  chrome: 'furniture',
  marker: 'marker',
  removed: 'removed',
  unplaced: 'unplaced',
  joined: 'joined',
  moved: 'moved',
  'moved-edited': 'moved and edited',
};
