import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Telling the leavings of a process that is gone from the work of one that runs. */

/** Names this machine in file names: a process id says nothing about a folder that two machines share. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Tells this process from an earlier one that had the same id: in containers that is the rule. */
const NONCE = randomBytes(4).toString('hex');

/** What this process marks its temporary names with: `machine.pid.nonce`. */
export function ownMark(): string {
  return `${MACHINE}.${process.pid}.${NONCE}`;
}

/** Whether the process that made a mark is known to be gone; one of another machine is never known to be. */
export function isGone(mark: string): boolean {
  const m = /^([0-9a-f]{8})\.(\d{1,10})\.([0-9a-f]{8})$/.exec(mark);
  if (m === null || m[1] !== MACHINE) return false;
  const pid = Number(m[2]);
  return pid === process.pid ? m[3] !== NONCE : !isAlive(pid);
}

/** Whether a process of this machine with that id runs. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    // No /proc here, or the process ended this instant: the signal's answer stands.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
