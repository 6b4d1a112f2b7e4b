import type { CommandGroup } from '../../shared/menu.ts';
import type { Words } from '../i18n/index.ts';

/** Names a command; each has its words in `commands.ts` of either language. */
export type CommandId = keyof Words['commands']['names'];

/** Something that can be asked of the window: by a key, in the palette, in a menu, by a button. */
export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Chords it has from the start, the shown one first; see `model/keys.ts` for how they are spelled. */
  readonly keys?: readonly string[];
  /** Whether there is something for it to do now; without it, always. Cheap: asked for every command at once. */
  readonly when?: () => boolean;
  readonly run: () => void;
  /** Holding the key down must not do it again and again: it decides something. */
  readonly once?: boolean;
  /** Begins a new part of its group: menus draw a line above it. */
  readonly apart?: boolean;
  /** Not offered in the palette: it only makes sense from where the focus is. */
  readonly keysOnly?: boolean;
}
