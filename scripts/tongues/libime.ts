/**
 * Reads a KenLM file of quantised trie with packed pointers (`QUANT_ARRAY_TRIE`, format 5), as Debian's
 * `libime-data-language-model` ships one. The layout is KenLM's: header, hashes of the words, tables of the
 * quantised values, then tries from the last word of an n-gram back to its first, then the words themselves.
 */
import { type Grams, readBits, requiredBits } from './grams.ts';

export function readKenlm(bytes: Buffer): Grams {
  if (!bytes.subarray(0, 8).equals(Buffer.from('mmap lm '))) throw new Error('not a KenLM file');
  if (bytes[0x58] !== 3 || bytes.readUInt32LE(0x60) !== 5) throw new Error('not a quantised trigram trie');
  const counts = [0, 1, 2].map((i) => Number(bytes.readBigUInt64LE(0x6c + 8 * i))) as [
    number,
    number,
    number,
  ];
  let at = 0x88 + 8 + 8 * counts[0];
  const chanceBits = bytes[at + 1] as number;
  const backoffBits = bytes[at + 2] as number;
  at += 8;
  const table = (bits: number): Float32Array => {
    const out = Float32Array.from({ length: 1 << bits }, (_, i) => bytes.readFloatLE(at + 4 * i));
    at += 4 << bits;
    return out;
  };
  const pairChance = table(chanceBits);
  const pairBackoff = table(backoffBits);
  const tripleChance = table(chanceBits);
  const n = counts[0];
  const chance = new Float32Array(n);
  const backoff = new Float32Array(n);
  const next = new Uint32Array(n + 1);
  for (let i = 0; i <= n; i++) {
    const o = at + 16 * i;
    if (i < n) {
      chance[i] = bytes.readFloatLE(o);
      backoff[i] = bytes.readFloatLE(o + 4);
    }
    next[i] = Number(bytes.readBigUInt64LE(o + 8));
  }
  at += 16 * (n + 2);

  // Pointers are kept in two parts: their high bits as places where they grow, their low bits beside the word.
  const most = counts[2];
  const required = requiredBits(most);
  let chopped = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let chop = 0; chop <= Math.min(required, bytes[at + 1] as number); chop++) {
    const change = Math.floor(most / 2 ** (required - chop)) * 64 - (counts[1] + 1) * chop;
    if (change < lowest) {
      lowest = change;
      chopped = chop;
    }
  }
  const inline = required - chopped;
  const steps = 1 + Math.floor(most / 2 ** inline);
  const aligned = Math.ceil(at / 8) * 8 + 8;
  const grows = Array.from({ length: steps }, (_, i) => Number(bytes.readBigUInt64LE(aligned + 8 * i)));
  const wordBits = requiredBits(n);
  const pairBits = wordBits + chanceBits + backoffBits + inline;
  const pairsAt = at + 8 * (1 + steps) + 7;
  const triplesAt = pairsAt + Math.floor(((1 + counts[1]) * pairBits + 7) / 8) + 8;
  const tripleBits = wordBits + chanceBits;
  const end = triplesAt + Math.floor(((1 + counts[2]) * tripleBits + 7) / 8) + 8;

  const pairs = {
    word: new Uint32Array(counts[1]),
    chance: new Float32Array(counts[1]),
    backoff: new Float32Array(counts[1]),
    next: new Uint32Array(counts[1] + 1),
  };
  let high = 0;
  for (let i = 0; i <= counts[1]; i++) {
    while (high + 1 < steps && (grows[high + 1] as number) <= i) high++;
    const o = i * pairBits;
    const low = readBits(bytes, pairsAt, o + wordBits + chanceBits + backoffBits, inline);
    pairs.next[i] = high * 2 ** inline + low;
    if (i === counts[1]) break;
    pairs.word[i] = readBits(bytes, pairsAt, o, wordBits);
    const value = readBits(bytes, pairsAt, o + wordBits, chanceBits + backoffBits);
    pairs.chance[i] = pairChance[value >> backoffBits] as number;
    pairs.backoff[i] = pairBackoff[value & ((1 << backoffBits) - 1)] as number;
  }
  const triples = { word: new Uint32Array(counts[2]), chance: new Float32Array(counts[2]) };
  for (let i = 0; i < counts[2]; i++) {
    triples.word[i] = readBits(bytes, triplesAt, i * tripleBits, wordBits);
    triples.chance[i] = tripleChance[
      readBits(bytes, triplesAt, i * tripleBits + wordBits, chanceBits)
    ] as number;
  }
  const words = bytes.subarray(end).toString('utf8').split('\0').slice(0, n);
  return { words, chance, backoff, next, pairs, triples };
}
