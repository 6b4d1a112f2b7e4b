import { userInfo } from 'node:os';
import type { Bus } from './bus.ts';
import { notFound, refused } from './errors.ts';
import type { Drafts } from './services/drafts.ts';
import type { PlanningThreads } from './services/planning-threads.ts';
import { type DumpRow, getDump } from './store/dumps.ts';
import type { Store } from './store/handle.ts';
import { getSettings } from './store/settings.ts';
import type { Texts } from './store/texts.ts';

/** What every service works on: the open store with what is kept in memory beside it. */
export interface Library {
  readonly store: Store;
  readonly texts: Texts;
  readonly drafts: Drafts;
  readonly bus: Bus;
  readonly planning: PlanningThreads;
  readonly maxBytes: number;
  readonly samplesFolder: string;
  readonly exportFolder: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Who decides: the name in the settings, else the account's. */
export function editorOf(library: Library): string {
  const name = getSettings(library.store).editorName.trim().toWellFormed();
  return name === '' ? accountName() : name;
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    // An account without an entry in the password file has no name (containers run so).
    if (error instanceof Error && 'code' in error) return 'editor';
    throw error;
  }
}

export function dumpOf(library: Library, id: string): DumpRow {
  const row = getDump(library.store, id);
  if (!row) throw notFound('dump', id);
  return row;
}

/** A dump with the plan that counts. Refused while there is none yet. */
export function plannedDump(library: Library, id: string): DumpRow & { plan: number } {
  const row = dumpOf(library, id);
  if (row.plan === null)
    throw refused(
      row.status === 'failed' ? 'plan-failed' : 'planning',
      row.status === 'failed' ? (row.problem ?? 'Planning failed.') : 'This dump is still being planned.',
    );
  return { ...row, plan: row.plan };
}
