import { fieldText, flow } from '../shared/flow.ts';
import type { Encoding } from '../shared/model/dumps.ts';
import {
  DROP_REASONS,
  type DropReason,
  type Finding,
  type Plan,
  type PlanArticle,
  type Reason,
  SURE,
} from '../shared/plan.ts';
import { noticeText, reasonText } from '../shared/reasons.ts';
import { inkOf, type Span } from '../shared/span.ts';
import { lineCounter } from './line-numbers.ts';
import { REPORT_WORDS } from './report-words.ts';
import { fit, fitRight, type Terminal, widthOf, wrap } from './terminal.ts';

/** Rows of articles and of what is left to decide that are listed; more are counted. */
const MAX_ROWS = 40;
/** Examples of what was taken out, a kind. */
const EXAMPLES = 3;
/** Columns of an article's title where it is only named. */
const NAME = 40;
/** No line of a report is longer than an eye follows easily. */
const WIDEST = 110;
const INDENT = 7;

/** A plan as a person reads it: the articles, what was taken out and why, what is left to decide, the ledger. */
export function reportPlan(
  plan: Plan,
  dump: { name: string; text: string; encoding: Encoding; sure: boolean },
  terminal: Terminal,
): void {
  const words = REPORT_WORDS[terminal.language];
  const { text } = dump;
  const width = Math.min(terminal.width, WIDEST);
  const total = inkOf(text);
  const ink = (spans: readonly Span[]): number => spans.reduce((n, [a, b]) => n + inkOf(text, a, b), 0);
  const lineOf = lineCounter(text);
  const section = (title: string, aside = ''): void => {
    terminal.say();
    const gap = ' '.repeat(Math.max(2, width - 2 - widthOf(title) - widthOf(aside)));
    terminal.say(`  ${terminal.bold(title)}${aside ? gap + terminal.dim(aside) : ''}`);
  };
  const aside = (said: string): void => {
    for (const line of wrap(said, width - INDENT - 4))
      terminal.say(`${' '.repeat(INDENT + 4)}${terminal.dim(line)}`);
  };
  const why = (reasons: readonly Reason[]): string =>
    words.because(reasons.map((reason) => reasonText(reason, terminal.language)));
  const more = (count: number): void => {
    if (count > 0) terminal.say(`${' '.repeat(INDENT)}${terminal.dim(words.more(count))}`);
  };

  const named = (article: number): string => {
    const of = plan.articles[article] as PlanArticle;
    const title = quote(field(text, of, 'title'), NAME);
    return title ? words.article(article + 1, title) : words.bare(article + 1, quote(lead(text, of), NAME));
  };

  const guess = dump.sure ? '' : ` (${words.guess})`;
  terminal.say(
    `${terminal.bold(dump.name)}  ${terminal.dim(`${words.chars(n(total))} · ${words.lines(n(lineOf(text.trimEnd().length)))} · ${dump.encoding.toUpperCase()}${guess}`)}`,
  );

  const kept = plan.articles.reduce((sum, article) => sum + ink(spansOf(article)), 0);
  section(words.articles(plan.articles.length), words.share(n(kept), percent(kept, total)));
  for (const [i, article] of plan.articles.slice(0, MAX_ROWS).entries()) {
    const title = field(text, article, 'title') || `${words.untitled} ${lead(text, article)}`;
    const room = width - INDENT - 10;
    const most = Math.floor(room * 0.4);
    const rest = besideTitle(field(text, article, 'byline'), field(text, article, 'date'), most);
    const beside = Math.min(widthOf(rest), most);
    const left = room - (beside ? beside + 2 : 0);
    terminal.say(
      `${fitRight(String(i + 1), INDENT - 2)}  ${fit(title, left)}${beside ? `  ${terminal.dim(fit(rest, beside))}` : ''}${fitRight(n(ink(spansOf(article))), 10)}`,
    );
  }
  more(plan.articles.length - MAX_ROWS);

  const dropped = DROP_REASONS.map((reason) => {
    const parts = plan.dropped.filter((drop) => drop.reason === reason);
    return { reason, places: parts.length, ink: ink(parts.flatMap((p) => p.sources)) };
  }).filter((row) => row.places > 0);
  const gone = dropped.reduce((sum, row) => sum + row.ink, 0);
  if (dropped.length > 0) section(words.takenOut, words.share(n(gone), percent(gone, total)));
  for (const row of dropped) {
    const label = `${words.why[row.reason]}  ${words.places(row.places)}`;
    terminal.say(`${' '.repeat(INDENT)}${fit(label, width - INDENT - 10)}${fitRight(n(row.ink), 10)}`);
    for (const finding of examples(plan, row.reason, ink)) {
      const span = finding.spans[0] as Span;
      const twin = twinOf(finding);
      const place = twin
        ? words.lineAs(n(lineOf(span[0])), n(lineOf(twin[0])))
        : words.line(n(lineOf(span[0])));
      terminal.say(
        `${' '.repeat(INDENT + 2)}${terminal.dim(`${place}  ${quote(flow(text, [span]), width - INDENT - 4 - widthOf(place))}`)}`,
      );
      aside(why(finding.reasons));
    }
  }

  const open = plan.findings
    .filter((finding) => !(finding.stands && finding.confidence >= SURE))
    .toSorted((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  if (open.length === 0) section(words.nothingOpen);
  else section(words.open(open.length), words.sure);
  const listed = open.slice(0, MAX_ROWS).map((finding) => {
    const { evidence, spans } = finding;
    const line = n(lineOf((spans[0] as Span)[0]));
    const place =
      evidence.kind === 'join' ? words.lineOn(line, n(lineOf(evidence.head[0]))) : words.line(line);
    return { finding, evidence, place };
  });
  const widest = listed.reduce((most, { place }) => Math.max(most, widthOf(place)), 0);
  for (const { finding, evidence, place } of listed) {
    const what = finding.stands ? words.stands[finding.kind] : words.proposed[finding.kind];
    const sure = `${Math.round(100 * finding.confidence)} %`;
    const head = `${fit(place, widest)}  ${fit(what, 22)} ${fitRight(sure, 5)}  `;
    terminal.say(`${' '.repeat(INDENT)}${head}${excerpt(text, finding, width - INDENT - widthOf(head))}`);
    if (evidence.kind !== 'stray') {
      aside(why(finding.reasons.slice(0, 3)));
      continue;
    }
    for (const [k, { article, reasons }] of evidence.candidates.entries()) {
      const home = named(article);
      aside(finding.stands && k === 0 ? words.standsIn(home) : words.orIn(home, why(reasons)));
    }
  }
  more(open.length - MAX_ROWS);
  if (plan.notices.length > 0) section(words.notices);
  for (const notice of plan.notices)
    for (const [k, line] of wrap(noticeText(notice, terminal.language), width - INDENT - 2).entries())
      terminal.say(`${' '.repeat(INDENT + (k ? 2 : 0))}${line}`);

  const unplaced = ink(plan.unplaced);
  const parts: [string, number][] = [
    [words.kept, kept],
    ...dropped.map((row): [string, number] => [words.fate[row.reason], row.ink]),
    [words.unplaced, unplaced],
  ];
  const sum = parts.reduce((all, [, part]) => all + part, 0);
  section(words.ledger);
  for (const [name, part] of parts.filter(([name, part]) => part > 0 || name === words.kept)) {
    const bar = '▪'.repeat(
      part ? Math.max(1, Math.round((part / Math.max(1, total)) * (width - INDENT - 36))) : 0,
    );
    terminal.say(
      `${' '.repeat(INDENT)}${fit(name, 14)}${fitRight(n(part), 9)}${fitRight(percent(part, total), 9)}  ${terminal.dim(bar)}`,
    );
  }
  terminal.say(
    `${' '.repeat(INDENT)}${sum === total ? words.balanced(n(total)) : terminal.bold(words.unbalanced(n(sum), n(total)))}`,
  );
}

const n = (count: number): string => count.toLocaleString('en-US');

/** What stands behind the drops of one reason, the largest first. */
function examples(plan: Plan, reason: DropReason, ink: (spans: readonly Span[]) => number): Finding[] {
  return plan.findings
    .filter((finding) => finding.stands && finding.kind === reason)
    .toSorted((a, b) => ink(b.spans) - ink(a.spans))
    .slice(0, EXAMPLES);
}

/** Where the reading stands that stays, of a copy or a loop. */
function twinOf({ evidence }: Finding): Span | undefined {
  if (evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate') return evidence.twin[0];
  return evidence.kind === 'loop' ? evidence.first[0] : undefined;
}

function spansOf(article: PlanArticle): Span[] {
  const fields = [article.title, article.subtitle, article.byline, article.date];
  return [...fields.flatMap((f) => f?.sources ?? []), ...article.blocks.flatMap((b) => b.sources)];
}

/** Byline and date in `most` columns: what there is no room for is cut from the byline, for a date says nothing by half. */
function besideTitle(byline: string, date: string, most: number): string {
  if (!byline || !date) return quote(byline || date, most);
  return `${quote(byline, Math.max(4, most - widthOf(date) - 3))} · ${date}`;
}

function field(text: string, article: PlanArticle, name: 'title' | 'byline' | 'date'): string {
  return fieldText(text, article[name]?.sources ?? []);
}

function lead(text: string, article: PlanArticle): string {
  const first = article.blocks[0];
  return first ? quote(flow(text, first.sources), 60) : '';
}

/** What a finding speaks of, in `width` columns: for a joint the letters on both sides of it. */
function excerpt(text: string, finding: Finding, width: number): string {
  const { evidence } = finding;
  if (evidence.kind === 'join') {
    const half = Math.floor((width - 3) / 2);
    const [a, b] = [evidence.tail, evidence.head].map((span) => flow(text, [span]));
    return `${ending(a ?? '', half)} → ${quote(b ?? '', half)}`;
  }
  const said = flow(text, finding.spans.slice(0, 1));
  return evidence.kind === 'torn' && evidence.side === 'tail' ? ending(said, width) : quote(said, width);
}

function quote(text: string, width: number): string {
  const short = text.slice(0, 300).replaceAll(/\s+/gu, ' ');
  return widthOf(short) <= width ? short : fit(short, width).trimEnd();
}

/** The end of a text, in at most `width` columns. */
function ending(text: string, width: number): string {
  const short = text.slice(-300).replaceAll(/\s+/gu, ' ');
  if (widthOf(short) <= width) return short;
  let out = '';
  for (const ch of Array.from(short).reverse()) {
    if (widthOf(out) + widthOf(ch) > width - 1) break;
    out = ch + out;
  }
  return `…${out}`;
}

function percent(part: number, total: number): string {
  if (total === 0) return '0 %';
  const share = (100 * part) / total;
  return share > 0 && share < 0.1 ? '< 0.1 %' : `${share.toFixed(1)} %`;
}
