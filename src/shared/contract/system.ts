import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { MenuView } from '../menu.ts';
import { BackupView, HostInfo, LibraryEvent, Settings, Trouble } from '../model/system.ts';
import { base } from './base.ts';

/** Calls for the host, the settings, the library as a file. */
export const system = {
  info: base.output(HostInfo),
  settings: base.output(Settings),
  saveSettings: base.input(Settings.partial()).output(Settings),
  /** Everything that changes from now on; ends when the window goes. */
  events: base.input(z.strictObject({ origin: z.string().max(64) })).output(eventIterator(LibraryEvent)),
  /**
   * Backups of the library, newest first; `fault` says why the last one could not be made, `pending` which one the
   * next start goes back to.
   */
  backups: base.output(
    z.strictObject({
      rows: z.array(BackupView),
      fault: z.strictObject({ trouble: Trouble.nullable() }).nullable(),
      pending: z.string().nullable(),
    }),
  ),
  /** Makes a backup now. */
  backUp: base.output(BackupView),
  /**
   * Goes back to a backup: the library that stands is set aside, not written over. It is done at the next start;
   * `restarting` if the host starts again by itself. Null takes back what was asked for.
   */
  restore: base
    .input(z.strictObject({ name: z.string().max(200).nullable() }))
    .output(z.strictObject({ restarting: z.boolean() })),
  /** Versions, the library's health and the last errors, to be copied; no text of a dump or an article. */
  diagnostics: base.output(z.string()),
  /** Notes an error of a window in the log. */
  noteError: base
    .input(
      z.strictObject({
        name: z.string().max(100),
        message: z.string().max(1000),
        stack: z.string().max(8000),
      }),
    )
    .output(z.void()),
  /** What the window can be asked to do, for the shell's menus; a host without menus takes no notice. */
  showMenu: base.input(MenuView).output(z.void()),
  /** Shows the system's folder dialog; null if the person closed it. Desktop only. */
  pickFolder: base.output(z.strictObject({ token: z.string(), label: z.string() }).nullable()),
};
