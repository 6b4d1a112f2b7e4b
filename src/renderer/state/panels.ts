import { create } from 'zustand';

export type Panel = 'export' | 'approve' | 'settings' | 'encoding' | 'keys' | 'palette' | 'loose' | 'twice';

/** The one panel that is open, if any. */
export const usePanels = create<{ open: Panel | null }>(() => ({ open: null }));

export function openPanel(panel: Panel): void {
  usePanels.setState({ open: panel });
}

export function togglePanel(panel: Panel): void {
  usePanels.setState(({ open }) => ({ open: open === panel ? null : panel }));
}

export function closePanel(): void {
  usePanels.setState({ open: null });
}

export interface MenuEntry {
  id: string;
  label: string;
  /** Runs the command; the menu closes first. */
  run?: () => void;
  /** Shows the articles of the dump to choose one from, without the one named. */
  pickArticle?: { not: string | null; run: (articleId: string) => void };
  /** Shows these in the place of all others. */
  more?: readonly MenuEntry[];
  disabled?: boolean;
}

/** Entries that belong together: one below the other, or, where they have a name, side by side behind it. */
export interface MenuGroup {
  name?: string;
  entries: readonly MenuEntry[];
}

export interface OpenMenu {
  x: number;
  y: number;
  label: string;
  /** Parted by lines; those without entries are left out. */
  groups: readonly MenuGroup[];
  /** Shows the articles at once instead of entries. */
  pick?: NonNullable<MenuEntry['pickArticle']>;
}

/** The context menu, wherever it was called. */
export const useMenu = create<{ menu: OpenMenu | null }>(() => ({ menu: null }));

export function openMenu(menu: OpenMenu): void {
  useMenu.setState({ menu });
}

export function closeMenu(): void {
  useMenu.setState({ menu: null });
}
