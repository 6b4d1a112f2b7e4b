import type { Look } from './looks.ts';

/** What a ruler says of one stretch of a pane: its colour, and what there is to see to. */
export const MARKS = ['unplaced', 'moved', 'edited', 'open'] as const;
export type Mark = (typeof MARKS)[number];

/** A stretch of a pane, in the order of the pane: a row of raw, or a paragraph of the draft. */
export interface Stretch {
  readonly height: number;
  readonly look: Look;
  readonly marks: readonly Mark[];
}

/** A line of the ruler, one pixel high: the look most of it has, and how often each mark is in it. */
export interface RulerLine {
  look: Look | null;
  readonly marks: Record<Mark, number>;
}

/**
 * Tells a pane of `total` pixels on `lines` pixels. One pass over the stretches, whatever their number: a pixel
 * may stand for hundreds of rows, so it has the look that fills most of it, while marks are never outvoted.
 */
export function rulerLines(stretches: Iterable<Stretch>, total: number, lines: number): RulerLine[] {
  const out: RulerLine[] = Array.from({ length: lines }, () => ({
    look: null,
    marks: { unplaced: 0, moved: 0, edited: 0, open: 0 },
  }));
  if (total <= 0 || lines <= 0) return out;
  const scale = lines / total;
  const filled = new Map<Look, number>();
  let at = 0;
  let line = 0;
  const close = (): void => {
    let most = 0;
    for (const [look, share] of filled)
      if (share > most) {
        most = share;
        out[line]!.look = look;
      }
    filled.clear();
  };
  for (const { height, look, marks } of stretches) {
    const end = (at + height) * scale;
    for (const mark of marks) {
      const hit = out[Math.min(lines - 1, Math.floor(at * scale))]!;
      hit.marks[mark]++;
    }
    let from = at * scale;
    while (line < lines) {
      const to = Math.min(end, line + 1);
      if (to > from) filled.set(look, (filled.get(look) ?? 0) + to - from);
      if (end < line + 1) break;
      close();
      line++;
      from = line;
    }
    at += height;
    if (line >= lines) break;
  }
  if (line < lines) close();
  return out;
}

/** Where the pane's thumb stands on a ruler of `lines` pixels; at least `least` high, so that it can be taken. */
export function thumbOf(
  pane: { top: number; view: number; total: number },
  lines: number,
  least: number,
): { y: number; height: number } {
  const total = Math.max(pane.total, pane.view, 1);
  const height = Math.min(lines, Math.max(least, (pane.view / total) * lines));
  const way = total - pane.view;
  const y = way <= 0 ? 0 : (Math.max(0, Math.min(pane.top, way)) / way) * (lines - height);
  return { y, height };
}

/** The pane's top that brings the thumb's middle to `y`: the opposite of `thumbOf`. */
export function topAt(
  y: number,
  pane: { view: number; total: number },
  lines: number,
  least: number,
): number {
  const { height } = thumbOf({ top: 0, ...pane }, lines, least);
  const way = Math.max(0, pane.total - pane.view);
  const room = lines - height;
  if (room <= 0) return 0;
  return Math.max(0, Math.min(1, (y - height / 2) / room)) * way;
}
