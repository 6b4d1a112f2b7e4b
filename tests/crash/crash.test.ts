import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dice, dice } from '../../bench/big.ts';
import { audit } from './audit.ts';
import type { Acknowledged, Begins } from './review.ts';

/**
 * Galley is killed in the midst of its work, again and again on one library, and must find everything it had
 * acknowledged. `GALLEY_KILLS` says how often, `GALLEY_SEED` repeats a run.
 */

const KILLS = Number(process.env.GALLEY_KILLS ?? 20);
const SEED = Number(process.env.GALLEY_SEED ?? Date.now() % 1_000_000);
/** A library is killed this often before a new one is begun. */
const LIVES = 25;
/** A process that does not come to what it is to be killed at is killed so many milliseconds after its first sign. */
const LONGEST = 15_000;
/** Most acknowledged steps of one life, and those of a library's first: there must be something to lose. */
const STEPS = 60;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-crash-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** When a life ends: so many milliseconds after its start, a number of steps, or the beginning of a long one. */
interface End {
  after: 'start' | Begins['what'] | number;
  delay: number;
}

function endOf(throws: Dice, first: boolean): End {
  if (first) return { after: STEPS, delay: 0 };
  const lot = throws.below(100);
  if (lot < 10) return { after: 'start', delay: throws.below(300) };
  // Writes of many files and many rows take milliseconds; aimed at, they are hit in their midst.
  if (lot < 45) return { after: 'export', delay: throws.below(12) };
  if (lot < 60) return { after: 'import', delay: throws.below(60) };
  if (lot < 70) return { after: 'bulk', delay: throws.below(12) };
  if (lot < 73) return { after: 'plan', delay: throws.below(200) };
  return { after: throws.below(STEPS), delay: throws.below(8) };
}

/** Lets a reviewer work on `folder` until `end`; what it told before that. */
function live(folder: string, seed: number, end: End): Promise<Acknowledged[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), folder, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told: Acknowledged[] = [];
    let said = '';
    let killed = false;
    let aimed = false;
    const aim = (delay: number): void => {
      if (aimed) return;
      aimed = true;
      setTimeout(() => {
        killed = true;
        child.kill('SIGKILL');
      }, delay);
    };
    if (end.after === 'start') aim(end.delay);
    createInterface({ input: child.stdout }).on('line', (line) => {
      // The kill can cut the last line short: then it was not told.
      if (!line.endsWith('}')) return;
      const event = JSON.parse(line) as Acknowledged | Begins | { step: 'ready' };
      if (event.step === 'ready') {
        if (end.after === 0) aim(end.delay);
        else setTimeout(aim, LONGEST, 0).unref();
      } else if (event.step === 'begins') {
        if (event.what === end.after) aim(end.delay);
      } else if (told.push(event) === end.after) aim(end.delay);
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    child.on('error', fail);
    child.on('close', () => {
      if (killed) done(told);
      else fail(new Error(`the reviewer ended by itself (seed ${seed}):\n${said}`));
    });
  });
}

test(`${KILLS} kills lose nothing that was acknowledged (seed ${SEED})`, {
  timeout: KILLS * 30_000,
}, async () => {
  const throws = dice(SEED);
  const steps: Record<string, number> = {};
  let all: Acknowledged[] = [];
  let folder = '';
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % LIVES === 0) {
      if (folder !== '') expect(await audit(folder, all), `at the end of ${folder}`).toEqual([]);
      folder = join(root, String(kill));
      all = [];
    }
    const end = endOf(throws, kill % LIVES === 0);
    const told = await live(folder, SEED + kill, end);
    for (const done of told) {
      const name = done.step === 'decide' ? done.what : done.step;
      steps[name] = (steps[name] ?? 0) + 1;
    }
    expect(await audit(folder, told), `after kill ${kill + 1}, ${JSON.stringify(end)}`).toEqual([]);
    all.push(...told);
  }
  expect(await audit(folder, all), 'at the end').toEqual([]);
  process.stdout.write(`${KILLS} kills after ${JSON.stringify(steps)}, seed ${SEED}\n`);
  expect(steps.save ?? 0).toBeGreaterThan(0);
});
