/** What was found, with its evidence: one finding for every drop, split, join, torn end and doubtful field. */
import { type Evidence, type Finding, findingId, type Reason, type Rival } from '../shared/plan.ts';
import type { ReasonCode } from '../shared/reasons.ts';
import type { Span } from '../shared/span.ts';
import type { Draft } from './articles.ts';
import type { Furniture } from './chrome.ts';
import { titleConfidence, tornConfidence } from './confidence.ts';
import type { Copies, Copy } from './copy.ts';
import { jointReasons } from './grounds.ts';
import type { Joint } from './joints.ts';
import { type Letters, sizeOf } from './letters.ts';
import type { CopyGroup, InnerLoop } from './loops.ts';
import type { Block, Piece } from './model.ts';
import { Pace } from './pace.ts';
import { numberLength } from './sections.ts';
import type { Threads } from './threads.ts';

export function reason(code: ReasonCode, params?: Record<string, string | number>): Reason {
  return params ? { code, params } : { code };
}

/** One finding, its confidence rounded and within what is told. */
export function make(
  kind: Finding['kind'],
  spans: Span[],
  confidence: number,
  stands: boolean,
  evidence: Evidence,
  reasons: Reason[],
): Finding {
  const rounded = Math.round(Math.min(0.999, Math.max(0.01, confidence)) * 1000) / 1000;
  return { id: findingId(kind, spans), kind, confidence: rounded, stands, spans, evidence, reasons };
}

const spanOf = (x: { start: number; end: number }): Span => [x.start, x.end];

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

/** Findings of furniture: one for every distinct line, one each for what is furniture by its place. */
export function chromeFindings(
  blocks: readonly Block[],
  copies: Copies,
  furniture: Furniture,
  least: number,
  placed: readonly Piece[],
): Finding[] {
  const byLine = new Map<number, number[]>();
  furniture.sure.forEach((sure, b) => {
    if (sure < least) return;
    const line = copies.same[b] as number;
    const list = byLine.get(line);
    if (list) list.push(b);
    else byLine.set(line, [b]);
  });
  const out: Finding[] = [];
  for (const list of byLine.values()) {
    const b = list[0] as number;
    const why = furniture.why.get(b) ?? 'look';
    const reasons = [
      why === 'repeated' ? reason('chrome.repeated', { seen: list.length }) : reason(`chrome.${why}`),
    ];
    const spans = list.map((x): Span => spanOf(blocks[x] as Block));
    out.push(
      make(
        'chrome',
        spans,
        furniture.sure[b] as number,
        true,
        { kind: 'chrome', seen: list.length },
        reasons,
      ),
    );
  }
  for (const piece of placed)
    out.push(
      make('chrome', [spanOf(piece)], 0.93, true, { kind: 'chrome', seen: 1 }, [reason('chrome.place')]),
    );
  return out;
}

/** Findings of lines that were parted. */
export function splitFindings(pieces: readonly Piece[]): Finding[] {
  const out: Finding[] = [];
  for (let p = 1; p < pieces.length; p++) {
    const right = pieces[p] as Piece;
    const left = pieces[p - 1] as Piece;
    if (!right.glued || left.block !== right.block) continue;
    const spans = [spanOf(left), spanOf(right)];
    const code: ReasonCode =
      left.heading || right.heading
        ? 'split.heading'
        : right.start === left.end
          ? 'split.number'
          : 'split.space';
    out.push(
      make(
        'split',
        spans,
        // A phrase without a number may be half of a title that has a blank in it.
        code === 'split.number'
          ? 0.92
          : code === 'split.heading' && !numberLength((left.heading ? left : right).text)
            ? 0.9
            : 0.98,
        true,
        { kind: 'split', left: spans[0] as Span, right: spans[1] as Span },
        [reason(code)],
      ),
    );
  }
  return out;
}

/** Score of a joint as a share of 1, comparable among the joints of one end. */
function share(j: Joint, all: readonly Joint[]): number {
  let total = 1;
  for (const k of all) total += Math.exp(Math.min(30, k.score));
  return Math.round((1000 * Math.exp(Math.min(30, j.score))) / total) / 1000;
}

/**
 * The threads without what came to be a field: a subtitle or byline ends without a stop mark and goes on nowhere, and
 * nothing goes on in it.
 */
