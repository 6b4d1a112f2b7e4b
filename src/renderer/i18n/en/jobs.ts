import type { Words } from '../zh/index.ts';

/** Words for what is at work. */
export const jobs: Words['jobs'] = {
  name: 'In progress',
  opening: (name) => `Opening “${name}”`,
  pasted: 'Pasted text',
  replanning: (name) => `Analysing “${name}” again`,
  reading: 'Reading in another encoding',
  exporting: 'Exporting',
  stages: {
    read: 'reading',
    store: 'storing',
    blocks: 'finding paragraphs',
    copies: 'finding copies',
    loops: 'finding loops',
    chrome: 'finding furniture',
    sections: 'parting sections',
    seams: 'finding cuts',
    threads: 'joining threads',
    articles: 'parting articles',
    plan: 'composing',
  },
  cancelled: 'Cancelled',
  known: (name) => `“${name}” was opened before; here it is`,
  refused: {
    empty: 'The file is empty',
    binary: 'This is not a text file; open plain text or Markdown',
    'too-large': 'The file is too large; split it first',
    unreadable: 'The file could not be read',
    undecodable: 'It cannot be read in this encoding; choose another',
  },
  dismiss: 'Dismiss',
};
