/**
 * Makes the language files in `resources/tongues` out of openly licensed n-grams that Debian packages ship; see the
 * README there for sources and licences.
 *   node scripts/tongues.ts [FOLDER]      FOLDER holds the packages, unpacked; without it they are fetched
 * Prints the size of each file. The same packages give the same files, with the same Brotli in Node.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { levelOf, TONGUE_SCALES, wordKey } from '../src/engine/language/tongue.ts';
import type { Grams } from './tongues/grams.ts';
import { readKenlm } from './tongues/libime.ts';
import { readCloses } from './tongues/opengram.ts';
import { type Content, compressTongue, type PackedRun, type PackedWord, packTongue } from './tongues/pack.ts';
import { readSphinx } from './tongues/sphinx.ts';

const PACKAGES = ['libime-data-language-model', 'sunpinyin-data', 'pocketsphinx-en-us'];
const OUT = resolve(import.meta.dirname, '..', 'resources', 'tongues');

/** What is kept of a language: its commonest pairs and triples, by how much they change what is expected. */
const KEPT = { zh: { pairs: 1_600_000, triples: 225_000 }, en: { pairs: 600_000, triples: 300_000 } };
/** Parts of words and pairs of letters rarer than this are left out. */
const RARE_PART = 3e-7;
const RARE_LETTERS = 1e-6;

/** Levels of a value in the scale it is kept in. */
const level = (scale: keyof typeof TONGUE_SCALES, value: number, most: number) =>
  levelOf(TONGUE_SCALES[scale], value, most);

function wordsOf({ words, chance, backoff }: Grams): PackedWord[] {
  return words.flatMap((word, w) =>
    !word || word === '<unk>'
      ? []
      : [
          {
            key: wordKey(word),
            chance: level('chance', chance[w] as number, 255),
            backoff: level('backoff', backoff[w] as number, 255),
          },
        ],
  );
}

interface Weighed extends PackedRun {
  weight: number;
}

/** The runs that change most what is expected, weighed by how often they do. */
function weightiest(list: Weighed[], most: number): PackedRun[] {
  const first = (run: Weighed, i: number) => run.words[i] as number;
  list.sort(
    (a, b) =>
      b.weight - a.weight ||
      first(a, 0) - first(b, 0) ||
      first(a, 1) - first(b, 1) ||
      (a.words[2] ?? 0) - (b.words[2] ?? 0),
  );
  return list.slice(0, most);
}

function runsOf(g: Grams, kept: { pairs: number; triples: number }): Pick<Content, 'pairs' | 'triples'> {
  const keys = g.words.map((w) => wordKey(w));
  const key = (w: number) => keys[w] as number;
  const pairs: Weighed[] = [];
  const triples: Weighed[] = [];
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
        words: [key(first), key(w)],
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
          words: [key(first), key(second), key(w)],
          level: level('triple', gain, 15),
          weight: 10 ** often * Math.abs(gain),
        });
      }
    }
  }
  return { pairs: weightiest(pairs, kept.pairs), triples: weightiest(triples, kept.triples) };
}

/** Sums of the chances of words, by parts of them and by letters side by side in them and across two of them. */
function partsOf(g: Grams): Pick<Content, 'prefixes' | 'suffixes' | 'letters'> {
  const prefix = new Map<string, number>();
  const suffix = new Map<string, number>();
  const beside = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, p: number) => map.set(key, (map.get(key) ?? 0) + p);
  g.words.forEach((word, w) => {
    if (!/^\p{Script=Han}+$/u.test(word)) return;
    const p = 10 ** (g.chance[w] as number);
    for (let i = 1; i < word.length; i++) {
      add(prefix, word.slice(0, i), p);
      add(suffix, word.slice(i), p);
      add(beside, word.slice(i - 1, i + 1), p);
    }
    for (let k = g.next[w] as number; k < (g.next[w + 1] as number); k++) {
      const before = g.words[g.pairs.word[k] as number] as string;
      const both = 10 ** ((g.chance[g.pairs.word[k] as number] as number) + (g.pairs.chance[k] as number));
      add(beside, before.slice(-1) + word.charAt(0), both);
    }
  });
  const kept = (map: Map<string, number>) =>
    new Map(
      [...map]
        .filter(([, p]) => p >= RARE_PART)
        .map(([s, p]) => [wordKey(s), level('chance', Math.log10(p), 255)]),
    );
  const letters = [...beside].filter(([, p]) => p >= RARE_LETTERS);
  return {
    prefixes: kept(prefix),
    suffixes: kept(suffix),
    letters: letters.map(([s]) => [wordKey(s, 0, 1), wordKey(s, 1, 2)]),
  };
}

function write(name: string, content: Content): void {
  const bytes = compressTongue(packTongue(content));
  writeFileSync(join(OUT, name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
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
  write('zh-words.bin', { words: wordsOf(zh), ...runsOf(zh, KEPT.zh), ...partsOf(zh) });
  const closes = readCloses(file('lm_sc.t3g'), file('pydict_sc.bin'));
  write('zh-marks.bin', {
    closes: new Map([...closes].map(([w, value]) => [wordKey(w), level('close', value, 15)])),
  });
  const en = readSphinx(file('en-us.lm.bin'));
  write('en-words.bin', { words: wordsOf(en), ...runsOf(en, KEPT.en) });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
