import { dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import { StoreError } from '../core/errors.ts';
import { describeTrouble } from '../core/host/trouble-words.ts';
import { Log } from '../core/log.ts';
import { newestGood, restoreBackup } from '../core/store/restore.ts';
import { reportToConsole } from './guard.ts';
import type { Words } from './words.ts';

/** What is offered when the library can't be opened. */

/** Tells why, and offers the newest good backup where that helps; ends or restarts the app. */
export async function offerRecovery(error: unknown, words: Words): Promise<void> {
  reportToConsole(error);
  if (!(error instanceof StoreError)) return end(error, words);
  new Log(dirname(error.path)).note('start', error);
  const helps = error.code === 'corrupt' || error.code === 'missing';
  const backup = helps ? await newestGood(error.path) : null;
  if (!backup) return end(error, words);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.cannotOpen,
    detail: `${describeTrouble(error, words.language)}\n\n${words.goBackDetail(new Date(backup.at).toLocaleString(words.language === 'zh' ? 'zh-CN' : 'en-GB'))}`,
    buttons: [words.quit, words.goBack],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) {
    const { setAside } = await restoreBackup(error.path, backup.name, Date.now());
    if (setAside !== null)
      await dialog.showMessageBox({
        message: words.wentBack,
        detail: join(dirname(error.path), setAside),
      });
    app.relaunch();
  }
  app.exit(response === 1 ? 0 : 1);
}

function end(error: unknown, words: Words): void {
  dialog.showErrorBox(words.cannotOpen, describeTrouble(error, words.language));
  app.exit(1);
}
