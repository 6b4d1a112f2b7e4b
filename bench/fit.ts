/**
 * Fits the joint model (`src/engine/seams/networks.ts`, and the signs of a beginning, `HEAD_WEIGHTS` in `weights.ts`) on cases
 * with known truth.
 *   node bench/fit.ts DIR… [--check DIR…] [--only joint|again|heads] [--units N] [--prior N] [--without NAME,…]
 *     [--wrong] [--write]
 * Joints are log odds in a matching of ends to beginnings in which each may stay open (`matching.ts`); the weights are
 * those that make the true matching likeliest, under a normal prior (`--prior`, its precision). Says how the fit does
 * on cases of `--check`, which ought to be made of other articles. More columns of other lengths out of the same
 * articles, and articles of other kinds of papers, tell a network more than more pages of the same. What is fitted
 * `again` stands on the scores of the first round: fit it after that, on other articles than those, or it takes them
 * for surer than they are.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Network, weigh } from '../src/engine/base/network.ts';
import { HEAD_SIGNS } from '../src/engine/language/torn.ts';
import { JOINT_FEATURES } from '../src/engine/seams/fit.ts';
import { type Matching, matchNumbered, type Numbered, numbered } from '../src/engine/seams/matching.ts';
import { JOINT_NETWORK, SECOND_NETWORK } from '../src/engine/seams/networks.ts';
import { SECOND_FEATURES } from '../src/engine/threads/threads.ts';
import { drained } from './drained.ts';
import { readArgs } from './fit-args.ts';
import { fitNetwork } from './fit-network.ts';
import { type Beginning, type Row, readRows } from './fit-rows.ts';

/** The networks as they are, and where they stand. */
const networks = { joint: { ...JOINT_NETWORK }, again: { ...SECOND_NETWORK } };
type Stage = keyof typeof networks;
const NETWORKS = join(import.meta.dirname, '..', 'src', 'engine', 'seams', 'networks.ts');

/** The ends of one case, whose joints compete, with room for reckoning. */
interface Page {
  names: readonly string[];
  rows: Row[];
  features: Float64Array[];
  right: Uint8Array;
  candidates: Numbered;
}

function pagesOf(rows: readonly Row[], names: readonly string[]): Page[] {
  const cases: Row[][] = [];
  let last: Row | undefined;
  for (const row of rows) {
    if (!last || last.case !== row.case || last.at > row.at) cases.push([]);
    (cases.at(-1) as Row[]).push(row);
    last = row;
  }
  return cases.map((own) => ({
    names,
    rows: own,
    features: own.flatMap((r) => r.features),
    right: Uint8Array.from(own.flatMap((r) => r.features.map((_, k) => (k === r.right ? 1 : 0)))),
    candidates: drained(numbered(own.flatMap((r) => r.to.map((head) => ({ tail: r.at, head, score: 0 }))))),
  }));
}

/** Rounds of messages while fitting: they need not rest to tell which way to go. */
const FEW = 12;

/** The chances of a page's joints under their scores. */
function chances(page: Page, scores: ArrayLike<number>, rounds?: number): Matching {
  return drained(matchNumbered(page.candidates, scores, rounds));
}

/** How a fit does: mean log loss, the true way first, and what is right of what is said with 0.95 and more. */
function check(name: string, pages: readonly Page[], network: Network, wrong: boolean): void {
  let n = 0;
  let loss = 0;
  let first = 0;
  let sure = 0;
  let sureRight = 0;
  let joined = 0;
  let made = 0;
  let madeRight = 0;
  for (const page of pages) {
    const { chance, open } = chances(
      page,
      page.features.map((f) => weigh(network, f)),
    );
    let from = 0;
    for (const row of page.rows) {
      const own = chance.subarray(from, from + row.to.length);
      from += row.to.length;
      const none = open.get(row.at) as number;
      n++;
      loss -= Math.log(Math.max(1e-12, row.right < 0 ? none : (own[row.right] as number)));
      const best = own.reduce((b, s, k) => (s > (own[b] as number) ? k : b), 0);
      const said = (own[best] as number) > none ? best : -1;
      if (said === row.right) first++;
      if (row.right >= 0) joined++;
      if (said >= 0) {
        made++;
        if (said === row.right) madeRight++;
        if ((own[said] as number) >= 0.95) {
          sure++;
          if (said === row.right) sureRight++;
        }
      }
      if (!wrong || said === row.right) continue;
      const told = (k: number) =>
        `${own[k]?.toFixed(2)} ${row.heads[k]} {${[...(row.features[k] ?? [])].flatMap((x, i) => (x ? `${page.names[i]} ${x.toFixed(1)}` : [])).join(', ')}}`;
      console.log(`${row.case} …${row.tail}`);
      console.log(`   true ${row.right < 0 ? 'nowhere' : told(row.right)}`);
      console.log(`   said ${said < 0 ? 'nowhere' : told(said)}`);
    }
  }
  const part = (a: number, b: number) => (b ? (a / b).toFixed(3) : '-');
  console.log(
    `${name.padEnd(12)} ${n} ends  loss ${(loss / n).toFixed(4)}  right ${part(first, n)}  made right ${part(madeRight, made)} of ${made}  found ${part(madeRight, joined)} of ${joined}  sure right ${part(sureRight, sure)} of ${sure}`,
  );
}

