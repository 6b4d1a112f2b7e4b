/** Findings, what was found with its evidence: how one is made, and those of furniture, parted lines and doubtful fields. */
import { type Evidence, type Finding, findingId, type Reason } from '../../shared/plan.ts';
import type { ReasonCode } from '../../shared/reasons.ts';
import type { Span } from '../../shared/span.ts';
import type { Draft } from '../articles/articles.ts';
import type { Block, Piece } from '../base/model.ts';
import { numberLength } from '../blocks/sections.ts';
import type { Furniture } from '../chrome/chrome.ts';
import type { Copies } from '../copies/copy.ts';
import { titleConfidence } from './confidence.ts';

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

/** The span of a block or piece. */
export const spanOf = (x: { start: number; end: number }): Span => [x.start, x.end];

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
