import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Look } from '../../model/looks.ts';
import {
  MARKS,
  type Mark,
  type RulerLine,
  rulerLines,
  type Stretch,
  thumbOf,
  topAt,
} from '../../model/ruler.ts';
import { type SessionState, useSession } from '../../state/session.ts';
import { useSettings } from '../../state/settings.ts';
import { moved, watchMoves } from '../../state/stage.ts';
import { testid } from '../../testids.ts';

/** A pane as its ruler sees it; pixels. */
export interface Ruled {
  /** What scrolls: its element's id. */
  readonly controls: string;
  place(): { top: number; view: number; total: number } | null;
  go(top: number): void;
  stretches(): Iterable<Stretch>;
  /** Whether a change of the session may change what is drawn. */
  stale(now: SessionState, before: SessionState): boolean;
  /** Takes the lead, so that the other pane follows. */
  lead(): void;
}

const LEAST_THUMB = 18;
/** Drawn anew once nothing has changed for so long, in milliseconds: nobody watches a ruler while typing. */
const CALM = 240;
/** And, where there is always something else to do, no later than this, in milliseconds. */
const PATIENCE = 1000;
const LANE = 5;
const LINE_STEP = 60;

/**
 * The whole of a pane at a glance, where its scroll bar would be: fates in one lane, what is to be seen to in the
 * other, and where the reader is. Click or drag to go; arrows, page keys, Home and End as in any scroll bar.
 */
export function Ruler({ pane, label }: { pane: Ruled; label: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumb = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const el = box.current!;
    const knob = thumb.current!;
    return watchMoves({
      measure: () => {
        const place = pane.place();
        const lines = el.clientHeight;
        return () => {
          knob.hidden = !place || place.total <= place.view + 1;
          if (!place) return;
          const { y, height } = thumbOf(place, lines, LEAST_THUMB);
          knob.style.transform = `translateY(${y}px)`;
          knob.style.height = `${height}px`;
          const way = place.total - place.view;
          const now = way <= 0 ? 0 : Math.round((Math.min(place.top, way) / way) * 100);
          el.setAttribute('aria-valuenow', String(now));
        };
      },
    });
  }, [pane]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    const draw = (): void => {
      if (canvas.current && box.current) paint(canvas.current, box.current, pane);
    };
    const soon = (): void => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      timer = setTimeout(() => {
        idle = requestIdleCallback(draw, { timeout: PATIENCE });
      }, CALM);
    };
    const stops = [
      useSession.subscribe((s, before) => {
        if (pane.stale(s, before)) soon();
      }),
      useSettings.subscribe(soon),
    ];
    const resized = new ResizeObserver(soon);
    resized.observe(box.current!);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', soon);
    soon();
    moved();
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      for (const stop of stops) stop();
      resized.disconnect();
      dark.removeEventListener('change', soon);
    };
  }, [pane]);

  const goTo = (event: PointerEvent): void => {
    const place = pane.place();
    const rect = box.current?.getBoundingClientRect();
    if (!place || !rect) return;
    pane.lead();
    pane.go(topAt(event.clientY - rect.top, place, rect.height, LEAST_THUMB));
    moved();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = pane.place();
    if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = place.view * 0.9;
    const to: Record<string, number> = {
      ArrowDown: place.top + LINE_STEP,
      ArrowUp: place.top - LINE_STEP,
      PageDown: place.top + page,
      PageUp: place.top - page,
      Home: 0,
      End: place.total,
    };
    const top = to[event.key];
    if (top === undefined) return;
    event.preventDefault();
    pane.lead();
    pane.go(Math.max(0, Math.min(top, place.total - place.view)));
    moved();
  };
  return (
    <div
      ref={box}
      className="ruler"
      role="scrollbar"
      aria-label={label}
      aria-controls={pane.controls}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      tabIndex={0}
      data-testid={testid.ruler}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <div ref={thumb} className="thumb" aria-hidden="true" />
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, box: HTMLElement, pane: Ruled): void {
  const width = box.clientWidth;
  const height = box.clientHeight;
  const place = pane.place();
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const pen = canvas.getContext('2d');
  if (!pen || !place || height === 0) return;
  pen.scale(density, density);
  const lines = rulerLines(pane.stretches(), Math.max(place.total, place.view), height);
  drawLanes(pen, lines, colours(canvas), width);
}

function drawLanes(
  pen: CanvasRenderingContext2D,
  lines: readonly RulerLine[],
  colour: (name: Look | Mark) => string,
  width: number,
): void {
  lines.forEach(({ look }, y) => {
    if (look === null) return;
    pen.globalAlpha = look === 'kept' ? 0.35 : 0.85;
    pen.fillStyle = colour(look);
    pen.fillRect(2, y, LANE, 1);
  });
  pen.globalAlpha = 1;
  for (const mark of MARKS)
    lines.forEach(({ marks }, y) => {
      if (marks[mark] === 0) return;
      pen.fillStyle = colour(mark);
      pen.fillRect(LANE + 3, y, width - LANE - 5, 2);
    });
}

/** The colours of looks and marks as they are now. */
function colours(canvas: HTMLCanvasElement): (name: Look | Mark) => string {
  const known = new Map<string, string>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      canvas.className = name === 'open' ? 'mark-open' : `fate-${name}`;
      found = getComputedStyle(canvas).color;
      known.set(name, found);
    }
    return found;
  };
}
