/**
 * Makes the language files in `resources/tongues` out of openly licensed n-grams that Debian packages ship; see the
 * README there for sources and licences.
 *   node scripts/tongues.ts [FOLDER]      FOLDER holds the packages, unpacked; without it they are fetched
 * Prints what each file holds. The same packages give the same files.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  levelOf,
  pairKey,
  TONGUE_MAGIC,
  TONGUE_SCALES,
  TONGUE_TABLES,
  type TongueTable,
  tripleKey,
  wordKey,
} from '../src/engine/tongue.ts';
import type { Grams } from './tongues/grams.ts';
import { readKenlm } from './tongues/libime.ts';
import { readCloses } from './tongues/opengram.ts';
import { readSphinx } from './tongues/sphinx.ts';

const PACKAGES = ['libime-data-language-model', 'sunpinyin-data', 'pocketsphinx-en-us'];
const OUT = resolve(import.meta.dirname, '..', 'resources', 'tongues');

/** What is kept of a language: its commonest pairs and triples, by how much they change what is expected. */
const KEPT = { zh: { pairs: 1_600_000, triples: 450_000 }, en: { pairs: 1_200_000, triples: 600_000 } };
/** Parts of words and pairs of letters rarer than this are left out. */
const RARE_PART = 3e-7;
const RARE_GRAM = 1e-6;

type Entries = Partial<Record<TongueTable, Map<number, number>>>;

/** Levels of a value in the scale it is kept in. */
const level = (scale: keyof typeof TONGUE_SCALES, value: number, most: number) =>
  levelOf(TONGUE_SCALES[scale], value, most);

function wordsOf({ words, chance, backoff }: Grams): Map<number, number> {
  const out = new Map<number, number>();
  words.forEach((word, w) => {
    if (!word || word === '<unk>') return;
    const p = level('chance', chance[w] as number, 255);
    out.set(wordKey(word), p | (level('backoff', backoff[w] as number, 255) << 8));
  });
  return out;
}

/** The entries that change most what is expected, weighed by how often they do. */
function weightiest(
  list: { key: number; level: number; weight: number }[],
  most: number,
): Map<number, number> {
  list.sort((a, b) => b.weight - a.weight || a.key - b.key);
  return new Map(list.slice(0, most).map((x) => [x.key, x.level]));
}

function runsOf(g: Grams, kept: { pairs: number; triples: number }): Entries {
  const keys = g.words.map((w) => wordKey(w));
  const pairs: { key: number; level: number; weight: number }[] = [];
  const triples: { key: number; level: number; weight: number }[] = [];
  const seen = new Map<number, number>();
  const n = g.words.length;
  for (let w = 0; w < n; w++) {
    for (let k = g.next[w] as number; k < (g.next[w + 1] as number); k++) {
      const first = g.pairs.word[k] as number;
      const chance = g.pairs.chance[k] as number;
      seen.set(first * 262144 + w, k);
      const gain = chance - (g.chance[w] as number) - (g.backoff[first] as number);
      if (gain < 0.1) continue;
      pairs.push({
        key: pairKey(keys[first] as number, keys[w] as number),
        level: level('pair', gain, 15),
        weight: 10 ** ((g.chance[first] as number) + chance) * gain,
      });
    }
  }
  for (let w = 0; w < n; w++) {
    for (let k = g.next[w] as number; k < (g.next[w + 1] as number); k++) {
      const second = g.pairs.word[k] as number;
      for (let j = g.pairs.next[k] as number; j < (g.pairs.next[k + 1] as number); j++) {
        const first = g.triples.word[j] as number;
        const chance = g.triples.chance[j] as number;
        const before = seen.get(first * 262144 + second);
        if (before === undefined) continue;
        const gain = chance - (g.pairs.chance[k] as number);
        if (Math.abs(gain) < 0.1) continue;
        const often = (g.chance[first] as number) + (g.pairs.chance[before] as number) + chance;
        triples.push({
          key: tripleKey(keys[first] as number, keys[second] as number, keys[w] as number),
          level: level('triple', gain, 15),
          weight: 10 ** often * Math.abs(gain),
        });
      }
    }
  }
  return { pair: weightiest(pairs, kept.pairs), triple: weightiest(triples, kept.triples) };
}

