/** What a fitting script is asked for on its command line. */

export interface FitArgs {
  /** Folders of cases to fit on, and of others to check on. */
  train: string[];
  check: string[];
  /** Hidden units of a network, and the precision of the normal prior on weights. */
  units: number;
  prior: number;
  has: (flag: string) => boolean;
  /** What stands behind a flag; null without it. */
  value: (flag: string) => string | null;
}

/**
 * Reads `DIR… [--check DIR…]` and flags; those that take a value are told by the usage, `[--flag VALUE]`. Without a folder
 * to fit on the usage is said, and the process ends with 2.
 */
export function readArgs(usage: string, otherwise: { units?: number; prior: number }): FitArgs {
  const args = process.argv.slice(2);
  const valued = new Set([...usage.matchAll(/\[(--\w+) [^\]]/gu)].map(([, flag]) => flag));
  valued.delete('--check');
  const value = (flag: string) => (args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? null) : null);
  const cut = args.includes('--check') ? args.indexOf('--check') : args.length;
  const isDir = (a: string, i: number) => !a.startsWith('--') && !valued.has(args[i - 1]);
  const train = args.filter((a, i) => i < cut && isDir(a, i));
  if (!train.length) {
    process.stderr.write(`usage: node bench/${usage}\n`);
    process.exit(2);
  }
  return {
    train,
    check: args.filter((a, i) => i > cut && isDir(a, i)),
    units: Number(value('--units') ?? otherwise.units ?? 0),
    prior: Number(value('--prior') ?? otherwise.prior),
    has: (flag) => args.includes(flag),
    value,
  };
}
