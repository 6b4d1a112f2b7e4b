import { z } from 'zod';
import { Id, Instant } from './ids.ts';
import { Outcome } from './outcome.ts';

/** Settings, the host, the library and what befalls it. */

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'zh', 'en']),
  /** Who decides; written into the log. */
  editorName: z.string().max(200),
  /** Whether the desk exports only what a second person has validated. */
  secondName: z.boolean(),
  /** Command id → key chord, only where changed from the default. */
  keys: z.record(z.string().max(64), z.string().max(64)),
  /** Sizes of the panes and where the editor was. */
  layout: z.record(z.string().max(64), z.union([z.string().max(200), z.number(), z.boolean()])),
});
export type Settings = z.infer<typeof Settings>;

export const TROUBLES = [
  'newer',
  'corrupt',
  'locked',
  'full',
  'read-only',
  'denied',
  'missing',
  'unusable',
] as const;
/**
 * What can befall the library. `newer`: made by a later Galley; `corrupt`: damaged or cut short; `locked`: another
 * process holds it; `full`: no room on the disk; `read-only`, `denied`: it may not be written; `missing`: its file
 * or folder is gone; `unusable`: the disk failed in another way.
 */
export const Trouble = z.enum(TROUBLES);
export type Trouble = z.infer<typeof Trouble>;

export const HostInfo = z.strictObject({
  version: z.string(),
  engine: z.string(),
  /** `desktop`: the Electron window; `web`: the loopback host in a browser. */
  host: z.enum(['desktop', 'web', 'inprocess']),
  /** Largest file taken, in bytes. */
  maxBytes: z.number(),
  platform: z.string(),
  /** The store's folder, for a person to know where the data lies. */
  dataFolder: z.string(),
  /** Where exports go if no other folder is chosen. */
  exportFolder: z.string(),
  /** Whether the shell can show a folder dialog. */
  canPickFolder: z.boolean(),
  /** Whether the library has never held a dump. */
  firstRun: z.boolean(),
  /** When the newest decision was made, if that is still to come by this machine's clock; null else. */
  clockBehind: Instant.nullable(),
  /** What became of a restore that was asked for before this start; null if none was. */
  restored: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('done'),
        /** When the backup was made that stands now. */
        at: Instant,
        /** Where the library that stood before lies now, inside the data folder; null if there was none. */
        setAside: z.string().nullable(),
      }),
      z.strictObject({ kind: z.literal('failed'), trouble: Trouble }),
    ])
    .nullable(),
});
export type HostInfo = z.infer<typeof HostInfo>;

export const BackupView = z.strictObject({
  /** Its file name, which is what it is asked for by. */
  name: z.string(),
  /** Grows by one with each. */
  no: z.number(),
  at: Instant,
  /** `migration`: before one; `asked`: a person wanted it. */
  reason: z.enum(['start', 'hour', 'asked', 'migration']),
  bytes: z.number(),
});
export type BackupView = z.infer<typeof BackupView>;

/** Told to every window when something changed that it did not do itself. */
export const LibraryEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dump'),
    dumpId: Id,
    what: z.enum(['added', 'changed', 'removed', 'planned']),
  }),
  z.strictObject({ kind: z.literal('decision'), outcome: Outcome, origin: z.string() }),
  z.strictObject({ kind: z.literal('settings') }),
  z.strictObject({ kind: z.literal('open'), dumpId: Id }),
  /** The library or its disk has become unusable while it was open. */
  z.strictObject({ kind: z.literal('trouble'), trouble: Trouble }),
]);
export type LibraryEvent = z.infer<typeof LibraryEvent>;
