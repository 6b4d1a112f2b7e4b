/** Writes language files in the form that `src/engine/language/tongue-file.ts` reads. */
import { brotliCompressSync, constants } from 'node:zlib';
import {
  TONGUE_MAGIC,
  TONGUE_STREAMS,
  type TongueStream,
  type TongueStreams,
} from '../../src/engine/language/tongue-file.ts';

/** A word by its key: its levels of chance, 0 to 255, and back-off. */
export interface PackedWord {
  key: number;
  chance: number;
  backoff: number;
}

/** Words in a row, given by their keys, and the level of the run, 0 to 15. */
export interface PackedRun {
  words: readonly number[];
  level: number;
}

/** What a file holds. All but the words may speak of words; those the file does not hold are left out. */
export interface Content {
  words?: readonly PackedWord[];
  /** Heaviest first: of those with the same words, the first counts. */
  pairs?: readonly PackedRun[];
  /** As the pairs. A triple is kept where the pair of its first two words is. */
  triples?: readonly PackedRun[];
  /** Pairs of letters that are words; no level. */
  letters?: readonly (readonly [number, number])[];
  /** Levels of 8 bits by key; of marks, 4 bits. */
  prefixes?: ReadonlyMap<number, number>;
  suffixes?: ReadonlyMap<number, number>;
  closes?: ReadonlyMap<number, number>;
}

/** Numbers as LEB128. */
function leb128(values: Iterable<number>): Uint8Array {
  const out: number[] = [];
  for (let value of values) {
    while (value > 127) {
      out.push((value & 127) | 128);
      value >>>= 7;
    }
    out.push(value);
  }
  return Uint8Array.from(out);
}

/** Levels of 4 bits, two to a byte, the first in the low bits. */
function nibbles(levels: readonly number[]): Uint8Array {
  const out = new Uint8Array(Math.ceil(levels.length / 2));
  levels.forEach((level, i) => {
    out[i >> 1] = (out[i >> 1] as number) | (level << (i & 1 ? 4 : 0));
  });
  return out;
}

/** Lists of followers as counts and gaps; `keys` are `first * base + second`, ascending. */
function followers(keys: Iterable<number>, base: number) {
  const counts: number[] = [];
  const gaps: number[] = [];
  let last = -1;
  for (const key of keys) {
    const first = Math.floor(key / base);
    const second = key % base;
    if (first >= counts.length) {
      while (counts.length <= first) counts.push(0);
      last = -1;
    }
    counts[first] = (counts[first] as number) + 1;
    gaps.push(second - last - 1);
    last = second;
  }
  return { counts: leb128(counts), gaps: leb128(gaps) };
}

function packWords(words: readonly PackedWord[], streams: TongueStreams): Map<number, number> {
  const own = new Map(words.map((word) => [word.key, word]));
  const list = [...own.values()].sort((a, b) => a.chance - b.chance || a.key - b.key);
  const counts: number[] = [];
  const gaps: number[] = [];
  let last = 0;
  for (const { key, chance } of list) {
    if (chance >= counts.length) {
      while (counts.length <= chance) counts.push(0);
      last = 0;
    }
    counts[chance] = (counts[chance] as number) + 1;
    gaps.push(key - last);
    last = key;
  }
  streams.wordLevels = leb128(counts);
  streams.wordKeys = leb128(gaps);
  streams.backoffs = Uint8Array.from(list, (word) => word.backoff);
  return new Map(list.map((word, id) => [word.key, id]));
}

/** Keyed levels, heaviest first, in ascending order of their keys. */
function sorted(entries: Iterable<readonly [number, number]>): [number, number][] {
  const first = new Map<number, number>();
  for (const [key, level] of entries) if (!first.has(key)) first.set(key, level);
  return [...first].sort((a, b) => a[0] - b[0]);
}

function packRuns(content: Content, ids: ReadonlyMap<number, number>, streams: TongueStreams): void {
  const base = ids.size;
  const numbers = (run: PackedRun) => run.words.map((key) => ids.get(key) ?? -1);
  const known = (list: readonly PackedRun[] = []) =>
    list.map((run) => ({ n: numbers(run), level: run.level })).filter(({ n }) => n.every((id) => id >= 0));
  const pairs = sorted(
    known(content.pairs).map(({ n: [a, b], level }) => [(a as number) * base + (b as number), level]),
  );
  const { counts, gaps } = followers(
    pairs.map(([key]) => key),
    base,
  );
  streams.pairCounts = counts;
  streams.pairSeconds = gaps;
  streams.pairLevels = nibbles(pairs.map(([, level]) => level));
  const places = new Map(pairs.map(([key], place) => [key, place]));
  const triples = sorted(
    known(content.triples).flatMap(({ n: [a, b, c], level }): [number, number][] => {
      const place = places.get((a as number) * base + (b as number));
      return place === undefined ? [] : [[place * base + (c as number), level]];
    }),
  );
  let pair = 0;
  let third = -1;
  const steps = triples.map(([key]) => {
    const step = Math.floor(key / base) - pair;
    if (step) third = -1;
    const gap = (key % base) - third - 1;
    pair += step;
    third = key % base;
    return { step, gap };
  });
  streams.triplePairs = leb128(steps.map(({ step }) => step));
  streams.tripleThirds = leb128(steps.map(({ gap }) => gap));
  streams.tripleLevels = nibbles(triples.map(([, level]) => level));
  const letters = sorted(
    (content.letters ?? []).flatMap(([a, b]): [number, number][] => {
      const [first, second] = [ids.get(a), ids.get(b)];
      return first === undefined || second === undefined ? [] : [[first * base + second, 0]];
    }),
  );
  const beside = followers(
    letters.map(([key]) => key),
    base,
  );
  streams.letterCounts = beside.counts;
  streams.letterSeconds = beside.gaps;
}

function packLevels(entries: ReadonlyMap<number, number> = new Map()): {
  keys: Uint8Array;
  levels: number[];
} {
  const list = sorted(entries);
  return {
    keys: leb128(list.map(([key], i) => key - (list[i - 1]?.[0] ?? 0))),
    levels: list.map(([, level]) => level),
  };
}

/** The bytes of a file before it is compressed. Equal content gives equal bytes. */
export function packTongue(content: Content): Uint8Array {
  const streams = Object.fromEntries(TONGUE_STREAMS.map((name) => [name, new Uint8Array()])) as TongueStreams;
  packRuns(content, packWords(content.words ?? [], streams), streams);
  for (const [part, stream, bits] of [
    ['prefixes', 'prefix', 8],
    ['suffixes', 'suffix', 8],
    ['closes', 'close', 4],
  ] as const) {
    const { keys, levels } = packLevels(content[part]);
    streams[`${stream}Keys` satisfies TongueStream] = keys;
    streams[`${stream}Levels` satisfies TongueStream] =
      bits === 4 ? nibbles(levels) : Uint8Array.from(levels);
  }
  const head = Buffer.alloc(4 + 4 * TONGUE_STREAMS.length);
  head.writeUInt32LE(TONGUE_MAGIC, 0);
  TONGUE_STREAMS.forEach((name, s) => {
    head.writeUInt32LE(streams[name].length, 4 + 4 * s);
  });
  return Buffer.concat([head, ...TONGUE_STREAMS.map((name) => streams[name])]);
}

/** Compresses a file as `openTongues` reads it. The same Brotli gives the same bytes. */
export function compressTongue(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
