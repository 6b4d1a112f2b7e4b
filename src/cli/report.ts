import { flow } from '../shared/flow.ts';
import type { Encoding } from '../shared/model.ts';
import { DROP_REASONS, type Finding, type Plan, type PlanArticle, SURE } from '../shared/plan.ts';
import { reasonText } from '../shared/reasons.ts';
import { inkOf, type Span } from '../shared/span.ts';
import { fit, fitRight, type Language, type Terminal, widthOf } from './terminal.ts';

/** A plan as a person reads it: the articles, what was taken out and why, what is left to decide, the ledger. */
export function reportPlan(
  plan: Plan,
  dump: { name: string; text: string; encoding: Encoding; sure: boolean },
  terminal: Terminal,
): void {
  const words = WORDS[terminal.language];
  const { text } = dump;
  const total = inkOf(text);
  const ink = (spans: readonly Span[]): number => spans.reduce((n, [a, b]) => n + inkOf(text, a, b), 0);
  const n = (count: number): string => count.toLocaleString('en-US');

  const guess = dump.sure ? '' : ` (${words.guess})`;
  terminal.say(
    `${terminal.bold(dump.name)}  ${terminal.dim(`${words.chars(n(total))} · ${dump.encoding.toUpperCase()}${guess}`)}`,
  );

  section(terminal, words.articles(plan.articles.length));
  const shown = plan.articles.slice(0, MAX_ROWS);
  for (const [i, article] of shown.entries()) {
    const title = field(text, article, 'title') || `${words.untitled} ${lead(text, article)}`;
    const rest = [field(text, article, 'byline'), field(text, article, 'date')].filter((part) => part !== '');
    terminal.say(
      `${fitRight(String(i + 1), 5)}  ${fit(title, 46)} ${fitRight(n(ink(spansOf(article))), 8)}  ${terminal.dim(rest.join(' · '))}`,
    );
  }
  more(terminal, plan.articles.length - shown.length, words);

  const dropped = DROP_REASONS.map((reason) => {
    const parts = plan.dropped.filter((drop) => drop.reason === reason);
    return {
      reason,
      places: parts.length,
      ink: ink(parts.flatMap((p) => p.sources)),
      first: parts[0]?.sources,
    };
  }).filter((row) => row.places > 0);
  if (dropped.length > 0) section(terminal, words.takenOut);
  for (const row of dropped) {
    const example = row.first ? quote(flow(text, row.first), 34) : '';
    terminal.say(
      `       ${fit(words.why[row.reason], 30)} ${fitRight(words.places(row.places), 11)} ${fitRight(n(row.ink), 9)}  ${terminal.dim(example)}`,
    );
  }

  const open = plan.findings
    .filter((finding) => !(finding.stands && finding.confidence >= SURE))
    .toSorted((a, b) => a.confidence - b.confidence);
  section(terminal, open.length === 0 ? words.nothingOpen : words.open(open.length));
  for (const finding of open.slice(0, MAX_ROWS)) {
    terminal.say(
      `       ${fit(words.finding[finding.kind], 15)} ${finding.confidence.toFixed(2)}  ${excerpt(text, finding)}`,
    );
    const why = finding.reasons.slice(0, 2).map((reason) => reasonText(reason, terminal.language));
    if (why.length > 0) terminal.say(`${' '.repeat(29)}${terminal.dim(why.join(' · '))}`);
  }
  more(terminal, open.length - MAX_ROWS, words);
  for (const notice of plan.notices)
    terminal.say(`       ${terminal.dim(`${words.notice}: ${notice.code}`)}`);

  const kept = plan.articles.reduce((sum, article) => sum + ink(spansOf(article)), 0);
  const unplaced = ink(plan.unplaced);
  const parts: [string, number][] = [
    [words.kept, kept],
    ...dropped.map((row): [string, number] => [words.fate[row.reason], row.ink]),
    [words.unplaced, unplaced],
  ];
  const sum = parts.reduce((all, [, part]) => all + part, 0);
  section(terminal, words.ledger);
  const told = parts
    .filter(([name, part]) => part > 0 || name === words.kept)
    .map(([name, part]) => `${name} ${percent(part, total)}`);
  terminal.say(`       ${told.join(' · ')}`);
  terminal.say(`       ${sum === total ? words.balanced(n(total)) : words.unbalanced(n(sum), n(total))}`);
}

/** More rows than this are counted, not listed. */
const MAX_ROWS = 40;

function section(terminal: Terminal, title: string): void {
  terminal.say();
  terminal.say(`  ${terminal.bold(title)}`);
}

