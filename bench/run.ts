import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBig } from './big.ts';
import { type Cost, cost } from './child.ts';
import { quantile, table } from './table.ts';

/**
 * How long `galley plan` takes and how much memory it holds, beside `awk '!s[$0]++'` (the plainest way to drop
 * repeated lines) on the same file, the two taking turns. Built program, its own process, start-up included. Ratios
 * are of processor time where the system tells it: a busy machine shows in seconds.
 *
 *   npm run bench -- [--mb 1,4,16,64] [--rounds N] [--seed N] [--file PATH]...
 */

const { values: options } = parseArgs({
  options: {
    mb: { type: 'string', default: '1,4,16,64' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string', multiple: true },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'out/main/cli.js');
if (!existsSync(cli)) {
  console.error('Galley is not built yet: npm run build');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
const MB = 2 ** 20;

interface Line {
  name: string;
  bytes: number;
  galley: Cost;
  awk: Cost | null;
}

/** The middle of several runs' seconds; the most of their memory. */
function settle(costs: readonly Cost[]): Cost {
  const peaks = costs.flatMap((c) => c.peak ?? []);
  const times = costs.flatMap((c) => c.cpu ?? []);
  return {
    cpu: times.length > 0 ? quantile(times, 0.5) : null,
    seconds: quantile(
      costs.map((c) => c.seconds),
      0.5,
    ),
    peak: peaks.length > 0 ? Math.max(...peaks) : null,
  };
}

async function measure(path: string): Promise<Line> {
  const bytes = statSync(path).size;
  const rounds = Number(options.rounds ?? (bytes <= 4.5 * MB ? 3 : 1));
  const galley: Cost[] = [];
  const awk: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    galley.push(await cost(process.execPath, [cli, 'plan', path, '--out', join(folder, 'plans')], folder));
    const peer = await cost('awk', ['!s[$0]++', path], folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (peer) awk.push(peer);
  }
  return { name: basename(path), bytes, galley: settle(galley), awk: awk.length > 0 ? settle(awk) : null };
}

function report(lines: readonly Line[]): string {
  const rows = [
    [
      'dump',
      'MB',
      'galley s',
      'cpu s',
      'cpu s/MB',
      'peak MB',
      'awk s',
      'awk cpu s',
      'awk MB',
      '× awk',
      'growth',
    ],
  ];
  const costOf = (c: Cost) => c.cpu ?? c.seconds;
  lines.forEach(({ name, bytes, galley, awk }, i) => {
    const perMb = costOf(galley) / (bytes / MB);
    const before = lines[i - 1];
    const growth = before ? perMb / (costOf(before.galley) / (before.bytes / MB)) : null;
    rows.push([
      name,
      (bytes / MB).toFixed(1),
      galley.seconds.toFixed(2),
      galley.cpu?.toFixed(2) ?? 'n/a',
      perMb.toFixed(2),
      galley.peak?.toFixed(0) ?? 'n/a',
      awk?.seconds.toFixed(2) ?? 'n/a',
      awk?.cpu?.toFixed(2) ?? 'n/a',
      awk?.peak?.toFixed(0) ?? 'n/a',
      awk && costOf(awk) > 0 ? (costOf(galley) / costOf(awk)).toFixed(1) : 'n/a',
      growth === null ? '' : `× ${growth.toFixed(2)}`,
    ]);
  });
  return table(rows);
}

try {
  const lines: Line[] = [];
  const given = options.file?.map((path) => resolve(path)) ?? [];
  for (const path of given) lines.push(await measure(path));
  if (given.length === 0)
    for (const mb of options.mb.split(',').map(Number)) {
      const path = join(folder, `big-${mb}.txt`);
      writeBig(path, mb, Number(options.seed));
      console.error(`${mb} MB …`);
      lines.push(await measure(path));
      rmSync(path);
    }
  console.log(report(lines));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
