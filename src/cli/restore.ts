import { join } from 'node:path';
import { STORE_FILE } from '../core/app.ts';
import { placesOf } from '../core/host/places.ts';
import { type BackupReason, backupFolder, faultsOf, listBackups } from '../core/store/backups.ts';
import { restoreBackup } from '../core/store/restore.ts';
import { type Command, FAILED, type InTwo, OK, on, text, UsageError } from './command.ts';
import { DATA_OPTION } from './options.ts';
import { fit, fitRight } from './terminal.ts';

/** `galley restore`: goes back to a backup; the library that stands is set aside, never written over. */
export const restore: Command = {
  usage: 'restore [NAME] [--list]',
  summary: {
    en: 'Puts a backup (the newest good one, or the one named) in the library’s place; the old library is set aside.',
    zh: '用备份（最近的完好一份，或指定的一份）换回稿库；原来的稿库搁在一边，不覆盖。',
  },
  options: {
    list: {
      type: 'boolean',
      help: { en: 'list the backups and look through each', zh: '列出备份并逐一检查' },
    },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    const zh = terminal.language === 'zh';
    const file = join(placesOf(import.meta.dirname, { data: text(given, 'data') }).data, STORE_FILE);
    const [name, ...more] = given.words;
    if (more.length > 0) throw new UsageError(zh ? '一次只能换回一份备份' : 'one backup at a time');
    if (on(given, 'list')) {
      const all = listBackups(file);
      terminal.say(backupFolder(file));
      for (const { name: each, reason, bytes } of all) {
        const faults = await faultsOf(join(backupFolder(file), each));
        const size = `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-US')} kB`;
        terminal.say(
          `  ${faults.length === 0 ? '✓' : '✗'} ${fit(each, 48)} ${fitRight(size, 14)}  ${REASONS[reason][terminal.language]}`,
        );
      }
      if (all.length === 0) terminal.tell(zh ? '没有备份。' : 'There are no backups.');
      return all.length === 0 ? FAILED : OK;
    }
    const { backup, setAside } = await restoreBackup(file, name, Date.now());
    terminal.say(zh ? `换回了 ${backup.name}` : `Restored ${backup.name}`);
    if (setAside !== null)
      terminal.say(zh ? `原来的稿库在 ${setAside}` : `The library that stood there is now ${setAside}`);
    return OK;
  },
};

const REASONS: Readonly<Record<BackupReason, InTwo>> = {
  start: { en: 'at a start', zh: '启动时' },
  hour: { en: 'hourly', zh: '每小时' },
  asked: { en: 'asked for', zh: '应要求' },
  migration: { en: 'before a migration', zh: '升级前' },
};