function more(terminal: Terminal, count: number, words: (typeof WORDS)[Language]): void {
  if (count > 0) terminal.say(`       ${terminal.dim(words.more(count))}`);
}

function spansOf(article: PlanArticle): Span[] {
  const fields = [article.title, article.subtitle, article.byline, article.date];
  return [...fields.flatMap((f) => f?.sources ?? []), ...article.blocks.flatMap((b) => b.sources)];
}

function field(text: string, article: PlanArticle, name: 'title' | 'byline' | 'date'): string {
  return flow(text, article[name]?.sources ?? []);
}

function lead(text: string, article: PlanArticle): string {
  const first = article.blocks[0];
  return first ? quote(flow(text, first.sources), 30) : '';
}

function excerpt(text: string, finding: Finding): string {
  const { evidence } = finding;
  if (evidence.kind === 'join') {
    const [a, b] = [evidence.tail, evidence.head].map((span) => flow(text, [span]));
    return `${quote((a ?? '').slice(-14), 28)} → ${quote((b ?? '').slice(0, 14), 28)}`;
  }
  const said = flow(text, finding.spans.slice(0, 1));
  if (evidence.kind === 'torn' && evidence.side === 'tail' && said.length > 25) return `…${said.slice(-24)}`;
  return quote(said, 50);
}

function quote(text: string, width: number): string {
  const short = text.slice(0, 200).replaceAll(/\s+/gu, ' ');
  return widthOf(short) <= width ? short : fit(short, width).trimEnd();
}

function percent(part: number, total: number): string {
  if (total === 0) return '0 %';
  const share = (100 * part) / total;
  return share > 0 && share < 0.1 ? '< 0.1 %' : `${share.toFixed(1)} %`;
}

const WORDS = {
  en: {
    guess: 'a guess',
    chars: (n: string) => `${n} characters`,
    articles: (n: number) => (n === 1 ? '1 article' : `${n} articles`),
    untitled: '(untitled)',
    takenOut: 'Taken out',
    places: (n: number) => (n === 1 ? '1 place' : `${n} places`),
    why: {
      duplicate: 'copies of what stands elsewhere',
      'near-duplicate': 'near copies',
      loop: 'loops, turns after the first',
      chrome: 'page furniture',
      marker: 'page and article marks',
    },
    finding: {
      duplicate: 'copy',
      'near-duplicate': 'near copy',
      loop: 'loop',
      chrome: 'furniture',
      split: 'glued, parted',
      join: 'joined',
      stray: 'nobody’s yet',
      torn: 'torn',
      field: 'field in doubt',
    },
    nothingOpen: 'Nothing left to decide',
    open: (n: number) => `Left to decide: ${n}`,
    more: (n: number) => `and ${n} more`,
    notice: 'bound hit',
    ledger: 'Ledger',
    kept: 'kept',
    unplaced: 'unplaced',
    fate: {
      duplicate: 'copies',
      'near-duplicate': 'near copies',
      loop: 'loops',
      chrome: 'furniture',
      marker: 'marks',
    },
    balanced: (n: string) => `every one of ${n} characters has its place`,
    unbalanced: (sum: string, n: string) => `DOES NOT SUM: ${sum} of ${n}`,
  },
  zh: {
    guess: '猜测',
    chars: (n: string) => `${n} 字`,
    articles: (n: number) => `${n} 篇文章`,
    untitled: '（无题）',
    takenOut: '取出的',
    places: (n: number) => `${n} 处`,
    why: {
      duplicate: '与别处相同的重复',
      'near-duplicate': '近似重复',
      loop: '循环（第一遍之后的）',
      chrome: '页面杂项',
      marker: '页码、篇目标记',
    },
    finding: {
      duplicate: '重复',
      'near-duplicate': '近似重复',
      loop: '循环',
      chrome: '页面杂项',
      split: '粘连，已拆开',
      join: '接续',
      stray: '归属未定',
      torn: '残缺',
      field: '字段存疑',
    },
    nothingOpen: '没有待定的',
    open: (n: number) => `待定：${n} 条`,
    more: (n: number) => `另有 ${n} 条`,
    notice: '到了上限',
    ledger: '账目',
    kept: '留下',
    unplaced: '未归置',
    fate: {
      duplicate: '重复',
      'near-duplicate': '近似重复',
      loop: '循环',
      chrome: '杂项',
      marker: '标记',
    },
    balanced: (n: string) => `${n} 字，字字有去处`,
    unbalanced: (sum: string, n: string) => `账不平：${sum} / ${n}`,
  },
} as const;
