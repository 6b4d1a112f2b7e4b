import { create } from 'zustand';
import type { BackupView, HostInfo, Trouble } from '../../shared/model/system.ts';
import { client } from '../client.ts';
import { moment, words } from '../i18n/index.ts';
import { tell, tellError } from './notices.ts';

interface BackupState {
  /** Newest first; null until they were asked for. */
  rows: readonly BackupView[] | null;
  /** Why the last one could not be made. */
  fault: { trouble: Trouble | null } | null;
  /** The one that the next start goes back to. */
  pending: string | null;
  making: boolean;
}

/** The backups of the library, as the settings show them. */
export const useBackups = create<BackupState>(() => ({
  rows: null,
  fault: null,
  pending: null,
  making: false,
}));

export async function loadBackups(): Promise<void> {
  try {
    useBackups.setState(await client.system.backups());
  } catch (error) {
    tellError(error, words().keeping.backups);
  }
}

export async function backUpNow(): Promise<void> {
  const w = words().keeping;
  useBackups.setState({ making: true });
  try {
    await client.system.backUp();
    tell(w.made, 'good');
  } catch (error) {
    tellError(error, w.now);
  }
  useBackups.setState({ making: false });
  await loadBackups();
}

/** Goes back to a backup, at once where the host starts again by itself; null takes that back. */
export async function goBackTo(name: string | null): Promise<void> {
  try {
    await client.system.restore({ name });
    await loadBackups();
  } catch (error) {
    tellError(error, words().keeping.goBack);
  }
}

/** Copies what helps whoever looks into a fault. */
export async function copyDiagnostics(): Promise<void> {
  const w = words().keeping;
  try {
    await navigator.clipboard.writeText(await client.system.diagnostics());
    tell(w.copied, 'good');
  } catch (error) {
    tellError(error, w.copy);
  }
}

/** Says what became of a backup that this start was to go back to. */
export function tellRestored(restored: HostInfo['restored']): void {
  const w = words();
  if (restored?.kind === 'failed') tell(w.keeping.failed(w.errors.store[restored.trouble]), 'bad');
  if (restored?.kind !== 'done') return;
  const aside = restored.setAside === null ? '' : w.keeping.setAside(restored.setAside);
  tell(`${w.keeping.done(moment(restored.at))}${aside}`, 'good');
}

/** Says that this machine's clock stands before the newest decision. */
export function tellClock(newest: number | null): void {
  if (newest !== null) tell(words().keeping.clock(moment(newest)), 'bad');
}
