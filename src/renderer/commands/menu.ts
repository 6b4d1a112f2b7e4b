import { GROUPS, type MenuView } from '../../shared/menu.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { useDraft } from '../state/draft.ts';
import { useLibrary } from '../state/library.ts';
import { usePanels } from '../state/panels.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { COMMANDS, canRun, shownChord } from './registry.ts';

/** How long the menu may lag behind the window, in milliseconds: it is looked at, not lived in. */
const LAG = 150;

/** Keeps the desktop's menus as the commands are, until the returned function is called. */
export function mirrorMenu(): () => void {
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    const view = menuView();
    const now = JSON.stringify(view);
    if (now === shown) return;
    shown = now;
    client.system.showMenu(view).catch(() => {
      // The shell is gone or busy; the next change says it all again.
      shown = '';
    });
  };
  const later = (): void => {
    timer ??= setTimeout(show, LAG);
  };
  const ends = [useSession, useDraft, useSettings, usePanels, useLibrary].map((store) =>
    store.subscribe(later),
  );
  show();
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

function menuView(): MenuView {
  const w = words().commands;
  const chosen = useSettings.getState().settings.keys;
  return {
    groups: GROUPS.map((group) => ({
      group,
      label: w.groups[group],
      items: COMMANDS.filter((command) => command.group === group).map((command) => ({
        id: command.id,
        label: w.names[command.id],
        chord: shownChord(command.id, chosen) ?? null,
        able: canRun(command),
        apart: command.apart ?? false,
      })),
    })),
  };
}
