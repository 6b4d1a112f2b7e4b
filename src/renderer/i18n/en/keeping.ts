import type { Words } from '../zh/index.ts';

/** Words for backups, going back to one, and diagnostics. */
export const keeping: Words['keeping'] = {
  backups: 'Backups',
  now: 'Back up now',
  making: 'Backing up…',
  made: 'Backed up, and looked through',
  none: 'No backup yet. Galley makes one as soon as there is something to keep.',
  rule: 'Made at each start, hourly while there are changes, and before an upgrade. The last 10 are kept, and one a day for 14 days.',
  reasons: { start: 'start', hour: 'hourly', asked: 'by hand', migration: 'upgrade' },
  fault: 'The last backup could not be made.',
  goBack: 'Go back',
  goBackTo: (at) => `Go back to the backup of ${at}`,
  confirm: (at, then) =>
    `Go back to the library of ${at}? The library as it is now is set aside whole, in the folder “set-aside”; nothing is deleted. ${then}`,
  restarts: 'Galley starts again.',
  nextStart: 'It is done at the next start of Galley.',
  confirmRun: 'Go back to this one',
  pending: (at) => `The next start goes back to the backup of ${at}. Quit Galley and open it again.`,
  keep: 'Stay here',
  done: (at) => `The library is that of ${at} again.`,
  setAside: (path) => `The one that stood there is in ${path}.`,
  failed: (why) => `The backup was not put in place; the library is as it was. ${why}`,
  clock: (at) =>
    `This machine’s clock stands before the newest decision (${at}). Nothing is lost: order, undo and backups do not go by it. Set the clock, or the hours in the log will be wrong.`,
  diagnostics: 'Diagnostics',
  diagnosticsHint: 'Versions, the library’s health, the last errors; no text of yours.',
  copy: 'Copy diagnostics',
  copied: 'Diagnostics copied',
  kb: (n) => `${n} KB`,
  mb: (n) => `${n} MB`,
};
