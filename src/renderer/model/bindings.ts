import { chordsIn } from './keys.ts';

/** Which command has which chords: those it brings, and what a person made of them. */

/** A command, as far as its chords are concerned. */
export interface Keyed<Id extends string = string> {
  readonly id: Id;
  readonly keys?: readonly string[];
}

/** Command id → own chords, parted by a blank (empty: none), only where changed; as the settings keep them. */
export type Chosen = Readonly<Record<string, string>>;

export interface Bindings<C extends Keyed> {
  readonly by: ReadonlyMap<string, C>;
  readonly of: ReadonlyMap<string, readonly string[]>;
}

/** Chords of all commands. What a person chose goes before what a command brings, so that no chord has two. */
export function bind<C extends Keyed>(commands: readonly C[], chosen: Chosen): Bindings<C> {
  const by = new Map<string, C>();
  const of = new Map<string, readonly string[]>();
  const give = (command: C, chords: readonly string[]): void => {
    const free = chords.filter((chord) => !by.has(chord));
    for (const chord of free) by.set(chord, command);
    of.set(command.id, free);
  };
  for (const command of commands) {
    const own = chosen[command.id];
    if (own !== undefined) give(command, chordsIn(own));
  }
  for (const command of commands) if (chosen[command.id] === undefined) give(command, command.keys ?? []);
  return { by, of };
}

/** Gives a command these chords alone; whoever else holds one of them loses it. */
export function assign(
  commands: readonly Keyed[],
  chosen: Chosen,
  id: string,
  chords: readonly string[],
): Record<string, string> {
  const { by, of } = bind(commands, chosen);
  const next: Record<string, string> = { ...chosen };
  const set = (command: Keyed, to: readonly string[]): void => {
    const own = to.join(' ');
    if (own === (command.keys ?? []).join(' ')) delete next[command.id];
    else next[command.id] = own;
  };
  for (const chord of chords) {
    const holder = by.get(chord);
    if (!holder || holder.id === id) continue;
    const left = chordsIn(next[holder.id] ?? of.get(holder.id)!.join(' ')).filter((each) => each !== chord);
    set(holder, left);
  }
  const command = commands.find((each) => each.id === id);
  if (command) set(command, chords);
  return next;
}

/** Gives a command the chord of another, which gets what that command had in exchange. */
export function exchange(
  commands: readonly Keyed[],
  chosen: Chosen,
  id: string,
  chord: string,
): Record<string, string> {
  const { by, of } = bind(commands, chosen);
  const holder = by.get(chord);
  const had = of.get(id) ?? [];
  const next = assign(commands, chosen, id, [chord]);
  if (!holder || holder.id === id) return next;
  const left = (of.get(holder.id) ?? []).filter((each) => each !== chord);
  return assign(commands, next, holder.id, [...had, ...left]);
}

/** Why a chord can't be had: it types or moves, edits text, steers a focused control, or belongs to browser or system. */
export type Refusal = 'edit' | 'control' | 'browser' | 'system';

const EDIT = new Set(['mod+c', 'mod+v', 'mod+x', 'mod+a', 'mod+shift+v', 'mod+backspace', 'mod+delete']);
const BROWSER = new Set(
  `mod+w mod+t mod+n mod+r mod+l mod+p mod+q mod+shift+w mod+shift+t mod+shift+n mod+shift+r mod+shift+i mod+shift+j
   mod+shift+delete mod+0 mod++ mod+- mod+= mod+shift+c f5 f11 f12 mod+f5 shift+f5 alt+arrowleft alt+arrowright alt+home
   alt+f4 mod+pageup mod+pagedown`.split(/\s+/),
);
const MAC = new Set(['mod+h', 'mod+m', 'mod+`', 'mod+space', 'alt+space', 'mod+tab', 'mod+alt+escape']);
const OTHERS = new Set(['alt+space', 'mod+escape', 'mod+tab', 'shift+f10', 'f10']);
const CONTROLS = /^(?:(?:mod|alt|shift)\+)*(?:escape|tab|backspace|delete|contextmenu)$/;
const MOVES =
  /^(?:shift\+)?(?:enter|space|arrow\w+|home|end|page\w+)$|^mod\+(?:shift\+)?(?:arrow\w+|home|end)$/;

/** Whether a chord can be a command's; if not, why. */
export function refusalOf(chord: string, mac: boolean): Refusal | null {
  if (CONTROLS.test(chord) || MOVES.test(chord)) return 'control';
  if (EDIT.has(chord)) return 'edit';
  if (BROWSER.has(chord) || /^mod\+[1-9]$/.test(chord)) return 'browser';
  return (mac ? MAC : OTHERS).has(chord) ? 'system' : null;
}
