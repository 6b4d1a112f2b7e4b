import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/**
 * The menu bar. Its commands are the window's own: the shell only passes their ids on. Keys that the window
 * listens to itself are shown, not registered, so that a press is never taken twice.
 */
export type Command =
  | 'export'
  | 'undo'
  | 'redo'
  | 'next'
  | 'previous'
  | 'accept'
  | 'dismiss'
  | 'approve'
  | 'palette'
  | 'settings'
  | 'keys';

/** Builds the menu in the given words. `send` passes a command to the window; `openFiles` shows the shell's dialog. */
export function setMenu(words: Words, send: (id: Command) => void, openFiles: () => void): void {
  const mac = process.platform === 'darwin';
  const command = (
    id: Command,
    label: string,
    accelerator?: string,
    registered = false,
  ): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator ? { accelerator, registerAccelerator: registered } : {}),
    click: () => send(id),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const settings = command('settings', words.settings, 'CmdOrCtrl+,', true);

  const template: MenuItemConstructorOptions[] = [
    ...(mac
      ? [
          {
            label: app.name,
            submenu: [
              { role: 'about' as const, label: words.about },
              line,
              settings,
              line,
              { role: 'hide' as const, label: words.hide },
              line,
              { role: 'quit' as const, label: words.quit },
            ],
          },
        ]
      : []),
    {
      label: words.file,
      submenu: [
        { id: 'open', label: words.openFiles, accelerator: 'CmdOrCtrl+O', click: openFiles },
        command('export', words.export, 'CmdOrCtrl+E'),
        line,
        ...(mac ? [] : [settings, line]),
        mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        command('undo', words.undo, 'CmdOrCtrl+Z'),
        command('redo', words.redo, 'CmdOrCtrl+Shift+Z'),
        line,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.pasteText },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.review,
      submenu: [
        command('accept', words.accept),
        command('dismiss', words.dismiss),
        line,
        command('next', words.next),
        command('previous', words.previous),
        line,
        command('approve', words.approve, 'CmdOrCtrl+Enter'),
      ],
    },
    {
      label: words.view,
      submenu: [
        command('palette', words.search, 'CmdOrCtrl+K'),
        line,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        line,
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(app.isPackaged ? [] : [line, { role: 'toggleDevTools' as const }]),
      ],
    },
    { label: words.window, role: 'windowMenu', submenu: [{ role: 'minimize', label: words.minimize }] },
    { label: words.help, role: 'help', submenu: [command('keys', words.keys)] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