/** Fits what tells a beginning from the rest of a sentence, piece by piece: a logistic regression. */
function fitHeads(list: readonly Beginning[], prior: number): Float64Array {
  const size = HEAD_SIGNS.length;
  const w = new Float64Array(size + 1);
  const odds = (b: Beginning) => b.signs.reduce((s, x, i) => s + x * (w[i + 1] as number), w[0] as number);
  for (let round = 0; round < 800; round++) {
    const g = new Float64Array(size + 1);
    const h = new Float64Array(size + 1).fill(1e-6);
    for (const b of list) {
      const p = 1 / (1 + Math.exp(-odds(b)));
      const d = p - (b.torn ? 1 : 0);
      for (let i = 0; i <= size; i++) {
        const x = i ? (b.signs[i - 1] as number) : 1;
        g[i] = (g[i] as number) + d * x;
        h[i] = (h[i] as number) + p * (1 - p) * x * x;
      }
    }
    for (let i = 0; i <= size; i++) {
      const gi = (g[i] as number) + (i ? prior * (w[i] as number) : 0);
      w[i] = (w[i] as number) - (0.3 * gi) / ((h[i] as number) + prior);
    }
  }
  return w;
}

const {
  train: own,
  check: others,
  units,
  prior,
  has,
  value,
} = readArgs(
  'fit.ts DIR… [--check DIR…] [--only joint|again|heads] [--units N] [--prior N] [--without NAME,…] [--wrong] [--write]',
  { units: 32, prior: 5 },
);
const read = (dirs: readonly string[]) => {
  const all = dirs.map(readRows);
  return {
    rows: all.flatMap((x) => x.rows),
    again: all.flatMap((x) => x.again),
    beginnings: all.flatMap((x) => x.beginnings),
  };
};
const train = read(own);
const other = read(others);
const without = (value('--without') ?? '').split(',').filter(Boolean);
const known: readonly string[] = [...JOINT_FEATURES.cjk, ...JOINT_FEATURES.latin];
const only = value('--only');
const told = (x: number | undefined) => Number((x ?? 0).toFixed(2)) + 0;

/** Fits one stage for one language, says how it does and puts it among the networks. */
function fitStage(stage: Stage, cjk: boolean): void {
  const script = cjk ? 'cjk' : 'latin';
  const names = stage === 'joint' ? JOINT_FEATURES[script] : SECOND_FEATURES;
  const pages = (data: typeof train) =>
    pagesOf(
      (stage === 'joint' ? data.rows : data.again).filter((r) => r.cjk === cjk),
      names,
    );
  const own = pages(train);
  const network = fitNetwork(
    own.map((page) => ({ ...page, chances: (scores) => chances(page, scores, FEW) })),
    names.length,
    units,
    prior,
    new Set(names.flatMap((name, i) => (stage === 'joint' && without.includes(name) ? [i] : []))),
  );
  check(`${stage}, fitted on`, own, network, false);
  const others = pages(other);
  if (others.length) check(`${stage}, others`, others, network, has('--wrong'));
  networks[stage][script] = network;
}

/** Writes the networks as the engine reads them; `npm run format` lays the lines. */
function write(): void {
  writeFileSync(
    NETWORKS,
    `/** Networks fitted by \`bench/fit.ts\`: joints by themselves, and again with what articles tell. Made by it, not by hand. */
import type { Network } from '../base/network.ts';

type ByScript = { cjk: Network; latin: Network };

export const JOINT_NETWORK: ByScript = ${JSON.stringify(networks.joint)};

export const SECOND_NETWORK: ByScript = ${JSON.stringify(networks.again)};
`,
  );
}

const strange = without.find((name) => !known.includes(name));
if (strange !== undefined) {
  process.stderr.write(`there is no feature ${strange}\n`);
  process.exitCode = 2;
} else {
  for (const cjk of [true, false]) {
    if (!train.rows.some((r) => r.cjk === cjk)) continue;
    console.log(cjk ? 'cjk' : 'latin');
    if (!only || only === 'heads') {
      const beginnings = train.beginnings.filter((x) => x.cjk === cjk);
      const w = fitHeads(beginnings, 0.3);
      console.log(HEAD_SIGNS.map((name, i) => `${name} ${told(w[i + 1])}`).join('  '));
      console.log(`bias: ${told(w[0])}, weights: [${Array.from(w.slice(1), told).join(', ')}]`);
    }
    if (!only || only === 'joint') fitStage('joint', cjk);
    if (!only || only === 'again') fitStage('again', cjk);
  }
  if (has('--write')) write();
}
