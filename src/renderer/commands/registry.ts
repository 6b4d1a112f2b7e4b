import { useMemo } from 'react';
import { isMac } from '../client.ts';
import { chordLabel } from '../model/keys.ts';
import { useSettings } from '../state/settings.ts';
import { article } from './article.ts';
import { type Command, type CommandId, GROUPS } from './command.ts';
import { edit } from './edit.ts';
import { panels } from './panels.ts';
import { review } from './review.ts';

/**
 * Everything the window can be asked to do. What is listed here has its key, its line on the sheet of keys, its
 * place in the palette and in the desktop's menus at once.
 */
export const COMMANDS: readonly Command[] = [...panels, ...edit, ...review, ...article].sort(
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

type Chosen = Readonly<Record<string, string>>;

/** The chords of a command: the person's own (an empty one: none), or those it has from the start. */
export function chordsOf(command: Command, chosen: Chosen): readonly string[] {
  const own = chosen[command.id];
  if (own === undefined) return command.keys ?? [];
  return own === '' ? [] : [own];
}

let bound: { chosen: Chosen; by: ReadonlyMap<string, Command> } | null = null;

/** The command a chord calls, as the person has it. */
export function commandAt(chord: string, chosen: Chosen): Command | undefined {
  if (bound?.chosen !== chosen) {
    const by = new Map<string, Command>();
    for (const command of COMMANDS)
      for (const each of chordsOf(command, chosen)) if (!by.has(each)) by.set(each, command);
    bound = { chosen, by };
  }
  return bound.by.get(chord);
}

/** The chord of a command as it is shown, e.g. `⌘Z`; empty if it has none. */
export function useChordLabel(id: CommandId): string {
  const chosen = useSettings((s) => s.settings.keys);
  return useMemo(() => {
    const chord = chordsOf(BY_ID.get(id)!, chosen)[0];
    return chord === undefined ? '' : chordLabel(chord, isMac);
  }, [id, chosen]);
}
