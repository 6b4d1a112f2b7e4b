import { z } from 'zod';

/** The parts commands are listed under, in the order of the desktop's menus. */
export const GROUPS = ['file', 'edit', 'review', 'article', 'go', 'view', 'help'] as const;
export type CommandGroup = (typeof GROUPS)[number];

/** A command as a menu shows it. */
export const MenuItem = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  label: z.string().max(100),
  /** As the window spells it, e.g. `mod+shift+z`; null for none. */
  chord: z.string().max(64).nullable(),
  /** Whether there is something for it to do now. */
  able: z.boolean(),
  /** Whether a line parts it from what stands above. */
  apart: z.boolean(),
});
export type MenuItem = z.infer<typeof MenuItem>;

/** The commands of a window in its language, for the host's menus. */
export const MenuView = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        group: z.enum(GROUPS),
        label: z.string().max(60),
        items: z.array(MenuItem).max(100),
      }),
    )
    .max(GROUPS.length),
});
export type MenuView = z.infer<typeof MenuView>;
