/**
 * Fits the weights of the joint model (`src/engine/weights.ts`) on cases with known truth.
 *   node bench/fit.ts DIR… [--check DIR…] [--prior N] [--without NAME,…] [--wrong]
 * A conditional logit with "goes on nowhere" at 0 for every end, and a normal prior on the weights (`--prior`, its
 * precision). Says how the fit does on cases of `--check`, which ought to be made of other articles.
 */
import { JOINT_FEATURES } from '../src/engine/fit.ts';
import { type Row, readRows } from './fit-rows.ts';

const N = JOINT_FEATURES.length;

/** Log odds of each joint of an end, the bias first among the weights. */
function scoresOf(row: Row, w: Float64Array): number[] {
  return row.features.map((f) => {
    let s = w[0] as number;
    for (let i = 0; i < N; i++) s += (f[i] as number) * (w[i + 1] as number);
    return s;
  });
}

function sharesOf(scores: readonly number[]): { shares: number[]; none: number } {
  const top = Math.max(0, ...scores);
  const e = scores.map((s) => Math.exp(s - top));
  const none = Math.exp(-top);
  const total = e.reduce((a, b) => a + b, none);
  return { shares: e.map((x) => x / total), none: none / total };
}

/** Minimises the loss by steps scaled to each weight's gradient (Adam, Kingma and Ba 2015), all rows at a time. */
function fit(rows: readonly Row[], prior: number, off: ReadonlySet<number>): Float64Array {
  const w = new Float64Array(N + 1);
  const m = new Float64Array(N + 1);
  const v = new Float64Array(N + 1);
  const ROUNDS = 700;
  for (let round = 1; round <= ROUNDS; round++) {
    const g = new Float64Array(N + 1);
    for (const row of rows) {
      const { shares } = sharesOf(scoresOf(row, w));
      row.features.forEach((f, k) => {
        const d = (shares[k] as number) - (k === row.right ? 1 : 0);
        if (Math.abs(d) < 1e-5) return;
        g[0] = (g[0] as number) + d;
        for (let i = 0; i < N; i++) g[i + 1] = (g[i + 1] as number) + d * (f[i] as number);
      });
    }
    for (let i = 0; i <= N; i++) {
      if (i > 0 && off.has(i - 1)) continue;
      const gi = (g[i] as number) + (i > 0 ? prior * (w[i] as number) : 0);
      m[i] = 0.9 * (m[i] as number) + 0.1 * gi;
      v[i] = 0.999 * (v[i] as number) + 0.001 * gi * gi;
      const step = 0.1 * (1 - (0.95 * round) / ROUNDS);
      const mean = (m[i] as number) / (1 - 0.9 ** round);
      const spread = (v[i] as number) / (1 - 0.999 ** round);
      w[i] = (w[i] as number) - (step * mean) / (Math.sqrt(spread) + 1e-8);
    }
  }
  return w;
}

/** How a fit does: mean log loss, the true way first, and what is right of what is said with 0.95 and more. */
function check(name: string, rows: readonly Row[], w: Float64Array, wrong: boolean): void {
  let loss = 0;
  let first = 0;
  let sure = 0;
  let sureRight = 0;
  let joined = 0;
  let made = 0;
  let madeRight = 0;
  for (const row of rows) {
    const scores = scoresOf(row, w);
    const { shares, none } = sharesOf(scores);
    const p = row.right < 0 ? none : (shares[row.right] as number);
    loss -= Math.log(Math.max(1e-12, p));
    const best = shares.reduce((b, s, k) => (s > (shares[b] as number) ? k : b), 0);
    const said = (shares[best] as number) > none ? best : -1;
    if (said === row.right) first++;
    if (row.right >= 0) joined++;
    if (said >= 0) {
      made++;
      if (said === row.right) madeRight++;
      if ((shares[said] as number) >= 0.95) {
        sure++;
        if (said === row.right) sureRight++;
      }
    }
    if (wrong && said !== row.right) {
      const told = (k: number) =>
        `${scores[k]?.toFixed(2)} ${row.heads[k]} {${[...(row.features[k] ?? [])].flatMap((x, i) => (Math.abs(x * (w[i + 1] as number)) > 0.3 ? `${JOINT_FEATURES[i]} ${(x * (w[i + 1] as number)).toFixed(1)}` : [])).join(', ')}}`;
      console.log(`${row.case} …${row.tail}`);
      console.log(`   true ${row.right < 0 ? 'nowhere' : told(row.right)}`);
      console.log(`   said ${said < 0 ? 'nowhere' : told(said)}`);
    }
  }
  const n = rows.length;
  const part = (a: number, b: number) => (b ? (a / b).toFixed(3) : '-');
  console.log(
    `${name.padEnd(12)} ${n} ends  loss ${(loss / n).toFixed(4)}  right ${part(first, n)}  made right ${part(madeRight, made)} of ${made}  found ${part(madeRight, joined)} of ${joined}  sure right ${part(sureRight, sure)} of ${sure}`,
  );
}

const args = process.argv.slice(2);
const value = (flag: string): string | undefined => {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
};
const cut = args.indexOf('--check');
const isDir = (a: string, i: number) =>
  !a.startsWith('--') && !['--prior', '--without'].includes(args[i - 1] ?? '');
const train = args.filter((a, i) => isDir(a, i) && (cut < 0 || i < cut)).flatMap(readRows);
const other = args.filter((a, i) => isDir(a, i) && cut >= 0 && i > cut).flatMap(readRows);
const prior = Number(value('--prior') ?? 0.3);
const without = (value('--without') ?? '').split(',').filter(Boolean);
const off = new Set(without.map((name) => (JOINT_FEATURES as readonly string[]).indexOf(name)));
if (!train.length || off.has(-1)) {
  process.stderr.write(
    'usage: node bench/fit.ts DIR… [--check DIR…] [--prior N] [--without NAME,…] [--wrong]\n',
  );
  process.exitCode = 2;
} else
  for (const cjk of [true, false]) {
    const rows = train.filter((r) => r.cjk === cjk);
    if (!rows.length) continue;
    const w = fit(rows, prior, off);
    const told = (x: number | undefined) => (x ?? 0).toFixed(2).replace('-0.00', '0.00');
    console.log(`\n${cjk ? 'cjk' : 'latin'}  bias ${told(w[0])}`);
    console.log(JOINT_FEATURES.map((name, i) => `${name} ${told(w[i + 1])}`).join('  '));
    console.log(`bias: ${told(w[0])}, weights: [${[...w.slice(1)].map((x) => Number(told(x))).join(', ')}]`);
    check('fitted on', rows, w, false);
    const checked = other.filter((r) => r.cjk === cjk);
    if (checked.length) check('others', checked, w, args.includes('--wrong'));
  }