/** Sums of the chances of words, by parts of them and by letters side by side in them and across two of them. */
function partsOf(g: Grams): Entries {
  const prefix = new Map<string, number>();
  const suffix = new Map<string, number>();
  const gram = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, p: number) => map.set(key, (map.get(key) ?? 0) + p);
  g.words.forEach((word, w) => {
    if (!/^\p{Script=Han}+$/u.test(word)) return;
    const p = 10 ** (g.chance[w] as number);
    for (let i = 1; i < word.length; i++) {
      add(prefix, word.slice(0, i), p);
      add(suffix, word.slice(i), p);
      add(gram, word.slice(i - 1, i + 1), p);
    }
    for (let k = g.next[w] as number; k < (g.next[w + 1] as number); k++) {
      const before = g.words[g.pairs.word[k] as number] as string;
      const both = 10 ** ((g.chance[g.pairs.word[k] as number] as number) + (g.pairs.chance[k] as number));
      add(gram, before.slice(-1) + word.charAt(0), both);
    }
  });
  const kept = (map: Map<string, number>, rare: number) =>
    new Map(
      [...map]
        .filter(([, p]) => p >= rare)
        .map(([s, p]) => [wordKey(s), level('chance', Math.log10(p), 255)]),
    );
  return { prefix: kept(prefix, RARE_PART), suffix: kept(suffix, RARE_PART), gram: kept(gram, RARE_GRAM) };
}

/** Writes a file as `readTongue` reads it. */
function write(name: string, entries: Entries): void {
  const head = Buffer.alloc(4 + 8 * TONGUE_TABLES.length);
  head.writeUInt32LE(TONGUE_MAGIC, 0);
  const parts: Buffer[] = [head];
  const told: string[] = [];
  for (const [t, [table, bits]] of TONGUE_TABLES.entries()) {
    const list = [...(entries[table] ?? new Map<number, number>())].sort((a, b) => a[0] - b[0]);
    const gaps: number[] = [];
    const values = Buffer.alloc(Math.ceil((list.length * bits) / 8));
    let last = 0;
    list.forEach(([key, value], i) => {
      let gap = key - last;
      last = key;
      while (gap > 127) {
        gaps.push((gap & 127) | 128);
        gap >>>= 7;
      }
      gaps.push(gap);
      if (bits === 4) values[i >> 1] = (values[i >> 1] as number) | (value << (i & 1 ? 4 : 0));
      else if (bits === 8) values[i] = value;
      else values.writeUInt16LE(value, 2 * i);
    });
    head.writeUInt32LE(list.length, 4 + 8 * t);
    head.writeUInt32LE(gaps.length, 8 + 8 * t);
    parts.push(Buffer.from(gaps), values);
    if (list.length) told.push(`${list.length} ${table}`);
  }
  const bytes = Buffer.concat(parts);
  writeFileSync(join(OUT, name), bytes);
  console.log(`${name}: ${bytes.length} bytes, ${told.join(', ')}`);
}

/** Fetches and unpacks the packages as the machine's own package manager finds them. */
function fetched(folder: string): string {
  execFileSync('apt-get', ['download', ...PACKAGES], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const name of readdirSync(folder))
    if (name.endsWith('.deb')) execFileSync('dpkg-deb', ['-x', join(folder, name), join(folder, 'all')]);
  return join(folder, 'all');
}

const scratch = mkdtempSync(join(tmpdir(), 'galley-tongues-'));
try {
  const folder = process.argv[2] ? resolve(process.argv[2]) : fetched(scratch);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const file = (name: string): Buffer => {
    const path = paths.find((p) => p.endsWith(`/${name}`));
    if (!path) throw new Error(`no ${name} below ${folder}`);
    return readFileSync(join(folder, path));
  };
  mkdirSync(OUT, { recursive: true });
  const zh = readKenlm(file('zh_CN.lm'));
  write('zh-words.bin', { word: wordsOf(zh), ...runsOf(zh, KEPT.zh), ...partsOf(zh) });
  const closes = readCloses(file('lm_sc.t3g'), file('pydict_sc.bin'));
  const close = new Map([...closes].map(([w, value]) => [wordKey(w), level('close', value, 15)]));
  write('zh-marks.bin', { close });
  const en = readSphinx(file('en-us.lm.bin'));
  write('en-words.bin', { word: wordsOf(en), ...runsOf(en, KEPT.en) });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
