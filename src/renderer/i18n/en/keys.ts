import type { Words } from '../zh/index.ts';

/** Words for the sheet of keys, and for changing them. */
export const keys: Words['keys'] = {
  title: 'Keys',
  hint: 'Click a key and press the one you would rather have.',
  filter: 'Find by name or key',
  none: 'none',
  change: (name, chord) => `${name}: ${chord}, change`,
  press: 'Press keys…',
  pressing: 'Press the new keys. Escape leaves it, Backspace clears it.',
  reset: 'Reset',
  resetOne: (name) => `${name}: reset its key`,
  resetAll: 'Reset all',
  taken: (chord, name) => `${chord} belongs to “${name}”.`,
  swap: 'Swap',
  take: 'Take it',
  leave: 'Leave it',
  set: (name, chord) => `${name}: ${chord}`,
  cleared: (name) => `${name}: no key`,
  ime: 'The input method has the keyboard; switch it to Latin first.',
  refused: {
    edit: (chord) => `${chord} is needed for editing text.`,
    control: (chord) => `${chord} is needed for buttons and lists.`,
    browser: (chord) => `${chord} belongs to the browser and its window.`,
    system: (chord) => `${chord} belongs to the system.`,
  },
};
