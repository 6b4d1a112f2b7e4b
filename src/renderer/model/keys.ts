/** Everything a key can call. */
export const COMMANDS = [
  'accept',
  'dismiss',
  'next',
  'previous',
  'other',
  'rival',
  'undo',
  'redo',
  'save',
  'search',
  'approve',
  'export',
  'help',
] as const;
export type Command = (typeof COMMANDS)[number];

/** `mod` is ⌘ on a Mac, Ctrl elsewhere. A chord without it is dead in text fields. */
export const DEFAULT_KEYS: Readonly<Record<Command, string>> = {
  accept: 'a',
  dismiss: 'd',
  next: 'j',
  previous: 'k',
  other: 'x',
  rival: 'r',
  undo: 'mod+z',
  redo: 'mod+shift+z',
  save: 'mod+s',
  search: 'mod+k',
  approve: 'mod+enter',
  export: 'mod+e',
  help: '?',
};

/** What of a keyboard event matters here. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
  repeat: boolean;
}

/** While an input method composes, key events are its own; Chromium marks the first of them with code 229. */
export function isComposing(press: KeyPress): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** The chord a press spells, e.g. `mod+shift+z`; null for one with a foreign modifier. */
export function chordOf(press: KeyPress, mac: boolean): string | null {
  const mod = mac ? press.metaKey : press.ctrlKey;
  if ((mac ? press.ctrlKey : press.metaKey) || press.altKey) return null;
  const key = press.key.toLowerCase();
  // A sign such as `?` needs shift to be typed at all: it is the sign that counts.
  const letter = /^[a-z0-9]$/.test(key) || key.length > 1;
  return `${mod ? 'mod+' : ''}${press.shiftKey && letter ? 'shift+' : ''}${key}`;
}

/** The command a press calls, or null. `inText`: the press goes to a text field or the draft. */
export function commandOf(
  press: KeyPress,
  keys: Readonly<Record<string, string>>,
  inText: boolean,
  mac: boolean,
): Command | null {
  if (isComposing(press)) return null;
  const chord = chordOf(press, mac);
  if (chord === null || (inText && !chord.startsWith('mod+'))) return null;
  for (const command of COMMANDS)
    if ((keys[command] ?? DEFAULT_KEYS[command]).toLowerCase() === chord) return command;
  return null;
}

/** A chord as a person reads it: `⌘Z` on a Mac, `Ctrl+Z` elsewhere. */
export function chordLabel(chord: string, mac: boolean): string {
  const parts = chord.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    if (part === 'enter') return mac ? '↩' : 'Enter';
    return part.toUpperCase();
  });
  return parts.join(mac ? '' : '+');
}
