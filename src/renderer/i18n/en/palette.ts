import type { Words } from '../zh/index.ts';

/** Words for the palette: commands, articles, dumps and text in one field. */
export const palette: Words['palette'] = {
  name: 'Find and command',
  open: 'Articles, commands…',
  placeholder: 'An article, a dump, a command, or words in a text',
  sections: {
    recent: 'Recent',
    command: 'Commands',
    article: 'Articles',
    dump: 'Dumps',
    text: 'In the texts',
  },
  inDump: 'Dump',
  inArticle: 'Article',
  idle: 'not now',
  more: (n) => `${n} more; go on typing`,
  searching: 'Looking through the texts…',
  nothing: 'Nothing found',
  nothingBody: 'Try other words.',
  found: (n) => `${n} found`,
  failed: 'Search',
};
