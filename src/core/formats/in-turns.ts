import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { inkOf } from '../../shared/span.ts';

/** Work over a whole file in turns, so that the host answers its windows in between: a file may have 256 MB. */

/** Bytes hashed, and code units counted, in one turn: some ten milliseconds' worth. */
const BYTES = 8 * 2 ** 20;
const UNITS = 2 * 2 ** 20;

/** SHA-256 of bytes, in hex. */
export async function hashInTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += BYTES) {
    hash.update(bytes.subarray(at, at + BYTES));
    await turn();
  }
  return hash.digest('hex');
}

/** Ink of a text. */
export async function inkInTurns(text: string): Promise<number> {
  let ink = 0;
  for (let at = 0; at < text.length; at += UNITS) {
    ink += inkOf(text, at, Math.min(text.length, at + UNITS));
    await turn();
  }
  return ink;
}
