/**
 * File names made from titles: safe on every file system Galley runs on, unique without regard to case.
 */

/** Longest name in UTF-8 bytes, extension included: file systems allow 255, and sync tools add to names. */
const MAX_BYTES = 120;

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/**
 * A title as a file name without extension: separators, controls, characters Windows refuses, invisible and
 * bidirectional controls and lone surrogates are gone; never empty, never a reserved name, never beginning or
 * ending in a dot or blank; cut between code points so that it fits with `extension` into 120 bytes.
 */
export function safeName(title: string, fallback: string, extension: string): string {
  let name = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, ' ')
    .replace(/[\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '');
  name = cut(name, MAX_BYTES - Buffer.byteLength(extension)).replace(/[\s.]+$/u, '');
  if (name === '') return cut(fallback, MAX_BYTES - Buffer.byteLength(extension));
  // Windows reserves the stem up to the first dot, whatever follows.
  const stem = name.split('.')[0]!.trimEnd();
  return RESERVED.test(stem) ? `_${name}` : name;
}

/** `name`, or `name (2)`, `name (3)`… so that no two of `taken` differ in case alone; the result is entered into `taken`. */
export function uniqueName(name: string, extension: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`;
    const room = MAX_BYTES - Buffer.byteLength(extension + suffix);
    const candidate = cut(name, room).replace(/[\s.]+$/u, '') + suffix + extension;
    const key = nameKey(candidate);
    if (!taken.has(key)) {
      taken.add(key);
      return candidate;
    }
  }
}

/** What two names are told apart by on a file system that ignores case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The longest beginning of `text` that fits into `bytes` of UTF-8, cut between code points. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let out = '';
  for (const ch of text) {
    used += Buffer.byteLength(ch);
    if (used > bytes) break;
    out += ch;
  }
  return out;
}
