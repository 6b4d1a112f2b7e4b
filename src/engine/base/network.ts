/**
 * A small network that weighs features which mean different things together and alone: a sum of the features and of a
 * few hidden units, each a bounded sum of its own. Fitted by scripts in `bench`; the figures stand in `networks.ts`,
 * `border-networks.ts` and `pair-networks.ts`.
 */

export interface Network {
  bias: number;
  /** By feature. */
  direct: readonly number[];
  /** By hidden unit: where it begins, and how much it counts. */
  base: readonly number[];
  out: readonly number[];
  /** By feature and, within it, by hidden unit. */
  hidden: readonly number[];
}

/** A network for each script. */
export type ByScript = { cjk: Network; latin: Network };

/** The place of each feature by its name. */
export function placesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>;
}

/** A bounded sum: -1 to 1, without a transcendental function. */
export function bounded(x: number): number {
  return x / (1 + Math.abs(x));
}

/** Sums of the hidden units of a call, reused: a dump of many pages weighs millions of joints. */
const sums = new Float64Array(64);

/** Log odds that a network gives features, in the order it was fitted for. */
export function weigh(network: Network, features: ArrayLike<number>): number {
  const { direct, base, out, hidden } = network;
  const units = base.length;
  for (let k = 0; k < units; k++) sums[k] = base[k] as number;
  let s = network.bias;
  for (let i = 0; i < direct.length; i++) {
    const x = features[i] as number;
    // Most features of a joint are 0.
    if (x === 0) continue;
    s += x * (direct[i] as number);
    for (let k = 0, at = i * units; k < units; k++, at++)
      sums[k] = (sums[k] as number) + x * (hidden[at] as number);
  }
  for (let k = 0; k < units; k++) s += bounded(sums[k] as number) * (out[k] as number);
  return s;
}
