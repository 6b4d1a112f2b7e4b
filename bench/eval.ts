/**
 * Measures the engine's suggestions on cases with known truth.
 *   npm run eval -- CASES_DIR [--keep NOTE] [--brief] [--json]
 * CASES_DIR holds NAME.gold.json beside the dump it names. Prints a table a case, the mean, the mean by kind of
 * damage, and the calibration of the findings; with --keep a line is added to eval-history.jsonl beside this file.
 */
import { appendFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { ENGINE_VERSION, plan } from '../src/engine/index.ts';
import { casesOf } from './cases.ts';
import { calibration, judge, type Verdict } from './eval-calibration.ts';
import { FIGURES, type Figure, type Gold, type Score, scorePlan } from './eval-score.ts';

interface Row {
  name: string;
  kinds: string[];
  ms: number;
  score: Score;
}

/** Kinds of damage a case shows, read from its gold. */
function damageOf(gold: Gold, text: string): string[] {
  const kinds: string[] = [];
  const roles = new Map(gold.units.map((u) => [u.id, u]));
  const seen = new Map<string, number>();
  for (const s of gold.spans) seen.set(s.unit, (seen.get(s.unit) ?? 0) + 1);
  const content = gold.spans.filter((s) => roles.get(s.unit)?.role === 'paragraph');
  if (content.some((s) => (seen.get(s.unit) ?? 0) > 1)) kinds.push('copies');
  if (gold.spans.some((s) => s.noisy && s.end - s.start > 60)) kinds.push('noise');
  if (gold.joins.length) kinds.push('cuts');
  if (gold.units.some((u) => u.role === 'chrome')) kinds.push('chrome');
  if (content.some((s) => text.slice(s.start, s.end).includes('\n'))) kinds.push('wrapped');
  const titled = new Set(gold.units.filter((u) => u.role === 'title').map((u) => u.article));
  if (gold.articles.some((a) => !titled.has(a.id))) kinds.push('titles lost');
  const firsts = new Map<string, number>();
  for (const s of content) if (!firsts.has(s.unit)) firsts.set(s.unit, s.start);
  const flow = [...firsts].sort((a, b) => a[1] - b[1]).map(([u]) => roles.get(u));
  let turns = 0;
  let back = 0;
  const reached = new Map<string, number>();
  flow.forEach((u, k) => {
    if (!u?.article) return;
    if (k && flow[k - 1]?.article !== u.article) turns++;
    if (u.order < (reached.get(u.article) ?? -1)) back++;
    reached.set(u.article, Math.max(u.order, reached.get(u.article) ?? -1));
  });
  if (turns >= gold.articles.length) kinds.push('woven');
  if (back) kinds.push('shuffled');
  return kinds;
}

function mean(rows: readonly Row[], figure: Figure): number | null {
  const values = rows.map((r) => r.score[figure]).filter((v): v is number => v !== null);
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

const show = (v: number | null) => (v === null ? '-' : v.toFixed(3));

function print(name: string, cells: readonly (number | null)[]): string {
  return `${name.padEnd(26)}${cells.map((v, i) => show(v).padStart(Math.max(7, (FIGURES[i] as string).length + 1))).join('')}`;
}

function main(argv: readonly string[]): number {
  const dir = argv.find((a, i) => !a.startsWith('--') && argv[i - 1] !== '--keep');
  if (!dir) {
    process.stderr.write('usage: npm run eval -- CASES_DIR [--keep NOTE] [--brief] [--json]\n');
    return 2;
  }
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: Row[] = [];
  const verdicts: Verdict[] = [];
  for (const { name, gold, text } of casesOf(dir)) {
    const from = performance.now();
    const made = plan(text, { tongues });
    const ms = performance.now() - from;
    rows.push({
      name: name,
      kinds: damageOf(gold, text),
      ms,
      score: scorePlan(text, gold, made),
    });
    verdicts.push(...judge(text, gold, made));
  }
  if (!rows.length) {
    process.stderr.write(`no case in ${dir}\n`);
    return 1;
  }
  const means = Object.fromEntries(FIGURES.map((f) => [f, mean(rows, f)]));
  const sure = verdicts.filter((v) => v.confidence >= 0.95);
  const keep = argv.indexOf('--keep');
  if (keep >= 0) {
    const note = argv[keep + 1] && !argv[keep + 1]?.startsWith('--') ? argv[keep + 1] : '';
    const line = {
      engine: ENGINE_VERSION,
      cases: basename(dir),
      count: rows.length,
      note,
      means,
      sure: sure.length,
      sureRight: sure.filter((v) => v.right).length,
    };
    appendFileSync(join(import.meta.dirname, 'eval-history.jsonl'), `${JSON.stringify(line)}\n`);
  }
  if (argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ rows, means })}\n`);
    return 0;
  }
  const lines = [`${'case'.padEnd(26)}${FIGURES.map((f) => f.padStart(Math.max(7, f.length + 1))).join('')}`];
  if (!argv.includes('--brief'))
    for (const r of rows)
      lines.push(
        print(
          r.name,
          FIGURES.map((f) => r.score[f]),
        ),
      );
  lines.push(
    print(
      `mean of ${rows.length}`,
      FIGURES.map((f) => mean(rows, f)),
    ),
    '',
    'by kind of damage',
  );
  for (const kind of [...new Set(rows.flatMap((r) => r.kinds))].sort()) {
    const own = rows.filter((r) => r.kinds.includes(kind));
    lines.push(
      print(
        `  ${kind} (${own.length})`,
        FIGURES.map((f) => mean(own, f)),
      ),
    );
  }
  lines.push('', 'calibration: findings right of those said', ...calibration(verdicts));
  const ms = rows.reduce((n, r) => n + r.ms, 0);
  lines.push('', `${(ms / rows.length).toFixed(0)} ms a case`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
