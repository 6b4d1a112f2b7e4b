import { randomBytes } from 'node:crypto';

/** A name for a dump, an article or a decision: 72 random bits, so that it stays unique across stores. */
export function newId(): string {
  return randomBytes(9).toString('base64url');
}
