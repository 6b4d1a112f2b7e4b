import type { Correction } from './punctuation.ts';

/**
 * Words parted by a hyphen at the end of a line, as a printed column parts them. A draft keeps the hyphen, for it is a
 * character of the dump; that it can go is proposed where the raw text has a line end behind it.
 */

/** A letter part, a hyphen and a part that goes on in small letters; no link of a longer chain. */
const HYPHENED = /(?<![\p{L}\p{N}-])(\p{L}{2,})-(\p{Ll}{2,})(?![\p{L}-])/gu;
const AT_LINE_END = /(?<![\p{L}\p{N}-])(\p{L}{2,})-[ \t]*(?:\r\n|[\n\r])[ \t]*(\p{Ll}{2,})(?![\p{L}-])/gu;
/** Words that are written with a hyphen wherever they stand. */
const COMPOUND =
  /^(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-|(?:all|ex|half|self|well)-|.*-(?:in-law|elect)$)/iu;

/** Whether a text has a hyphen that could be one of these at all. */
export function hasHyphens(text: string): boolean {
  return text.search(HYPHENED) >= 0;
}

/** The words that lines of a raw text part, with their hyphen; none that a line of it has whole. */
export function brokenWords(raw: string): Set<string> {
  const broken = new Set<string>();
  for (const [, head, tail] of raw.matchAll(AT_LINE_END)) broken.add(`${head}-${tail}`);
  if (broken.size > 0) for (const [word] of raw.matchAll(HYPHENED)) broken.delete(word);
  return broken;
}

/** Closes the words of a text that are among `broken`, but those that have a hyphen of their own. */
export function hyphensIn(text: string, broken: ReadonlySet<string>): Correction[] {
  if (broken.size === 0) return [];
  return [...text.matchAll(HYPHENED)].flatMap(({ 0: word, 1: head, index }) => {
    if (!broken.has(word) || COMPOUND.test(word)) return [];
    const at = index + head!.length;
    return [{ rule: 'hyphen' as const, edits: [{ start: at, end: at + 1, text: '' }] }];
  });
}
