import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isGone, ownMark } from '../process.ts';
import { syncFolder, TEMPORARY, writeWhole } from './write.ts';

/**
 * One export on its way into a folder. Every file is first written beside its place; one rename of the list of
 * places decides that the export counts; then the files move. A crash before the list leaves the folder as it was,
 * a crash after it leaves what the next start or the next export brings to its end: never a half export.
 */
export class ExportStage {
  readonly #folder: string;
  readonly #beside: string;
  readonly #places: { from: string; to: string }[] = [];

  private constructor(folder: string, beside: string) {
    this.#folder = folder;
    this.#beside = beside;
  }

  /** Makes room beside the files of `folder`, which must exist and be settled (`settleFolder`). */
  static async open(folder: string): Promise<ExportStage> {
    const beside = join(folder, `${TEMPORARY}${ownMark()}-${randomBytes(6).toString('hex')}`);
    await mkdir(beside);
    return new ExportStage(folder, beside);
  }

  /** Writes one file to be. `name` is its name in the folder. */
  async put(name: string, content: string): Promise<void> {
    const from = String(this.#places.length);
    const file = await open(join(this.#beside, from), 'wx', 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    this.#places.push({ from, to: name });
  }

  /** Puts everything in its place, in the order it was put; from the list's rename on, for good. */
  async commit(): Promise<void> {
    if (this.#places.length > 0) {
      await writeWhole(this.#beside, LIST, JSON.stringify({ places: this.#places }));
      await moveIn(this.#folder, this.#beside);
    }
    await this.discard();
  }

  /** Takes everything away that has not been put in its place. */
  async discard(): Promise<void> {
    await rm(this.#beside, { recursive: true, force: true });
  }
}

const LIST = 'places.json';
const List = z.object({ places: z.array(z.object({ from: z.string().regex(/^\d+$/), to: z.string() })) });

/** What a folder of another machine leaves behind is known to be stale only by its age, in milliseconds. */
const STALE = 60 * 60 * 1000;

/** What `settleFolder` found: `busy` if another process is at work in the folder right now. */
export type Settled = 'still' | 'busy';

/** Brings to its end, or takes away, what a crash left in an export folder. */
export async function settleFolder(folder: string, now: number): Promise<Settled> {
  let settled: Settled = 'still';
  for (const name of await readdir(folder)) {
    if (!name.startsWith(TEMPORARY)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (!found) continue;
    const mark = name.slice(TEMPORARY.length).split('-', 1)[0] ?? '';
    if (mark !== ownMark() && !isGone(mark) && Math.abs(now - found.mtimeMs) < STALE) {
      settled = 'busy';
      continue;
    }
    if (mark === ownMark()) continue;
    if (found.isDirectory()) await moveIn(folder, path);
    await rm(path, { recursive: true, force: true });
  }
  return settled;
}

/** Moves what a list of places names; what was moved already is passed over. Without a list nothing counts. */
async function moveIn(folder: string, beside: string): Promise<void> {
  let text: string;
  try {
    text = await readFile(join(beside, LIST), 'utf8');
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (const { from, to } of List.parse(JSON.parse(text)).places) {
    // The list lies in a folder that others may write to: it names places in that folder or nothing.
    if (basename(to) !== to || to === '.' || to === '..' || to === '')
      throw new Error('an export that was cut short names a place outside its folder');
    try {
      await rename(join(beside, from), join(folder, to));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  await syncFolder(folder);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
