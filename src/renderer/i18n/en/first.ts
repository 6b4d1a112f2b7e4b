import type { Words } from '../zh/index.ts';

/** Words for the first run. */
export const first: Words['first'] = {
  title: 'Drop a dump here',
  body: 'A scraped listing, a page read by OCR: anything will do. Galley sorts it into articles, shows where every character went, and changes nothing you have not agreed to.',
  choose: 'Choose files…',
  types: 'Plain text or Markdown; UTF-8, UTF-16, GB18030, Big5',
  samples: 'Or try a sample',
  drop: 'Let go to open',
  sampleSize: (kb) => `${kb} KB`,
  pick: 'Choose a dump on the left',
  pickBody: 'Raw text, article and findings open side by side.',
};
