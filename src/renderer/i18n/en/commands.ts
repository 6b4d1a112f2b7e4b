import type { Words } from '../zh/index.ts';

/** Words for the commands: as the keys, the palette and the menus name them. */
export const commands: Words['commands'] = {
  groups: {
    file: 'File',
    edit: 'Edit',
    review: 'Review',
    article: 'Article',
    go: 'Go',
    view: 'View',
    help: 'Help',
  },
  names: {
    history: 'History',
    revisions: 'Revisions of this article',
    compare: 'Compare with the revision before',
    export: 'Export…',
    settings: 'Settings…',
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save now',
    accept: 'Accept finding',
    dismiss: 'Dismiss finding',
    next: 'Next finding',
    previous: 'Previous finding',
    other: 'Keep the other copy',
    rival: 'Another reading of the join',
    approve: 'Approve article',
    reopen: 'Reopen article',
    palette: 'Find and command',
    keys: 'Keyboard shortcuts',
  },
};
