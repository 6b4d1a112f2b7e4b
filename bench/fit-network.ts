/**
 * Fits a small network (`src/engine/base/network.ts`) whose scores are the log odds of joints in a matching of ends to
 * beginnings: the weights that make the true matching likeliest, under a normal prior.
 */

import { bounded, type Network } from '../src/engine/base/network.ts';
import type { Matching } from '../src/engine/seams/matching.ts';

/** Joints that compete: their features, which of them are true, and their chances under scores. */
export interface Competition {
  features: Float64Array[];
  right: Uint8Array;
  /** How much each counts; 1 where it does not say. */
  weight?: Float64Array;
  chances(scores: Float64Array): Pick<Matching, 'chance'>;
}

/** The features of a competition that are not 0, side by side: most are. */
interface Sparse {
  from: Uint32Array;
  which: Uint8Array;
  value: Float32Array;
}

function sparse(features: readonly Float64Array[], scale: Float64Array): Sparse {
  const from = new Uint32Array(features.length + 1);
  const which: number[] = [];
  const value: number[] = [];
  features.forEach((f, k) => {
    f.forEach((x, i) => {
      if (x === 0 || !scale[i]) return;
      which.push(i);
      value.push(x / (scale[i] as number));
    });
    from[k + 1] = which.length;
  });
  return { from, which: Uint8Array.from(which), value: Float32Array.from(value) };
}

/** Standard deviations of the features, about 0; 0 where a feature never shows. */
function scales(all: readonly Competition[], size: number): Float64Array {
  const sum = new Float64Array(size);
  let n = 0;
  for (const { features } of all)
    for (const f of features) {
      n++;
      f.forEach((x, i) => {
        sum[i] = (sum[i] as number) + x * x;
      });
    }
  return sum.map((x) => Math.sqrt(x / Math.max(1, n)));
}

/** Figures in [-1, 1) that are the same in every run (a linear congruential generator, Numerical Recipes). */
function* figures(): Generator<number, never> {
  for (let x = 7; ; ) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield x / 2 ** 31 - 1;
  }
}

/** Times that every competition is gone through at least, how many of them make a step, and the fewest steps. */
const EPOCHS = 40;
const BATCH = 32;
const FEWEST = 600;
/** The longest step, and the steps until it is reached. */
const STRIDE = 0.03;
const WARM = 20;

/** A list in an order that `draw` gives (Fisher and Yates). */
function shuffled<T>(list: readonly T[], draw: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(((draw() + 1) / 2) * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/**
 * Maximises the (Bethe) likelihood in batches, by steps scaled to each weight's gradient (Adam, Kingma and Ba 2015)
 * that shorten along a cosine. `units`: hidden units, 0 for a plain logistic model; `prior`: the precision of the
 * normal prior on weights of features in units of their deviation; `off`: features left out.
 */
export function fitNetwork(
  all: readonly Competition[],
  size: number,
  units: number,
  prior: number,
  off: ReadonlySet<number>,
): Network {
  const scale = scales(all, size);
  for (const i of off) scale[i] = 0;
  const rows = all.map((c) => ({ competition: c, sparse: sparse(c.features, scale) }));
  // One list of weights: bias, direct, base, out, hidden.
  const DIRECT = 1;
  const BASE = DIRECT + size;
  const OUT = BASE + units;
  const HIDDEN = OUT + units;
  const w = new Float64Array(HIDDEN + size * units);
  const source = figures();
  const draw = () => source.next().value;
  for (let i = OUT; i < w.length; i++) w[i] = 0.25 * draw();
  const mean = new Float64Array(w.length);
  const spread = new Float64Array(w.length);
  const hidden = new Float64Array(units);
  /** Adds to `g` how the weights ought to change for one competition. */
  const learn = ({ competition, sparse: s }: (typeof rows)[number], g: Float64Array): void => {
    const { from, which, value } = s;
    const n = competition.features.length;
    const score = new Float64Array(n);
    const inside = new Float64Array(n * units);
    for (let k = 0; k < n; k++) {
      let sum = w[0] as number;
      for (let u = 0; u < units; u++) hidden[u] = w[BASE + u] as number;
      for (let j = from[k] as number; j < (from[k + 1] as number); j++) {
        const i = which[j] as number;
        const x = value[j] as number;
        sum += x * (w[DIRECT + i] as number);
        for (let u = 0, at = HIDDEN + i * units; u < units; u++, at++)
          hidden[u] = (hidden[u] as number) + x * (w[at] as number);
      }
      for (let u = 0; u < units; u++) {
        inside[k * units + u] = hidden[u] as number;
        sum += bounded(hidden[u] as number) * (w[OUT + u] as number);
      }
      score[k] = sum;
    }
    const { chance } = competition.chances(score);
    for (let k = 0; k < n; k++) {
      const counts = competition.weight?.[k] ?? 1;
      const d = counts * ((chance[k] as number) - (competition.right[k] as number));
      if (Math.abs(d) < 1e-4) continue;
      g[0] = (g[0] as number) + d;
      for (let u = 0; u < units; u++) {
        const h = inside[k * units + u] as number;
        g[OUT + u] = (g[OUT + u] as number) + d * bounded(h);
        hidden[u] = (d * (w[OUT + u] as number)) / (1 + Math.abs(h)) ** 2;
        g[BASE + u] = (g[BASE + u] as number) + (hidden[u] as number);
      }
      for (let j = from[k] as number; j < (from[k + 1] as number); j++) {
        const i = which[j] as number;
        const x = value[j] as number;
        g[DIRECT + i] = (g[DIRECT + i] as number) + d * x;
        for (let u = 0, at = HIDDEN + i * units; u < units; u++, at++)
          g[at] = (g[at] as number) + x * (hidden[u] as number);
      }
    }
  };
  const batches = Math.ceil(rows.length / BATCH);
  const epochs = Math.max(EPOCHS, Math.ceil(FEWEST / batches));
  const steps = epochs * batches;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(rows, draw);
    for (let from = 0; from < order.length; from += BATCH) {
      step++;
      const batch = order.slice(from, from + BATCH);
      const g = new Float64Array(w.length);
      for (const row of batch) learn(row, g);
      const share = batch.length / order.length;
      const stride = STRIDE * Math.min(1, step / WARM) * (0.5 + 0.5 * Math.cos((Math.PI * step) / steps));
      for (let i = 0; i < w.length; i++) {
        const gi = (g[i] as number) + (i ? share * prior * (i < BASE ? 0.3 : 1) * (w[i] as number) : 0);
        mean[i] = 0.9 * (mean[i] as number) + 0.1 * gi;
        spread[i] = 0.999 * (spread[i] as number) + 0.001 * gi * gi;
        const by = Math.sqrt((spread[i] as number) / (1 - 0.999 ** step)) + 1e-8;
        w[i] = (w[i] as number) - (stride * (mean[i] as number)) / (1 - 0.9 ** step) / by;
      }
    }
  }
  const told = (x: number) => Number(x.toPrecision(3));
  const unscaled = (i: number, x: number) => (scale[i] ? told(x / (scale[i] as number)) : 0);
  return {
    bias: told(w[0] as number),
    direct: Array.from({ length: size }, (_, i) => unscaled(i, w[DIRECT + i] as number)),
    base: Array.from(w.slice(BASE, OUT), told),
    out: Array.from(w.slice(OUT, HIDDEN), told),
    hidden: Array.from({ length: size * units }, (_, j) =>
      unscaled(Math.floor(j / units), w[HIDDEN + j] as number),
    ),
  };
}
