/**
 * The form of the language files. A file is a head and streams: little-endian words, `GLT2` and the bytes of each
 * stream, then the streams in the order of `TONGUE_STREAMS`. What is alike stands together, so that a general
 * compressor does what is left (the files of `resources/tongues` are packed by Brotli, RFC 7932).
 *
 * Words are numbered by their level of chance, those of one level by their keys: the levels are the count of words of
 * each, the keys the gaps between them. What follows a word is how many do, then the gaps between their numbers; a
 * triple is a gap between places of pairs and one between third words of the same pair. Numbers are LEB128.
 */
import { type Followers, KeyIndex, type Levels, Tongue } from './tongue.ts';

/** First word of a file: `GLT2`. */
export const TONGUE_MAGIC = 0x32544c47;

/** The streams of a file, in order. */
export const TONGUE_STREAMS = [
  'wordLevels',
  'wordKeys',
  'backoffs',
  'pairCounts',
  'pairSeconds',
  'pairLevels',
  'triplePairs',
  'tripleThirds',
  'tripleLevels',
  'letterCounts',
  'letterSeconds',
  'prefixKeys',
  'prefixLevels',
  'suffixKeys',
  'suffixLevels',
  'closeKeys',
  'closeLevels',
] as const;
export type TongueStream = (typeof TONGUE_STREAMS)[number];
export type TongueStreams = Record<TongueStream, Uint8Array>;

/** Thrown while a file is read that contradicts itself. */
class Malformed extends Error {}

function must(holds: boolean): void {
  if (!holds) throw new Malformed();
}

/** The numbers of a stream. */
function numbersOf(bytes: Uint8Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) < 128) count++;
  const out = new Uint32Array(count);
  let value = 0;
  let shift = 0;
  let k = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    value |= (byte & 127) << shift;
    if (byte < 128) {
      out[k++] = value;
      value = 0;
      shift = 0;
    } else shift += 7;
  }
  must(shift === 0);
  return out;
}

/** Parts a file into its streams; null for bytes of another kind or cut short. */
function streamsOf(bytes: Uint8Array): TongueStreams | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4 + 4 * TONGUE_STREAMS.length;
  if (bytes.length < at || view.getUint32(0, true) !== TONGUE_MAGIC) return null;
  const streams: Partial<TongueStreams> = {};
  for (const [s, name] of TONGUE_STREAMS.entries()) {
    const size = view.getUint32(4 + 4 * s, true);
    if (at + size > bytes.length) return null;
    // Of no kind but this: a buffer of Node gives views where an array gives copies.
    streams[name] = new Uint8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
  }
  return at === bytes.length ? (streams as TongueStreams) : null;
}

/** Words by number: their keys and their levels of chance. */
function readWords(levels: Uint8Array, keys: Uint8Array): { keys: Uint32Array; chances: Uint8Array } {
  const out = numbersOf(keys);
  const chances = new Uint8Array(out.length);
  let at = 0;
  for (const [level, count] of numbersOf(levels).entries()) {
    must(level < 256 && at + count <= out.length);
    chances.fill(level, at, at + count);
    let key = 0;
    for (const end = at + count; at < end; at++) {
      key += out[at] as number;
      out[at] = key;
    }
  }
  must(at === out.length);
  return { keys: out, chances };
}

function readFollowers(counts: Uint8Array, gaps: Uint8Array, words: number): Followers {
  const sizes = numbersOf(counts);
  must(sizes.length <= words);
  const seconds = numbersOf(gaps);
  const starts = new Uint32Array(words + 1);
  let at = 0;
  for (let first = 0; first < words; first++) {
    starts[first] = at;
    let second = -1;
    for (const end = at + (sizes[first] ?? 0); at < end; at++) {
      second += 1 + (seconds[at] as number);
      must(second < words);
      seconds[at] = second;
    }
  }
  starts[words] = at;
  must(at === seconds.length);
  return { starts, seconds };
}

/** Third words, and the places of the pairs before them. */
function readTriples(gaps: Uint8Array, further: Uint8Array, pairs: number, words: number) {
  const triplePairs = numbersOf(gaps);
  const thirds = numbersOf(further);
  must(triplePairs.length === thirds.length);
  let pair = 0;
  let third = -1;
  for (let i = 0; i < thirds.length; i++) {
    if (triplePairs[i]) third = -1;
    pair += triplePairs[i] as number;
    third += 1 + (thirds[i] as number);
    must(pair < pairs && third < words);
    triplePairs[i] = pair;
    thirds[i] = third;
  }
  return { triplePairs, thirds };
}

/** Keys of which each has a level of so many bits. */
function readLevels(gaps: Uint8Array, levels: Uint8Array, bits: 4 | 8): Levels {
  const keys = numbersOf(gaps);
  let key = 0;
  for (let i = 0; i < keys.length; i++) {
    key += keys[i] as number;
    keys[i] = key;
  }
  must(levels.length === Math.ceil((keys.length * bits) / 8));
  return { keys, levels: levels.slice() };
}

/** Tables of their own, so that the file need not stay in memory. */
function build(s: TongueStreams): Tongue {
  const { keys, chances } = readWords(s.wordLevels, s.wordKeys);
  must(s.backoffs.length === keys.length);
  const pairs = readFollowers(s.pairCounts, s.pairSeconds, keys.length);
  must(s.pairLevels.length === Math.ceil(pairs.seconds.length / 2));
  const triples = readTriples(s.triplePairs, s.tripleThirds, pairs.seconds.length, keys.length);
  must(s.tripleLevels.length === Math.ceil(triples.thirds.length / 2));
  return new Tongue({
    words: new KeyIndex(keys),
    chances,
    backoffs: s.backoffs.slice(),
    pairs,
    pairLevels: s.pairLevels.slice(),
    ...triples,
    tripleLevels: s.tripleLevels.slice(),
    letters: readFollowers(s.letterCounts, s.letterSeconds, keys.length),
    prefixes: readLevels(s.prefixKeys, s.prefixLevels, 8),
    suffixes: readLevels(s.suffixKeys, s.suffixLevels, 8),
    closes: readLevels(s.closeKeys, s.closeLevels, 4),
  });
}

/**
 * Reads a language out of its unpacked files: a stream is taken from the first that fills it. Null where there is
 * none, or one is of another kind, cut short, or contradicts itself.
 */
export function readTongue(files: readonly Uint8Array[]): Tongue | null {
  let streams: TongueStreams | null = null;
  for (const bytes of files) {
    const more = streamsOf(bytes);
    if (!more) return null;
    if (!streams) streams = more;
    else for (const name of TONGUE_STREAMS) if (!streams[name].length) streams[name] = more[name];
  }
  try {
    return streams && build(streams);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
