import { GROUPS } from '../../shared/menu.ts';
import { isMac } from '../client.ts';
import { type Bindings, bind, type Chosen } from '../model/bindings.ts';
import { chordLabel } from '../model/keys.ts';
import { useSettings } from '../state/settings.ts';
import { article } from './article.ts';
import type { Command, CommandId } from './command.ts';
import { edit } from './edit.ts';
import { files } from './files.ts';
import { go } from './go.ts';
import { history } from './history.ts';
import { keeping } from './keeping.ts';
import { panels } from './panels.ts';
import { panes } from './panes.ts';
import { review } from './review.ts';
import { untangle } from './untangle.ts';
import { view } from './view.ts';
import { wording } from './wording.ts';

/** Areas in the order in which the commands of a group stand. */
const AREAS: readonly (readonly Command[])[] = [
  files,
  panels,
  edit,
  history,
  wording,
  review,
  article,
  untangle,
  go,
  panes,
  view,
  keeping,
];

/**
 * Everything the window can be asked to do. What is listed here has its key, its line on the sheet of keys, its
 * place in the palette and in the desktop's menus at once.
 */
export const COMMANDS: readonly Command[] = AREAS.flat().sort(
  (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group),
);

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of this name, if there is one. */
export function commandNamed(id: string): Command | undefined {
  return BY_ID.get(id);
}

/** Whether there is something for it to do now. */
export function canRun(command: Command): boolean {
  return command.when?.() ?? true;
}

/** Runs a command if there is something for it to do; false if not, or if there is no such command. */
export function runCommand(id: string): boolean {
  const command = commandNamed(id);
  if (!command || !canRun(command)) return false;
  command.run();
  return true;
}

let bound: { chosen: Chosen; bindings: Bindings<Command> } | null = null;

/** Who has which chord, as the person has it. */
export function bindings(chosen: Chosen): Bindings<Command> {
  if (bound?.chosen !== chosen) bound = { chosen, bindings: bind(COMMANDS, chosen) };
  return bound.bindings;
}

/** The command a chord calls. */
export function commandAt(chord: string, chosen: Chosen): Command | undefined {
  return bindings(chosen).by.get(chord);
}

/** The chord a command is shown with, if it has one. */
export function shownChord(id: CommandId, chosen: Chosen): string | undefined {
  return bindings(chosen).of.get(id)?.[0];
}

/** The chord of a command as a person reads it, e.g. `⌘Z`; empty if it has none. */
export function useChordLabel(id: CommandId): string {
  return useSettings((s) => {
    const chord = shownChord(id, s.settings.keys);
    return chord === undefined ? '' : chordLabel(chord, isMac);
  });
}
