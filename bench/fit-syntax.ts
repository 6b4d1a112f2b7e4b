/**
 * Counts which classes of English words stand beside each other (`src/engine/language/syntax-table.ts`) in the paragraphs of
 * cases with known truth.
 *   node bench/fit-syntax.ts DIR… [--write]
 * Log odds of a class behind another inside a sentence against its share among beginnings: half of them of sentences,
 * half of columns, which begin anywhere. Rare pairs lean on what their classes have in common.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLASSES, letterOf, readWord, type Word } from '../src/engine/language/syntax.ts';
import { casesOf } from './cases.ts';

/** Pairs seen that count as much as what is expected without any. */
const LEAN = 12;
const TABLE = join(import.meta.dirname, '..', 'src', 'engine', 'language', 'syntax-table.ts');
const size = CLASSES.length;

const paragraphs = new Set<string>();
for (const dir of process.argv.slice(2).filter((a) => !a.startsWith('--')))
  for (const { gold, text } of casesOf(dir)) {
    const roles = new Map(gold.units.map((u) => [u.id, u.role]));
    for (const { start, end, unit, noisy } of gold.spans)
      if (!noisy && roles.get(unit) === 'paragraph') paragraphs.add(text.slice(start, end));
  }

const starts = new Float64Array(size).fill(1);
const inside = new Float64Array(size).fill(1);
const next = Array.from({ length: size }, () => new Float64Array(size));
const over = Array.from({ length: size }, () => new Float64Array(size));
const add = (list: Float64Array, k: number) => {
  list[k] = (list[k] as number) + 1;
};
for (const paragraph of paragraphs) {
  let before: Word | null = null;
  let last: Word | null = null;
  for (const run of paragraph.split(/\s+/u)) {
    const word = readWord(run);
    if (!word) continue;
    if (!last || last.stops) add(starts, word.behind);
    else {
      add(inside, word.behind);
      add(next[last.before] as Float64Array, word.behind);
      if (before && !before.stops) add(over[before.before] as Float64Array, word.behind);
    }
    before = last?.stops ? null : last;
    last = word;
  }
}

const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0);
const shares = (list: Float64Array) => list.map((x) => x / sum(list));
const [inner, first] = [shares(inside), shares(starts)];
const common = inner.map((x, k) => 0.5 * x + 0.5 * (first[k] as number));
const rowsOf = (counts: readonly Float64Array[]) =>
  counts.map((row) =>
    Array.from(row, (n, k) =>
      letterOf(Math.log((n + LEAN * (inner[k] as number)) / (sum(row) + LEAN) / (common[k] as number))),
    ).join(''),
  );
const told = { next: rowsOf(next), over: rowsOf(over) };
console.log(`${paragraphs.size} paragraphs, ${sum(inside)} words inside sentences`);
if (process.argv.includes('--write'))
  writeFileSync(
    TABLE,
    `/** Which classes of English words stand beside each other, and over one between. Made by \`bench/fit-syntax.ts\`, not by hand. */
export const SYNTAX_TABLE = ${JSON.stringify(told, null, 2)} as const;
`,
  );
