/** How large raw text and draft are read, in pixels of the draft. */

export const READING_SIZES = [14, 15, 16, 17, 18] as const;
export type ReadingSize = (typeof READING_SIZES)[number];
const USUAL: ReadingSize = 16;

/** The size that settings tell, or the usual one. */
export function readingSizeOf(told: unknown): ReadingSize {
  return READING_SIZES.find((size) => size === told) ?? USUAL;
}

/** Size of raw text beside a draft of this size; `--text-raw` says the same. */
export function rawSizeOf(size: ReadingSize): number {
  return Math.max(14, size - 1.5);
}
