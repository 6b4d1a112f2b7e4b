import { arch, platform } from 'node:os';
import { ENGINE_VERSION } from '../../engine/index.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { notFound } from '../errors.ts';
import { listBackups } from '../store/backups.ts';
import { clockBehind } from '../store/decisions.ts';
import { everHadDump } from '../store/dumps.ts';
import { keepAtStart, pendingRestore, restoreAtStart } from '../store/restore.ts';
import { getSettings, saveSettings } from '../store/settings.ts';
import { troubleOf } from '../store/trouble.ts';
import { type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the host, the settings, the library as a file. */
export function systemRouter(os: Implementer, { library, options, care, folders }: RouterParts) {
  const { store, bus } = library;
  return {
    info: os.system.info.handler(() => ({
      version: options.version,
      engine: ENGINE_VERSION,
      host: options.host,
      maxBytes: library.maxBytes,
      platform: `${platform()} ${arch()}`,
      dataFolder: options.dataFolder,
      exportFolder: options.exportFolder,
      canPickFolder: options.pickFolder !== undefined,
      firstRun: !everHadDump(store),
      clockBehind: clockBehind(store, library.clock()),
      restored: care.restored,
    })),
    settings: os.system.settings.handler(() => getSettings(store)),
    saveSettings: os.system.saveSettings.handler(({ input }) => {
      const saved = saveSettings(store, input);
      bus.emit({ kind: 'settings' });
      return saved;
    }),
    events: os.system.events.handler(({ input, context, signal }) => {
      if (context.session) context.session.origin = input.origin;
      return bus.listen(input.origin, signal);
    }),
    backups: os.system.backups.handler(() => ({
      rows: listBackups(store.name),
      fault: care.keeper.fault === null ? null : { trouble: troubleOf(care.keeper.fault) },
      pending: pendingRestore(store.name),
    })),
    backUp: os.system.backUp.handler(() => care.keeper.backUp()),
    restore: os.system.restore.handler(async ({ input }) => {
      const { name } = input;
      if (name === null) {
        keepAtStart(store.name);
        return { restarting: false };
      }
      if (!listBackups(store.name).some((b) => b.name === name)) throw notFound('backup', name);
      await restoreAtStart(store.name, name);
      options.restart?.();
      return { restarting: options.restart !== undefined };
    }),
    diagnostics: os.system.diagnostics.handler(() => diagnosticsOf(library, options, care)),
    noteError: os.system.noteError.handler(({ input }) => {
      care.log.note(
        'window',
        Object.assign(new Error(input.message), { name: input.name, stack: input.stack }),
      );
    }),
    showMenu: os.system.showMenu.handler(({ input }) => {
      options.showMenu?.(input);
    }),
    pickFolder: os.system.pickFolder.handler(async () => {
      const chosen = await options.pickFolder?.();
      return chosen ? folders.admit(chosen) : null;
    }),
  };
}
