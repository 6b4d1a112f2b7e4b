/** Lines known as site furniture before a dump is read. Each is a key as `furnitureKey` makes it. */
export interface KnownFurniture {
  /** Seen in other dumps of the library, beside different texts. */
  seen: readonly string[];
  /** Said by the desk to be furniture, whatever they look like. Prose and dates are not taken out even so. */
  always: readonly string[];
  /** Said by the desk to be none: this outweighs look, repetition and what other dumps show. */
  never: readonly string[];
}

/**
 * What a line of furniture is known by: its letters and digits, case and width folded, marks and blanks gone;
 * '' for what can be no rule.
 */
export function furnitureKey(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