export function withoutFields(threads: Threads, drafts: readonly Draft[]): Threads {
  const fields = new Set(drafts.flatMap((d) => [d.title, ...d.subtitle, ...d.byline, ...d.date]));
  fields.delete(-1);
  if (fields.size === 0) return threads;
  const next = threads.next.slice();
  const previous = threads.previous.slice();
  const headTorn = threads.headTorn.slice();
  for (const p of fields) {
    const after = next[p] as number;
    const before = previous[p] as number;
    if (after >= 0) previous[after] = -1;
    if (before >= 0) next[before] = -1;
    next[p] = -1;
    previous[p] = -1;
    headTorn[p] = 0;
  }
  const rivals = new Map<number, Joint[]>();
  for (const [tail, list] of threads.rivals)
    if (!fields.has(tail))
      rivals.set(
        tail,
        list.filter((j) => !fields.has(j.head)),
      );
  return { ...threads, next, previous, headTorn, rivals };
}

/**
 * Findings of joints made and of ends and beginnings that stay torn. `made` says which joints the plan shows. Generator: yields
 * the share done, for a dump of many pages has thousands.
 */
export function* seamFindings(
  pieces: readonly Piece[],
  threads: Threads,
  made: (tail: number) => boolean,
  confidence: (sure: number, cjk: boolean) => number,
): Generator<number, Finding[]> {
  const out: Finding[] = [];
  const wanted = new Map<number, Joint[]>();
  for (const list of threads.rivals.values()) {
    for (const j of list) {
      const own = wanted.get(j.head);
      if (own) own.push(j);
      else wanted.set(j.head, [j]);
    }
  }
  const headless = (p: number): boolean => {
    const from = threads.previous[p] as number;
    return (threads.headTorn[p] as number) >= 0.9 && !(from >= 0 && made(from));
  };
  let told = 0;
  for (const [t, list] of [...threads.rivals].sort((a, b) => a[0] - b[0])) {
    if (++told % 50 === 0) yield Math.min(1, told / (threads.rivals.size + pieces.length));
    const tail = pieces[t] as Piece;
    const head = threads.next[t] as number;
    const rivals: Rival[] = list
      .filter((j) => j.head !== head)
      .slice(0, 3)
      .map((j) => ({
        span: spanOf(pieces[j.head] as Piece),
        score: share(j, list),
        reasons: jointReasons(pieces, j, threads),
      }));
    if (head >= 0) {
      const joint = list.find((j) => j.head === head) ?? {
        tail: t,
        head,
        score: 0,
        features: new Float64Array(0),
      };
      const spans = [spanOf(tail), spanOf(pieces[head] as Piece)];
      const evidence: Evidence = { kind: 'join', tail: spans[0] as Span, head: spans[1] as Span, rivals };
      out.push(
        make(
          'join',
          spans,
          confidence(threads.sure[t] as number, tail.cjk),
          made(t),
          evidence,
          jointReasons(pieces, joint, threads),
        ),
      );
    }
    // An end for which a joint is proposed is not said to be torn as well.
    if (head < 0)
      out.push(
        make(
          'torn',
          [spanOf(tail)],
          tornConfidence(threads.tailTorn[t] as number),
          false,
          { kind: 'torn', side: 'tail', rivals },
          [reason('torn.end'), ...(headless(t) ? [reason('torn.start')] : [])],
        ),
      );
  }
  for (const [p, piece] of pieces.entries()) {
    if (++told % 50 === 0) yield Math.min(1, told / (threads.rivals.size + pieces.length));
    // Torn at both ends it is told once, with its end.
    if (!headless(p) || (threads.rivals.has(p) && (threads.next[p] as number) < 0)) continue;
    const rivals: Rival[] = (wanted.get(p) ?? [])
      .sort((a, b) => b.score - a.score)
      .slice(0, 3)
      .map((j) => ({
        span: spanOf(pieces[j.tail] as Piece),
        score: share(j, wanted.get(p) ?? []),
        reasons: jointReasons(pieces, j, threads),
      }));
    out.push(
      make(
        'torn',
        [spanOf(piece)],
        tornConfidence(threads.headTorn[p] as number),
        false,
        { kind: 'torn', side: 'head', rivals },
        [reason('torn.start')],
      ),
    );
  }
  return out;
}

/** Findings of fields that are not sure. */
export function fieldFindings(
  pieces: readonly Piece[],
  drafts: readonly Draft[],
  titles: Float32Array,
): Finding[] {
  const out: Finding[] = [];
  drafts.forEach((draft, article) => {
    if (draft.title < 0) return;
    const sure = titles[draft.title] as number;
    if (sure >= 0.9) return;
    const evidence: Evidence = { kind: 'field', field: 'title', article };
    out.push(
      make('field', [spanOf(pieces[draft.title] as Piece)], titleConfidence(sure), true, evidence, [
        reason(sure < 0.65 ? 'field.first' : 'field.look'),
      ]),
    );
  });
  return out;
}
