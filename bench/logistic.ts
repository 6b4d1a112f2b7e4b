/**
 * Logistic regressions and conditional logits by Newton's method (iteratively reweighted least squares) under a normal
 * prior; losses of odds.
 */

/** One observation: what it is judged by, whether it is so, and how much it counts. */
export interface Observation {
  features: Float32Array;
  right: boolean;
  weight: number;
}

const ROUNDS = 25;

/** Solves the positive definite system `a x = b` of size `n` by Cholesky's method; `a` is overwritten. */
function solve(a: Float64Array, b: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i * n + j] as number;
      for (let k = 0; k < j; k++) s -= (a[i * n + k] as number) * (a[j * n + k] as number);
      a[i * n + j] = i === j ? Math.sqrt(Math.max(1e-12, s)) : s / (a[j * n + j] as number);
    }
  }
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (a[i * n + k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (a[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - (a[k * n + i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (a[i * n + i] as number);
  }
  return x;
}

/** Log odds of features under weights, the bias first. */
export function oddsOf(f: Float32Array, w: Float64Array): number {
  let s = w[0] as number;
  for (let i = 0; i < f.length; i++) s += (f[i] as number) * (w[i + 1] as number);
  return s;
}

/** One step of Newton's method from gradient and Hessian; returns the largest change, in spreads of the features. */
function step(
  w: Float64Array,
  g: Float64Array,
  h: Float64Array,
  spread: Float64Array,
  prior: number,
  round: number,
): number {
  const n = w.length;
  for (let i = 0; i < n; i++) {
    const flat = (spread[i] as number) < 1e-9;
    // The bias is free; what never differs is held at 0.
    const precision = flat ? 1e12 : i === 0 ? 1e-6 : prior * (spread[i] as number) ** 2;
    g[i] = (g[i] as number) - precision * (w[i] as number);
    h[i * n + i] = (h[i * n + i] as number) + precision;
  }
  const change = solve(h, g, n);
  // Far from the top a whole step may overshoot.
  const scale = round < 3 ? 0.7 : 1;
  let most = 0;
  for (let i = 0; i < n; i++) {
    w[i] = (w[i] as number) + scale * (change[i] as number);
    most = Math.max(most, Math.abs((change[i] as number) * (spread[i] as number)));
  }
  return most;
}

/**
 * The weights that make the observations likeliest, the bias first. `prior` is the precision of a weight whose
 * feature has unit spread; a feature that never differs has weight 0.
 */
export function logistic(rows: readonly Observation[], size: number, prior: number): Float64Array {
  const n = size + 1;
  const spread = new Float64Array(n).fill(1);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    let squares = 0;
    for (const { features } of rows) {
      const x = features[i] as number;
      sum += x;
      squares += x * x;
    }
    spread[i + 1] = Math.sqrt(Math.max(0, squares / rows.length - (sum / rows.length) ** 2));
  }
  const w = new Float64Array(n);
  const x = new Float64Array(n);
  for (let round = 0; round < ROUNDS; round++) {
    const g = new Float64Array(n);
    const h = new Float64Array(n * n);
    for (const { features, right, weight } of rows) {
      const p = 1 / (1 + Math.exp(-oddsOf(features, w)));
      const d = weight * ((right ? 1 : 0) - p);
      const v = weight * p * (1 - p);
      x[0] = 1;
      x.set(features, 1);
      for (let i = 0; i < n; i++) {
        const xi = x[i] as number;
        if (xi === 0) continue;
        g[i] = (g[i] as number) + d * xi;
        if (v < 1e-7) continue;
        const row = i * n;
        const vx = v * xi;
        for (let j = 0; j <= i; j++) h[row + j] = (h[row + j] as number) + vx * (x[j] as number);
      }
    }
    const most = step(w, g, h, spread, prior, round);
    if (most < 1e-3) break;
  }
  return w;
}

/** Mean log loss of odds told row by row, in nats, and the share told wrong. */
export function lossOfOdds<T extends Observation>(
  rows: readonly T[],
  odds: (row: T) => number,
): { loss: number; wrong: number } {
  let loss = 0;
  let wrong = 0;
  let all = 0;
  for (const row of rows) {
    const { right, weight } = row;
    const s = odds(row);
    all += weight;
    loss += weight * Math.log(1 + Math.exp(right ? -s : s));
    if (s > 0 !== right) wrong += weight;
  }
  return { loss: loss / all, wrong: wrong / all };
}

/** One choice among options, or none of them: which are right (none where none is). */
export interface Choice {
  options: Float32Array[];
  right: boolean[];
  /** The log odds of each as it stands, against none. */
  odds: number[];
}

/** The chances of the options, and of none, the last. */
export function chancesOf(odds: readonly number[]): Float64Array {
  const most = odds.reduce((m, o) => Math.max(m, o), 0);
  const out = Float64Array.from([...odds, 0], (o) => Math.exp(o - most));
  const all = out.reduce((n, x) => n + x, 0);
  return out.map((x) => x / all);
}

/**
 * The weights of a conditional logit that make the right options likeliest, the bias of any against none first;
 * by Newton's method. `prior` is the precision of a weight whose feature has unit spread; a feature that never differs
 * has weight 0. Unless `biased`, the bias is held at 0.
 */
export function conditional(
  rows: readonly Choice[],
  size: number,
  prior: number,
  biased = true,
): Float64Array {
  const n = size + 1;
  const sums = new Float64Array(n);
  const squares = new Float64Array(n);
  let count = 0;
  for (const { options } of rows)
    for (const f of options) {
      count++;
      f.forEach((x, i) => {
        sums[i + 1] = (sums[i + 1] as number) + x;
        squares[i + 1] = (squares[i + 1] as number) + x * x;
      });
    }
  const spread = sums.map((s, i) =>
    Math.sqrt(Math.max(0, (squares[i] as number) / count - (s / count) ** 2)),
  );
  spread[0] = biased ? 1 : 0;
  const w = new Float64Array(n);
  for (let round = 0; round < ROUNDS; round++) {
    const g = new Float64Array(n);
    const h = new Float64Array(n * n);
    for (const { options, right } of rows) {
      const p = chancesOf(options.map((f) => oddsOf(f, w)));
      const none = !right.includes(true);
      let good = none ? (p[options.length] as number) : 0;
      right.forEach((r, k) => {
        if (r) good += p[k] as number;
      });
      const mean = new Float64Array(n);
      options.forEach((f, k) => {
        const pk = p[k] as number;
        const d = (right[k] ? pk / good : 0) - pk;
        for (let i = 0; i < n; i++) {
          const xi = i ? (f[i - 1] as number) : 1;
          if (xi === 0) continue;
          g[i] = (g[i] as number) + d * xi;
          mean[i] = (mean[i] as number) + pk * xi;
          if (pk < 1e-5) continue;
          for (let j = 0; j <= i; j++)
            h[i * n + j] = (h[i * n + j] as number) + pk * xi * (j ? (f[j - 1] as number) : 1);
        }
      });
      for (let i = 0; i < n; i++)
        for (let j = 0; j <= i; j++)
          h[i * n + j] = (h[i * n + j] as number) - (mean[i] as number) * (mean[j] as number);
    }
    const most = step(w, g, h, spread, prior, round);
    if (most < 1e-3) break;
  }
  return w;
}

/** Mean log loss of choices, in nats, the share chosen wrong, and both for the odds as they stand. */
export function lossOfChoices(
  rows: readonly Choice[],
  weights: Float64Array | ((option: Float32Array) => number),
): Record<'loss' | 'wrong' | 'lossNow' | 'wrongNow', number> {
  const oddsBy = typeof weights === 'function' ? weights : (f: Float32Array) => oddsOf(f, weights);
  const out = { loss: 0, wrong: 0, lossNow: 0, wrongNow: 0 };
  for (const { options, right, odds } of rows) {
    const none = !right.includes(true);
    const told = (p: Float64Array): [number, boolean] => {
      let good = none ? (p[options.length] as number) : 0;
      right.forEach((r, k) => {
        if (r) good += p[k] as number;
      });
      const best = p.reduce((b, x, k) => (x > (p[b] as number) ? k : b), 0);
      return [-Math.log(Math.max(1e-12, good)), best === options.length ? none : (right[best] as boolean)];
    };
    const [loss, right1] = told(chancesOf(options.map(oddsBy)));
    const [lossNow, right2] = told(chancesOf(odds));
    out.loss += loss / rows.length;
    out.lossNow += lossNow / rows.length;
    out.wrong += right1 ? 0 : 1 / rows.length;
    out.wrongNow += right2 ? 0 : 1 / rows.length;
  }
  return out;
}
