import { TROUBLES, type Trouble } from '../../shared/model/system.ts';

/** What can befall the store or its folder, told from the errors of SQLite and of the system. */

export type { Trouble };

const BY_SQLITE: readonly [RegExp, Trouble][] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, 'corrupt'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_IOERR_(SHORT_READ|CORRUPTFS|DATA)/, 'corrupt'],
  [/^SQLITE_READONLY_DBMOVED/, 'missing'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(PERM|AUTH)/, 'denied'],
  [/^SQLITE_(IOERR|CANTOPEN)/, 'unusable'],
];

const BY_SYSTEM: Readonly<Record<string, Trouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOENT: 'missing',
  ENOTDIR: 'unusable',
  EEXIST: 'unusable',
  EIO: 'unusable',
  EBUSY: 'locked',
  ETXTBSY: 'locked',
};

/** What an error says about the store, or null if it is no error of SQLite or the file system. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const own = error.name === 'StoreError' ? TROUBLES.find((one) => one === code) : undefined;
  if (own) return own;
  for (const [pattern, trouble] of BY_SQLITE) if (pattern.test(code)) return trouble;
  const system = BY_SYSTEM[code];
  if (system) return system;
  if (/file is not a database|database disk image is malformed/i.test(error.message)) return 'corrupt';
  if (/unable to open database/i.test(error.message)) return 'unusable';
  return null;
}

/** What a person is told while Galley runs: what happened, what is safe, what to do. In English. */
export const TROUBLE_WORDS: Readonly<Record<Trouble, string>> = {
  newer:
    'The library was made by a newer Galley. Nothing was changed. Install the newer version to go on with it.',
  corrupt:
    'The library file is damaged. It was left as it is, and the backups beside it are untouched. Run `galley check` to see the harm, `galley restore` to go back to the newest good backup.',
  locked:
    'Another program holds the library. What was saved before is safe. Close the other Galley, or wait, and try again.',
  full: 'The disk is full. Everything acknowledged so far is safe; the last change was not taken. Make room and try again.',
  'read-only':
    'The library can’t be written: its disk or file is read-only. Everything acknowledged so far is safe; the last change was not taken. Make it writable and try again.',
  denied:
    'Galley has no right to use this folder. Everything acknowledged so far is safe; nothing was changed. Ask its owner for the right, or choose another folder.',
  missing:
    'The folder is gone: moved, renamed, or on a disk that is no longer there. Everything acknowledged so far is in it. Bring it back and start Galley again.',
  unusable:
    'The disk could not be read or written. Everything acknowledged before is on it as it was. Look after the disk, then start Galley again.',
};

/** The same for a folder that is not the library's: that of an export. */
export const FOLDER_WORDS: Readonly<Partial<Record<Trouble, string>>> = {
  full: 'The disk of that folder is full. The folder is as it was before. Make room and export again.',
  'read-only': 'That folder can’t be written: its disk is read-only. Choose another folder.',
  denied: 'Galley has no right to write into that folder. Ask its owner for the right, or choose another.',
  unusable: 'That folder can’t be used: it is no folder, or its disk fails. Choose another.',
  missing: 'That folder is gone: moved, renamed, or on a disk that is no longer there. Choose another.',
};
