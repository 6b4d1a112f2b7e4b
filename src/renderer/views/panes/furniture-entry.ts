import { words } from '../../i18n/index.ts';
import type { Chosen } from '../../state/hand.ts';
import type { MenuEntry } from '../../state/panels.ts';
import { dropFurniture } from '../../state/untangle.ts';

/** How far a line of furniture goes, as one entry that opens: `alone`, too, where that line itself is none yet. */
export function furnitureEntry(chosen: Chosen, alone: boolean): MenuEntry {
  const w = words().menu;
  return {
    id: 'drop-furniture',
    label: w.asFurniture,
    more: [
      ...(alone
        ? [{ id: 'drop-chrome', label: w.onlyThis, run: () => void dropFurniture(chosen, 'one') }]
        : []),
      { id: 'drop-alike', label: w.asChromeAlike, run: () => void dropFurniture(chosen, 'alike') },
      { id: 'drop-always', label: w.asChromeAlways, run: () => void dropFurniture(chosen, 'always') },
    ],
  };
}
