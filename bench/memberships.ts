/** Networks of what belongs to one article: fitted, judged and written where the engine reads them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Network, weigh } from '../src/engine/base/network.ts';
import { BORDER_NETWORK } from '../src/engine/threads/border-networks.ts';
import { PAIR_NETWORKS } from '../src/engine/threads/pair-networks.ts';
import { type Competition, fitNetwork } from './fit-network.ts';
import { type Choice, chancesOf, lossOfOdds, type Observation } from './logistic.ts';

/** Rows taken in one step of the fit. */
const STRETCH = 200;

const chance = (odds: number) => 1 / (1 + Math.exp(-odds));

/** A logistic regression by a network: each row by itself. */
export function fitPairs(rows: readonly Observation[], size: number, units: number, prior: number): Network {
  const all: Competition[] = [];
  for (let from = 0; from < rows.length; from += STRETCH) {
    const part = rows.slice(from, from + STRETCH);
    all.push({
      features: part.map((r) => Float64Array.from(r.features)),
      right: Uint8Array.from(part, (r) => (r.right ? 1 : 0)),
      weight: Float64Array.from(part, (r) => r.weight),
      chances: (scores) => ({ chance: scores.map(chance) }),
    });
  }
  return fitNetwork(all, size, units, prior, new Set());
}

/** A conditional logit by a network: some options of a row are right, or none is. */
export function fitChoices(rows: readonly Choice[], size: number, units: number, prior: number): Network {
  const all = rows.map(
    (r): Competition => ({
      features: r.options.map((f) => Float64Array.from(f)),
      right: Uint8Array.from(r.right, (x) => (x ? 1 : 0)),
      chances: (scores) => {
        const chance = chancesOf([...scores]).slice(0, -1);
        const good = chance.reduce((sum, p, k) => sum + (r.right[k] ? p : 0), 0);
        // Of several that are right each is to be as likely as it is among them.
        return { chance: chance.map((p, k) => (r.right[k] ? 1 + p - p / good : p)) };
      },
    }),
  );
  return fitNetwork(all, size, units, prior, new Set());
}

/** Says how a network does on rows, and the engine's own odds. */
export function lossOfNetwork(
  name: string,
  rows: readonly (Observation & { odds: number })[],
  network: Network,
): void {
  if (!rows.length) return;
  const [now, then] = [lossOfOdds(rows, (r) => r.odds), lossOfOdds(rows, (r) => weigh(network, r.features))];
  console.log(
    `${name.padEnd(28)} ${rows.length} rows  loss ${then.loss.toFixed(4)} (now ${now.loss.toFixed(4)})  wrong ${then.wrong.toFixed(4)} (now ${now.wrong.toFixed(4)})`,
  );
}

/** Writes a table of networks to a file of the engine. */
function write(file: string, what: string, declared: string, table: unknown): void {
  writeFileSync(
    join(import.meta.dirname, '..', 'src', 'engine', 'threads', file),
    `/** ${what}, not by hand. */
import type { ByScript } from '../base/network.ts';

export const ${declared} = ${JSON.stringify(table)};
`,
  );
}

/** Puts a network of borders where the engine reads it; `npm run format` lays the lines. */
export function writeBorders(cjk: boolean, network: Network): void {
  BORDER_NETWORK[cjk ? 'cjk' : 'latin'] = network;
  const what = 'Networks of borders between paragraphs. Made by `bench/fit-borders.ts`';
  write('border-networks.ts', what, 'BORDER_NETWORK: ByScript', BORDER_NETWORK);
}

/** Puts the networks of what belongs to one article, as they stand, where the engine reads them; `npm run format` lays the lines. */
export function writePairs(): void {
  const what = 'Networks of what belongs to one article. Made by `bench/fit-groups.ts`';
  const declared = "PAIR_NETWORKS: Record<'atoms' | 'homes' | 'articles', ByScript>";
  write('pair-networks.ts', what, declared, PAIR_NETWORKS);
}
