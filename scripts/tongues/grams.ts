/** N-grams of words as the readers beside this file hand them on. Chances are decimal logarithms. */
export interface Grams {
  words: string[];
  chance: Float32Array;
  backoff: Float32Array;
  /** By last word: where its pairs begin. */
  next: Uint32Array;
  /** Pairs by their last word; `word` is the one before it, `next` where its triples begin. */
  pairs: { word: Uint32Array; chance: Float32Array; backoff: Float32Array; next: Uint32Array };
  /** Triples by their last two words; `word` is the first. */
  triples: { word: Uint32Array; chance: Float32Array };
}

/** Bits that hold every number up to `most`. */
export function requiredBits(most: number): number {
  let bits = 0;
  for (let v = most; v > 0; v = Math.floor(v / 2)) bits++;
  return bits;
}

/** `width` bits, at most 40, from a bit offset, little end first. */
export function readBits(bytes: Buffer, base: number, offset: number, width: number): number {
  const value = bytes.readUIntLE(base + Math.floor(offset / 8), 6);
  return Math.floor(value / 2 ** (offset % 8)) % 2 ** width;
}
