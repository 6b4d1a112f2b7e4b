import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gold } from './eval-score.ts';

/** A dump with known truth: its name, the truth, and its text without a byte-order mark. */
export interface Case {
  name: string;
  gold: Gold;
  text: string;
}

/** The cases of a folder by name: each `NAME.gold.json` with the dump it names. */
export function* casesOf(dir: string): Generator<Case, void> {
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.gold.json')) continue;
    const gold = JSON.parse(readFileSync(join(dir, file), 'utf8')) as Gold;
    const text = readFileSync(join(dir, gold.dump), 'utf8').replace(/^\uFEFF/u, '');
    yield { name: file.slice(0, -'.gold.json'.length), gold, text };
  }
}
