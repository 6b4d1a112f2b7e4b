import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownMark } from '../process.ts';

/**
 * Writes a file whole or not at all: beside its place under a temporary name, flushed, then renamed over it.
 * A crash leaves either the old file or the new one. Rejects with the file system's error; nothing half-written
 * is left behind.
 */
export async function writeWhole(
  folder: string,
  name: string,
  content: string | Uint8Array | AsyncIterable<string>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `${TEMPORARY}${ownMark()}-${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(beside, 'wx', 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(folder, name));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Prefix of names that only ever belong to a write in progress. */
export const TEMPORARY = '.galley-writing-';

/** A rename is durable once its folder is flushed; Windows neither needs nor allows it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
