import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for export. */
export const exports: Words['exports'] = {
  title: 'Export',
  which: 'Which',
  thisOne: 'This article',
  allApproved: (n) => `All ${n} approved in this dump`,
  formats: 'Formats',
  formatNames: {
    markdown: 'Markdown',
    html: 'HTML',
    text: 'Plain text',
    ninjs: 'ninjs',
    jsonl: 'JSON Lines',
  },
  folder: 'Folder',
  defaultFolder: 'default',
  choose: 'Change…',
  run: 'Export',
  running: 'Exporting…',
  notApproved: 'This article is not approved. Only approved articles go out.',
  noneApproved: 'Nothing is approved yet. Approve first, then export.',
  written: (n) => `${n} file${s(n)} written`,
  unchanged: (n) => `${n} unchanged`,
  stateWritten: 'written',
  stateUnchanged: 'unchanged',
  manifest: 'Manifest',
  pickFormat: 'Choose at least one format',
};
