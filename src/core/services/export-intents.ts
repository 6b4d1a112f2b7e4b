import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { settleFolder } from '../formats/export-stage.ts';
import { writeWhole } from '../formats/write.ts';
import { isGone, ownMark } from '../process.ts';

/**
 * Which folders an export is under way in, noted in the data folder: after a crash the next start knows where to
 * bring an export to its end or take its leavings away.
 */

const PREFIX = 'exporting-';
const Intent = z.object({ folder: z.string() });

/** Notes an export into `folder`; the function returned strikes the note out. */
export async function noteIntent(dataFolder: string, folder: string): Promise<() => Promise<void>> {
  const name = `${PREFIX}${ownMark()}-${randomBytes(6).toString('hex')}.json`;
  await writeWhole(dataFolder, name, JSON.stringify({ folder }));
  return () => rm(join(dataFolder, name), { force: true });
}

/** Settles the folders of exports that a crash cut short. `tell` hears of folders that can't be settled now. */
export async function settleIntents(
  dataFolder: string,
  now: number,
  tell: (error: unknown) => void,
): Promise<void> {
  // The note of an export may itself have been cut short.
  await settleFolder(dataFolder, now);
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith(PREFIX)) continue;
    if (!isGone(name.slice(PREFIX.length).split('-', 1)[0] ?? '')) continue;
    const path = join(dataFolder, name);
    try {
      const { folder } = Intent.parse(JSON.parse(await readFile(path, 'utf8')));
      // A folder that is gone for good needs nothing; one on a disk not plugged in is settled by its next export.
      if (existsSync(folder)) await settleFolder(folder, now);
      await rm(path, { force: true });
    } catch (error) {
      tell(error);
    }
  }
}

const queues = new Map<string, Promise<void>>();

/** Waits until no other export of this process works in `folder`; the function returned lets the next one in. */
export async function enterFolder(folder: string): Promise<() => void> {
  const before = queues.get(folder) ?? Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const mine = before.then(() => promise);
  queues.set(folder, mine);
  await before;
  return () => {
    resolve();
    if (queues.get(folder) === mine) queues.delete(folder);
  };
}
