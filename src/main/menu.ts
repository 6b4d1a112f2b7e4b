import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandGroup, MenuItem, MenuView } from '../shared/menu.ts';
import { acceleratorOf } from './accelerator.ts';
import type { Words } from './words.ts';

/**
 * The menu bar. Its commands are the window's own, in its words and with its keys: the window says which there are,
 * and the shell passes the ids of those chosen on. The window listens to its keys itself; here they are shown, not
 * registered, so that a press is never taken twice. Around them stands what only a shell can do.
 */

export interface MenuHost {
  /** Passes a command to the window. */
  send(id: string): void;
  /** Shows the shell's dialog: a page may not show one unless it was clicked itself. */
  openFiles(): void;
}

type Items = MenuItemConstructorOptions[];
const LINE: MenuItemConstructorOptions = { type: 'separator' };

/** What the menu was last built of, but for what changes with each step: whether commands have something to do. */
let built = '';

/** Shows the menu. `view` is null until the window has said what it can be asked to do. */
export function setMenu(words: Words, view: MenuView | null, host: MenuHost): void {
  const shape = JSON.stringify([
    words.file,
    view?.groups.map((g) => [g.label, g.items.map((i) => ({ ...i, able: true }))]),
  ]);
  const menu = Menu.getApplicationMenu();
  if (shape === built && menu) {
    for (const { id, able } of (view?.groups ?? []).flatMap((g) => g.items)) {
      const item = menu.getMenuItemById(id);
      if (item && item.enabled !== able) item.enabled = able;
    }
    return;
  }
  built = shape;
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(words, view, host)));
}

function template(words: Words, view: MenuView | null, host: MenuHost): Items {
  const mac = process.platform === 'darwin';
  const given = new Map(view?.groups.map((g) => [g.group, g]));
  const all = (group: CommandGroup): Items =>
    (given.get(group)?.items ?? [])
      .filter((item) => item.id !== 'settings')
      .flatMap((item) => [...(item.apart ? [LINE] : []), entry(item, mac, host)]);
  const label = (group: 'file' | 'edit' | 'view' | 'help'): string => given.get(group)?.label ?? words[group];
  const whole = (group: CommandGroup): Items => {
    const items = all(group);
    return items.length > 0 ? [{ label: given.get(group)!.label, submenu: items }] : [];
  };
  const settings = given.get('file')?.items.find((item) => item.id === 'settings');
  const settingsItem = settings ? [entry(settings, mac, host), LINE] : [];
  return [
    ...(mac ? [appMenu(words, settingsItem)] : []),
    {
      label: label('file'),
      submenu: [
        ...all('file'),
        LINE,
        ...(mac ? [] : settingsItem),
        mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: label('edit'),
      submenu: [
        ...all('edit'),
        LINE,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.pasteText },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    ...whole('review'),
    ...whole('article'),
    ...whole('go'),
    {
      label: label('view'),
      submenu: [
        ...all('view'),
        LINE,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        LINE,
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(app.isPackaged ? [] : [LINE, { role: 'toggleDevTools' as const }]),
      ],
    },
    { label: words.window, role: 'windowMenu', submenu: [{ role: 'minimize', label: words.minimize }] },
    { label: label('help'), role: 'help', submenu: all('help') },
  ];
}

function entry(item: MenuItem, mac: boolean, host: MenuHost): MenuItemConstructorOptions {
  const accelerator = item.chord === null ? undefined : acceleratorOf(item.chord, mac);
  return {
    id: item.id,
    label: item.label.replaceAll('&', '&&'),
    enabled: item.able,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: item.id === 'open' ? () => host.openFiles() : () => host.send(item.id),
  };
}

function appMenu(words: Words, settings: Items): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { role: 'about', label: words.about },
      LINE,
      ...settings,
      { role: 'hide', label: words.hide },
      LINE,
      { role: 'quit', label: words.quit },
    ],
  };
}
