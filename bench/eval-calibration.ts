/** How often findings are right that are said to be sure: each is judged against what is known of the dump. */
import type { Finding, Plan } from '../src/shared/plan.ts';
import type { Span } from '../src/shared/span.ts';
import type { Gold, GoldUnit } from './eval-score.ts';

export interface Verdict {
  kind: Finding['kind'];
  confidence: number;
  stands: boolean;
  right: boolean;
}

/** Judges the findings of a plan; those of which the truth says nothing are left out. */
export function judge(text: string, gold: Gold, { articles, findings }: Plan): Verdict[] {
  const units = new Map(gold.units.map((u) => [u.id, u]));
  const shown = new Map<string, number>();
  for (const s of gold.spans) shown.set(s.unit, (shown.get(s.unit) ?? 0) + 1);
  const sorted = [...gold.spans].sort((a, b) => a.start - b.start);
  /** The units a span shows, each with the letters it has there. */
  const inside = ([start, end]: Span): Map<string, number> => {
    const found = new Map<string, number>();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((sorted[mid]?.end ?? 0) <= start) low = mid + 1;
      else high = mid;
    }
    for (let k = low; k < sorted.length && (sorted[k]?.start ?? 0) < end; k++) {
      const s = sorted[k];
      if (!s) break;
      const n = Math.min(end, s.end) - Math.max(start, s.start);
      if (n > 0) found.set(s.unit, (found.get(s.unit) ?? 0) + n);
    }
    return found;
  };
  const main = (span: Span): GoldUnit | undefined => {
    let best: string | undefined;
    let most = 0;
    for (const [u, n] of inside(span)) if (n > most) [best, most] = [u, n];
    return best === undefined ? undefined : units.get(best);
  };
  const joins = new Map(gold.joins);
  const heads = new Set(gold.joins.map(([, y]) => y));
  const out: Verdict[] = [];
  for (const f of findings) {
    let right: boolean | null = null;
    const e = f.evidence;
    if (e.kind === 'duplicate' || e.kind === 'near-duplicate' || e.kind === 'loop') {
      right = f.spans.every((s) =>
        [...inside(s)].every(([u]) => (shown.get(u) ?? 0) > 1 || units.get(u)?.role === 'chrome'),
      );
    } else if (e.kind === 'chrome') right = f.spans.every((s) => main(s)?.role === 'chrome');
    else if (e.kind === 'split') right = main(e.left)?.id !== main(e.right)?.id;
    else if (e.kind === 'join') {
      const tail = main(e.tail);
      const head = main(e.head);
      // Two lines of what was never cut are rightly told as one as well.
      right = tail !== undefined && (joins.get(tail.id) === head?.id || tail === head);
    } else if (e.kind === 'torn') {
      const unit = main(f.spans[0] as Span);
      right = unit !== undefined && (e.side === 'tail' ? !joins.has(unit.id) : !heads.has(unit.id));
    } else if (e.kind === 'stray') {
      const of = (list: readonly Span[]): string | null => {
        const votes = new Map<string, number>();
        for (const s of list)
          for (const [u, n] of inside(s)) {
            const article = units.get(u)?.article;
            if (article) votes.set(article, (votes.get(article) ?? 0) + n);
          }
        return [...votes].reduce((b, v) => (v[1] > b[1] ? v : b), ['', 0] as [string, number])[0] || null;
      };
      const held = articles[e.candidates[0]?.article ?? -1];
      const others = (held?.blocks ?? []).flatMap((b) =>
        b.sources.filter(([a]) => !f.spans.some(([x, y]) => a >= x && a < y)),
      );
      const own = of(f.spans);
      const rest = of([...(held?.title?.sources ?? []), ...others]);
      // Alone it is right where nothing else of its article is put together anywhere.
      right =
        rest === null
          ? articles.every((a) => a === held || of(a.blocks.flatMap((b) => b.sources)) !== own)
          : own === rest;
    } else if (e.kind === 'field') right = main(f.spans[0] as Span)?.role === e.field;
    if (right !== null) out.push({ kind: f.kind, confidence: f.confidence, stands: f.stands, right });
  }
  return text.length ? out : [];
}

/** Rows of a table: how many findings of a kind were said with a confidence in a range, and how many were right. */
export function calibration(verdicts: readonly Verdict[]): string[] {
  const kinds = [...new Set(verdicts.map((v) => v.kind))].sort();
  const ranges: [number, number][] = [
    [0.95, 1.01],
    [0.85, 0.95],
    [0.7, 0.85],
    [0.5, 0.7],
    [0, 0.5],
  ];
  const rows = [
    `${'kind'.padEnd(16)}${ranges.map(([a, b]) => `${a.toFixed(2)}–${Math.min(1, b).toFixed(2)}`.padStart(18)).join('')}`,
  ];
  for (const kind of [...kinds, 'all'] as const) {
    const own = verdicts.filter((v) => kind === 'all' || v.kind === kind);
    const cells = ranges.map(([low, high]) => {
      const said = own.filter((v) => v.confidence >= low && v.confidence < high);
      const right = said.filter((v) => v.right).length;
      return (said.length ? `${right}/${said.length} ${(right / said.length).toFixed(3)}` : '-').padStart(18);
    });
    rows.push(`${kind.padEnd(16)}${cells.join('')}`);
  }
  return rows;
}
