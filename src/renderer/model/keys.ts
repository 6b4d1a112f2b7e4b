/**
 * Chords: `mod` is ⌘ on a Mac and Ctrl elsewhere; the parts stand in the order `mod+alt+shift+key`. A letter is
 * told in lower case, a sign (`?`, `[`) as itself and without shift, other keys by their DOM name in lower case
 * (`enter`, `arrowup`, `f6`).
 */

/** What of a keyboard event matters here. */
export interface KeyPress {
  key: string;
  /** The key's place on the keyboard, e.g. `KeyZ`. */
  code: string;
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

/** The chord a press spells, e.g. `mod+shift+z`; null for one with a foreign modifier or for a modifier alone. */
export function chordOf(press: KeyPress, mac: boolean): string | null {
  const mod = mac ? press.metaKey : press.ctrlKey;
  if (mac ? press.ctrlKey : press.metaKey) return null;
  // Windows spells AltGr as Ctrl and Alt: a sign other than the key's own is text that is typed.
  if (press.altKey && mod && !mac && press.key.length === 1 && press.key.toUpperCase() !== placeOf(press))
    return null;
  const key = keyOf(press);
  if (key === null) return null;
  // A sign such as `?` needs shift to be typed at all: it is the sign that counts.
  const named = /^[a-z0-9]$/.test(key) || key.length > 1;
  return `${mod ? 'mod+' : ''}${press.altKey ? 'alt+' : ''}${press.shiftKey && named ? 'shift+' : ''}${key}`;
}

const MODIFIERS = new Set([
  'control',
  'shift',
  'alt',
  'meta',
  'altgraph',
  'capslock',
  'dead',
  'unidentified',
  'process',
]);

function placeOf(press: KeyPress): string | undefined {
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code)?.[1];
}

function keyOf(press: KeyPress): string | null {
  // With Alt a Mac types another sign altogether; the key itself is meant.
  const place = press.altKey ? placeOf(press) : undefined;
  const key = (place ?? press.key).toLowerCase();
  if (key === ' ') return 'space';
  return key === '' || MODIFIERS.has(key) ? null : key;
}

/** Whether a chord is heard in a text field and the draft: not where the key alone would write or move there. */
export function isHeardInText(chord: string): boolean {
  if (chord.startsWith('mod+')) return true;
  const key = chord.slice(chord.lastIndexOf('+') + 1);
  return /^f\d+$/.test(key) || (chord.startsWith('alt+') && /^(?:arrow|page|home|end|enter)/.test(key));
}

/** The chord a press calls a command by, or null. `inText`: the press goes to a text field or the draft. */
export function calledBy(press: KeyPress, inText: boolean, mac: boolean): string | null {
  if (isComposing(press)) return null;
  const chord = chordOf(press, mac);
  return chord === null || (inText && !isHeardInText(chord)) ? null : chord;
}

const SIGNS: Readonly<Record<string, readonly [mac: string, others: string]>> = {
  mod: ['⌘', 'Ctrl'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
  enter: ['↩', 'Enter'],
  arrowup: ['↑', '↑'],
  arrowdown: ['↓', '↓'],
  arrowleft: ['←', '←'],
  arrowright: ['→', '→'],
  backspace: ['⌫', 'Backspace'],
  delete: ['⌦', 'Delete'],
  pageup: ['⇞', 'PgUp'],
  pagedown: ['⇟', 'PgDn'],
  home: ['↖', 'Home'],
  end: ['↘', 'End'],
  space: ['␣', 'Space'],
};

/** A chord as a person reads it: `⌘Z` on a Mac, `Ctrl+Z` elsewhere. */
export function chordLabel(chord: string, mac: boolean): string {
  const parts = partsOf(chord).map((part) => SIGNS[part]?.[mac ? 0 : 1] ?? part.toUpperCase());
  return parts.join(mac ? '' : '+');
}

/** The chords of a list parted by blanks. */
export function chordsIn(list: string): string[] {
  return list.split(' ').filter(Boolean);
}

/** `mod++` is ⌘ and plus. */
function partsOf(chord: string): string[] {
  return chord.endsWith('+') ? [...chord.slice(0, -1).split('+').filter(Boolean), '+'] : chord.split('+');
}
