import type { Words } from '../zh/index.ts';

/** Words for the bar at the top. */
export const top: Words['top'] = {
  export: 'Export',
  approve: 'Approve',
  approved: 'Approved',
  settings: 'Settings',
  undo: 'Undo',
  redo: 'Redo',
  encoding: 'Encoding',
  encodingGuess: 'a guess',
  encodingHint: 'Letters look wrong? Read the file in another encoding; this reading is kept aside.',
  encodingNames: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    gb18030: 'GB18030',
    big5: 'Big5',
  },
};
