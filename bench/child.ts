import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What running a program to its end cost. */
export interface Cost {
  seconds: number;
  /** Processor time in seconds, of all its threads; null where the system does not tell. */
  cpu: number | null;
  /** Most memory it held at a time, in MB; null where the system does not tell. */
  peak: number | null;
}

/** How often memory and time are read. Both marks only grow, so a late reading misses little. */
const EVERY_MS = 15;

/** Runs a program with its output thrown away. Rejects if it fails, with what it said last. */
export function cost(command: string, args: readonly string[], cwd?: string): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let peak: number | null = null;
    let cpu: number | null = null;
    let said = '';
    const watch = setInterval(() => {
      peak = highWater(child.pid) ?? peak;
      cpu = processorTime(child.pid) ?? cpu;
    }, EVERY_MS);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0) resolve({ seconds, cpu, peak });
      else reject(new Error(`${command} ended with ${signal ?? code}: ${said.trim()}`));
    });
  });
}

/** The kernel's own high-water mark of a process, in MB; null once it is gone or where there is no /proc. */
function highWater(pid: number | undefined): number | null {
  try {
    const mark = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return mark ? Number(mark[1]) / 1024 : null;
  } catch {
    // Gone between two readings, or a system without /proc: the last reading stands.
    return null;
  }
}

/** Ticks a second in which the kernel tells processor time, on every Linux there is. */
const TICKS = 100;

/** Processor time of a process so far, in seconds; null once it is gone or where there is no /proc. */
function processorTime(pid: number | undefined): number | null {
  try {
    // Fields after the name, which may hold blanks: the 12th and 13th are ticks of user and system.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isNaN(ticks) ? null : ticks / TICKS;
  } catch {
    // As in `highWater`.
    return null;
  }
}
