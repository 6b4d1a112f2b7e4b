/** Chords of the window as Electron spells them; what it would not understand gets none, since it would throw. */

const KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  space: 'Space',
  arrowup: 'Up',
  arrowdown: 'Down',
  arrowleft: 'Left',
  arrowright: 'Right',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  insert: 'Insert',
  '+': 'Plus',
};
const SIGNS = ')!@#$%^&*(:<_>?~{|}";=,-./`[]\\\'';

/** `mod+shift+z` → `CmdOrCtrl+Shift+Z`; undefined for a chord that no menu can show. */
export function acceleratorOf(chord: string, mac: boolean): string | undefined {
  const parts = chord.endsWith('+')
    ? [...chord.slice(0, -1).split('+').filter(Boolean), '+']
    : chord.split('+');
  const key = parts.at(-1) ?? '';
  const known = KEYS[key] ?? (/^[a-z0-9]$|^f([1-9]|1\d|2[0-4])$/.test(key) ? key.toUpperCase() : undefined);
  const name = known ?? (key.length === 1 && SIGNS.includes(key) ? key : undefined);
  if (name === undefined) return undefined;
  const modifiers: string[] = [];
  for (const part of parts.slice(0, -1)) {
    const modifier = { mod: 'CmdOrCtrl', alt: 'Alt', shift: 'Shift' }[part];
    if (!modifier) return undefined;
    modifiers.push(modifier);
  }
  // A Mac registers what it shows: a plain letter there would be taken from the text that is being written.
  if (mac && modifiers[0] !== 'CmdOrCtrl' && !/^F\d/.test(name)) return undefined;
  return [...modifiers, name].join('+');
}
