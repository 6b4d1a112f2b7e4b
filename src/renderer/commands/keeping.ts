import { backUpNow, copyDiagnostics } from '../state/backups.ts';
import type { Command } from './command.ts';

/** Commands that keep the work safe, and help when something broke. */
export const keeping: readonly Command[] = [
  { id: 'back-up', group: 'file', once: true, run: () => void backUpNow() },
  { id: 'diagnostics', group: 'help', once: true, run: () => void copyDiagnostics() },
];
