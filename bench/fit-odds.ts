/**
 * A logistic regression for each script, printed to be put into the engine by hand: its weights, and how it does beside
 * the weights that stand there now.
 */
import { logistic, lossOfOdds, type Observation, oddsOf } from './logistic.ts';

/** A row, the script it is of, and the text it is shown by. */
export interface TextRow extends Observation {
  cjk: boolean;
  text: string;
}

/** The weights of one script as the engine has them: log odds. */
interface Weights {
  bias: number;
  weights: readonly number[];
}

/** What is asked of a fit: the names of its features, the prior's precision, the weights as they are. */
export interface OddsFit {
  names: readonly string[];
  prior: number;
  now: { cjk: Weights; latin: Weights };
  /** What rows are called that are right, and that are not, where those are shown that the fit takes for the other. */
  wrong: readonly [right: string, other: string] | null;
}

const told = (x: number) => Number(x.toFixed(2)) + 0;

function check(
  name: string,
  rows: readonly TextRow[],
  w: Float64Array,
  now: Float64Array,
  wrong: OddsFit['wrong'],
): void {
  if (!rows.length) return;
  const fit = lossOfOdds(rows, (r) => oddsOf(r.features, w));
  const was = lossOfOdds(rows, (r) => oddsOf(r.features, now));
  process.stdout.write(
    `${name.padEnd(10)} ${rows.length} rows  loss ${fit.loss.toFixed(4)} (now ${was.loss.toFixed(4)})  wrong ${fit.wrong.toFixed(4)} (now ${was.wrong.toFixed(4)})\n`,
  );
  if (!wrong) return;
  for (const { features, right, text } of rows) {
    const odds = oddsOf(features, w);
    if (odds > 0 !== right) process.stdout.write(`   ${odds.toFixed(1)} ${wrong[right ? 0 : 1]} ${text}\n`);
  }
}

/** Fits on `train` and prints the weights; says how they do on it and on `others`. Scripts without a row are left out. */
export function fitOdds(train: readonly TextRow[], others: readonly TextRow[], asked: OddsFit): void {
  const { names, prior, wrong } = asked;
  for (const cjk of [true, false]) {
    const own = (list: readonly TextRow[]) => list.filter((r) => r.cjk === cjk);
    const rows = own(train);
    if (!rows.length) continue;
    const { bias, weights } = cjk ? asked.now.cjk : asked.now.latin;
    const w = logistic(rows, names.length, prior);
    process.stdout.write(`\n${cjk ? 'cjk' : 'latin'}\n`);
    process.stdout.write(`${names.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  ')}\n`);
    process.stdout.write(
      `bias: ${told(w[0] as number)}, weights: [${Array.from(w.slice(1), told).join(', ')}]\n`,
    );
    const now = Float64Array.from([bias, ...weights]);
    check('fitted on', rows, w, now, wrong);
    check('others', own(others), w, now, wrong);
  }
}
