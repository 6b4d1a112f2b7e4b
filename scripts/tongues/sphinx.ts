/**
 * Reads a trigram file of CMU Sphinx (`Trie Language Model`), as Debian's `pocketsphinx-en-us` ships one: tables of
 * values, then tries from the last word of an n-gram back to its first, then the words.
 */
import { type Grams, readBits, requiredBits } from './grams.ts';

const MAGIC = 'Trie Language Model';
/** Values are logarithms to the base 1.0001. */
const SCALE = Math.log10(1.0001);

export function readSphinx(bytes: Buffer): Grams {
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC || bytes[MAGIC.length] !== 3)
    throw new Error('not a Sphinx trigram file');
  let at = MAGIC.length + 1;
  const counts = [0, 1, 2].map((i) => bytes.readUInt32LE(at + 4 * i)) as [number, number, number];
  at += 16;
  const values = Float32Array.from({ length: 3 << 16 }, (_, i) => bytes.readFloatLE(at + 4 * i) * SCALE);
  at += 4 * values.length;
  const n = counts[0];
  const chance = new Float32Array(n);
  const backoff = new Float32Array(n);
  const next = new Uint32Array(n + 1);
  for (let i = 0; i <= n; i++, at += 12) {
    if (i < n) {
      chance[i] = bytes.readFloatLE(at) * SCALE;
      backoff[i] = bytes.readFloatLE(at + 4) * SCALE;
    }
    next[i] = bytes.readUInt32LE(at + 8);
  }
  const wordBits = requiredBits(n);
  const nextBits = requiredBits(counts[2]);
  const pairBits = wordBits + 32 + nextBits;
  const tripleBits = wordBits + 16;
  const pairsAt = at;
  const triplesAt = pairsAt + Math.floor(((1 + counts[1]) * pairBits + 7) / 8) + 8;
  const end = triplesAt + Math.floor(((1 + counts[2]) * tripleBits + 7) / 8) + 8;
  const pairs = {
    word: new Uint32Array(counts[1]),
    chance: new Float32Array(counts[1]),
    backoff: new Float32Array(counts[1]),
    next: new Uint32Array(counts[1] + 1),
  };
  for (let i = 0; i <= counts[1]; i++) {
    const o = i * pairBits;
    pairs.next[i] = readBits(bytes, pairsAt, o + wordBits + 32, nextBits);
    if (i === counts[1]) break;
    pairs.word[i] = readBits(bytes, pairsAt, o, wordBits);
    pairs.backoff[i] = values[65536 + readBits(bytes, pairsAt, o + wordBits, 16)] as number;
    pairs.chance[i] = values[readBits(bytes, pairsAt, o + wordBits + 16, 16)] as number;
  }
  const triples = { word: new Uint32Array(counts[2]), chance: new Float32Array(counts[2]) };
  for (let i = 0; i < counts[2]; i++) {
    triples.word[i] = readBits(bytes, triplesAt, i * tripleBits, wordBits);
    triples.chance[i] = values[131072 + readBits(bytes, triplesAt, i * tripleBits + wordBits, 16)] as number;
  }
  const words = bytes
    .subarray(end + 4)
    .toString('latin1')
    .split('\0')
    .slice(0, n);
  // A sentence begins as often as it ends, though nothing foretells it.
  chance[words.indexOf('<s>')] = chance[words.indexOf('</s>')] as number;
  return { words, chance, backoff, next, pairs, triples };
}
