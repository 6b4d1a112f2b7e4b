import { create } from 'zustand';

/** What stands in the column on the right. */
export type Side = 'findings' | 'history' | 'text';

export const useSide = create<{ open: Side }>(() => ({ open: 'findings' }));

export function showSide(open: Side): void {
  useSide.setState({ open });
}

/** Shows it, or the findings again where it is shown already. */
export function toggleSide(side: Exclude<Side, 'findings'>): void {
  useSide.setState(({ open }) => ({ open: open === side ? 'findings' : side }));
}
