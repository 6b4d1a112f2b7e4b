/**
 * Fits the weights of the joint model (`src/engine/weights.ts`) on cases with known truth.
 *   node bench/fit.ts DIR… [--check DIR…] [--prior N] [--without NAME,…] [--wrong]
 * Joints are log odds in a matching of ends to beginnings in which each may stay open (`matching.ts`); the weights are
 * those that make the true matching likeliest, under a normal prior (`--prior`, its precision). Says how the fit does on cases of `--check`, which ought to be made of other articles.
 */
import { JOINT_FEATURES } from '../src/engine/fit.ts';
import { type Candidate, type Matching, match } from '../src/engine/matching.ts';
import { HEAD_SIGNS } from '../src/engine/seams.ts';
import { SECOND_FEATURES } from '../src/engine/threads.ts';
import { type Beginning, type Row, readRows } from './fit-rows.ts';

/** The ends of one case, whose joints compete, with room for reckoning. */
interface Page {
  names: readonly string[];
  rows: Row[];
  features: Float64Array[];
  right: Uint8Array;
  candidates: Candidate[];
}

function pagesOf(rows: readonly Row[], names: readonly string[]): Page[] {
  const pages: Page[] = [];
  let last: Row | undefined;
  for (const row of rows) {
    if (!last || last.case !== row.case || last.at > row.at)
      pages.push({ names, rows: [], features: [], right: new Uint8Array(0), candidates: [] });
    (pages.at(-1) as Page).rows.push(row);
    last = row;
  }
  for (const page of pages) {
    page.features = page.rows.flatMap((r) => r.features);
    page.right = Uint8Array.from(page.rows.flatMap((r) => r.features.map((_, k) => (k === r.right ? 1 : 0))));
    page.candidates = page.rows.flatMap((r) => r.to.map((head) => ({ tail: r.at, head, score: 0 })));
  }
  return pages;
}

/** The chances of a page's joints under weights, the bias first among them. */
function chances(page: Page, w: Float64Array): Matching {
  page.features.forEach((f, k) => {
    let s = w[0] as number;
    for (let i = 0; i < f.length; i++) s += (f[i] as number) * (w[i + 1] as number);
    (page.candidates[k] as Candidate).score = s;
  });
  const steps = match(page.candidates);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Maximises the (Bethe) likelihood by steps scaled to each weight's gradient (Adam, Kingma and Ba 2015). */
function fit(pages: readonly Page[], prior: number, off: ReadonlySet<number>): Float64Array {
  const N = pages[0]?.names.length ?? 0;
  const w = new Float64Array(N + 1);
  const m = new Float64Array(N + 1);
  const v = new Float64Array(N + 1);
  const ROUNDS = 300;
  for (let round = 1; round <= ROUNDS; round++) {
    const g = new Float64Array(N + 1);
    for (const page of pages) {
      const { chance } = chances(page, w);
      page.features.forEach((f, k) => {
        const d = (chance[k] as number) - (page.right[k] as number);
        if (Math.abs(d) < 1e-4) return;
        g[0] = (g[0] as number) + d;
        for (let i = 0; i < N; i++) g[i + 1] = (g[i + 1] as number) + d * (f[i] as number);
      });
    }
    for (let i = 0; i <= N; i++) {
      if (i > 0 && off.has(i - 1)) continue;
      const gi = (g[i] as number) + (i > 0 ? prior * (w[i] as number) : 0);
      m[i] = 0.9 * (m[i] as number) + 0.1 * gi;
      v[i] = 0.99 * (v[i] as number) + 0.01 * gi * gi;
      const step = 0.2 * (1 - (0.95 * round) / ROUNDS);
      const mean = (m[i] as number) / (1 - 0.9 ** round);
      const spread = (v[i] as number) / (1 - 0.99 ** round);
      w[i] = (w[i] as number) - (step * mean) / (Math.sqrt(spread) + 1e-8);
    }
  }
  return w;
}

/** How a fit does: mean log loss, the true way first, and what is right of what is said with 0.95 and more. */
function check(name: string, pages: readonly Page[], w: Float64Array, wrong: boolean): void {
  let n = 0;
  let loss = 0;
  let first = 0;
  let sure = 0;
  let sureRight = 0;
  let joined = 0;
  let made = 0;
  let madeRight = 0;
  for (const page of pages) {
    const { chance, open } = chances(page, w);
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
        `${own[k]?.toFixed(2)} ${row.heads[k]} {${[...(row.features[k] ?? [])].flatMap((x, i) => (Math.abs(x * (w[i + 1] as number)) > 0.3 ? `${page.names[i]} ${(x * (w[i + 1] as number)).toFixed(1)}` : [])).join(', ')}}`;
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

const args = process.argv.slice(2);
const value = (flag: string): string | undefined => {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
};
const cut = args.indexOf('--check');
const isDir = (a: string, i: number) =>
  !a.startsWith('--') && !['--prior', '--without'].includes(args[i - 1] ?? '');
const read = (dirs: readonly string[]) => {
  const all = dirs.map(readRows);
  return {
    rows: all.flatMap((x) => x.rows),
    again: all.flatMap((x) => x.again),
    beginnings: all.flatMap((x) => x.beginnings),
  };
};
const train = read(args.filter((a, i) => isDir(a, i) && (cut < 0 || i < cut)));
const other = read(args.filter((a, i) => isDir(a, i) && cut >= 0 && i > cut));
const prior = Number(value('--prior') ?? 0.3);
const without = (value('--without') ?? '').split(',').filter(Boolean);
const off = new Set(without.map((name) => (JOINT_FEATURES as readonly string[]).indexOf(name)));
const told = (x: number | undefined) => Number((x ?? 0).toFixed(2)) + 0;
const show = (names: readonly string[], w: Float64Array): void => {
  console.log(names.map((name, i) => `${name} ${told(w[i + 1])}`).join('  '));
  console.log(`bias: ${told(w[0])}, weights: [${Array.from(w.slice(1), told).join(', ')}]`);
};
if (!train.rows.length || off.has(-1)) {
  process.stderr.write(
    'usage: node bench/fit.ts DIR… [--check DIR…] [--prior N] [--without NAME,…] [--wrong]\n',
  );
  process.exitCode = 2;
} else
  for (const cjk of [true, false]) {
    if (!train.rows.some((r) => r.cjk === cjk)) continue;
    console.log(`\n${cjk ? 'cjk' : 'latin'}: beginnings`);
    show(
      HEAD_SIGNS,
      fitHeads(
        train.beginnings.filter((x) => x.cjk === cjk),
        prior,
      ),
    );
    for (const [name, names, own, others] of [
      ['joints', JOINT_FEATURES, train.rows, other.rows],
      ['joints again', SECOND_FEATURES, train.again, other.again],
    ] as const) {
      console.log(name);
      const pages = pagesOf(
        own.filter((r) => r.cjk === cjk),
        names,
      );
      const w = fit(pages, prior, name === 'joints' ? off : new Set());
      show(names, w);
      check('fitted on', pages, w, false);
      const checked = pagesOf(
        others.filter((r) => r.cjk === cjk),
        names,
      );
      if (checked.length) check('others', checked, w, args.includes('--wrong') && name !== 'joints');
    }
  }
