/** What was found of copies and loops: one finding for every group taken out, and for every copy that is only proposed. */
import type { Evidence, Finding, Reason } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { type Letters, sizeOf } from '../base/letters.ts';
import type { Block } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import type { Copies, Copy } from '../copies/copy.ts';
import type { CopyGroup, InnerLoop } from '../copies/loops.ts';
import { make, reason, spanOf } from './findings.ts';

/**
 * Findings of copies and loops: one for every group that is taken out, one for every copy that is only proposed.
 * Generator: yields the share done.
 */
export function* copyFindings(
  blocks: readonly Block[],
  letters: Letters,
  copies: Copies,
  groups: readonly CopyGroup[],
  taken: (b: number) => boolean,
): Generator<number, Finding[]> {
  const out: Finding[] = [];
  const pace = new Pace();
  const span = (b: number): Span => spanOf(blocks[b] as Block);
  for (const g of groups) {
    if (pace.due(200 + 50 * g.blocks.length)) yield 0;
    const own = g.blocks.map((b) => copies.of[b] as Copy);
    const distance = own.reduce((sum, c) => sum + c.distance, 0);
    const size = g.blocks.reduce((sum, b) => sum + sizeOf(letters, b), 0);
    const torn = own.some((c) => c.torn);
    const spans = g.blocks.map(span);
    if (g.kind === 'loop') {
      const reasons = [reason('loop.blocks', { period: g.period, turns: g.turns })];
      if (g.torn) reasons.push(reason('loop.torn'));
      const first = [...new Set(g.twins)].map(span);
      const tornAt = g.torn ? (spans[spans.length - 1] as Span)[1] : null;
      const confidence = g.turns >= 3 || size >= 60 ? 0.99 : 0.9;
      out.push(
        make('loop', spans, confidence, true, { kind: 'loop', first, turns: g.turns, tornAt }, reasons),
      );
      continue;
    }
    const exact = distance === 0 && !torn;
    const noise = own.some((c) => c.noisier) ? 'copy.noisier' : 'copy.noise';
    const reasons = [
      exact ? reason('copy.exact') : distance ? reason(noise, { distance }) : reason('copy.torn'),
    ];
    if (torn && distance) reasons.push(reason('copy.torn'));
    if (g.blocks.length > 1) reasons.push(reason('copy.run', { blocks: g.blocks.length }));
    const kind = exact ? 'duplicate' : 'near-duplicate';
    const confidence =
      g.blocks.length > 1 ? (size >= 150 ? 0.99 : 0.96) : exact ? (size >= 120 ? 0.97 : 0.955) : 0.9;
    out.push(make(kind, spans, confidence, true, { kind, twin: g.twins.map(span), distance, torn }, reasons));
  }
  for (const [b, c] of copies.of.entries()) {
    if (pace.due(10)) yield b / copies.of.length;
    if (!c || taken(b)) continue;
    const match = c.match;
    const facts = match ? match.swapped + match.missing + match.words : 0;
    // The same frame with many other figures is a form filled in again: nothing to propose.
    if (c.doubtful && (facts > 3 || c.distance > 0.1 * sizeOf(letters, b))) continue;
    const kind = c.distance || c.torn ? 'near-duplicate' : 'duplicate';
    const reasons: Reason[] = [];
    if (c.doubtful) reasons.push(reason('copy.facts', { facts: Math.max(1, facts) }));
    else
      reasons.push(
        c.distance
          ? reason('copy.noise', { distance: c.distance })
          : c.torn
            ? reason('copy.torn')
            : reason('copy.exact'),
      );
    if (c.alone) reasons.push(reason('copy.alone'));
    const confidence = c.doubtful ? 0.3 : 0.6;
    out.push(
      make(
        kind,
        [span(b)],
        confidence,
        false,
        { kind, twin: [span(c.twin)], distance: c.distance, torn: c.torn },
        reasons,
      ),
    );
  }
  return out;
}

export function innerLoopFindings(loops: readonly InnerLoop[]): Finding[] {
  return loops.map((l) => {
    const reasons = [reason('loop.inside', { period: l.period, turns: l.turns })];
    if (l.torn) reasons.push(reason('loop.torn'));
    const rest: Span = [l.rest[0], l.rest[1]];
    const evidence: Evidence = {
      kind: 'loop',
      first: [[l.first[0], l.first[1]]],
      turns: l.turns,
      tornAt: l.torn ? l.rest[1] : null,
    };
    return make(
      'loop',
      [rest],
      l.turns >= 4 || l.period * l.turns > 40 ? 0.98 : 0.9,
      true,
      evidence,
      reasons,
    );
  });
}
