import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
} from 'react';
import { useWords } from '../i18n/index.ts';
import { layoutNumber, rememberLayout, useSettings } from '../state/settings.ts';
import { moved } from '../state/stage.ts';

interface Bounds {
  key: 'library' | 'findings' | 'raw';
  min: number;
  max: number;
  step: number;
}

const LIBRARY: Bounds = { key: 'library', min: 150, max: 380, step: 16 };
const FINDINGS: Bounds = { key: 'findings', min: 220, max: 460, step: 16 };
/** Raw's share of what raw and draft have together, in per cent. */
const RAW: Bounds = { key: 'raw', min: 25, max: 75, step: 2 };

const clamp = (n: number, { min, max }: Bounds): number => Math.round(Math.max(min, Math.min(max, n)));

/** Handles between the panes: dragged, or moved by arrow keys. */
export function Splitters({ desk }: { desk: RefObject<HTMLDivElement | null> }): ReactNode {
  const w = useWords();
  const layout = useSettings((s) => s.settings.layout);
  const library = layoutNumber(layout, 'pane.library', 0);
  const findings = layoutNumber(layout, 'pane.findings', 0);
  const raw = layoutNumber(layout, 'pane.raw', 0);

  useEffect(() => {
    const style = desk.current?.style;
    if (!style) return;
    const put = (name: string, value: string | null): void => {
      if (value === null) style.removeProperty(name);
      else style.setProperty(name, value);
    };
    put('--library', library > 0 ? `min(${library}px, 24vw)` : null);
    put('--findings', findings > 0 ? `min(${findings}px, 30vw)` : null);
    put('--raw-share', raw > 0 ? `${raw}fr` : null);
    put('--draft-share', raw > 0 ? `${100 - raw}fr` : null);
    moved();
  }, [desk, library, findings, raw]);

  const width = (selector: string): number =>
    desk.current?.querySelector(selector)?.getBoundingClientRect().width ?? 0;
  const current = (key: Bounds['key']): number => {
    if (key === 'library') return library || width('.library');
    if (key === 'findings') return findings || width('.findings');
    return raw || 50;
  };
  const set = (bounds: Bounds, value: number): void =>
    rememberLayout({ [`pane.${bounds.key}`]: clamp(value, bounds) });

  const handle = (bounds: Bounds, label: string, style: CSSProperties, sign: 1 | -1): ReactNode => (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={clamp(current(bounds.key), bounds)}
      aria-valuemin={bounds.min}
      aria-valuemax={bounds.max}
      tabIndex={0}
      style={style}
      onDoubleClick={() => rememberLayout({ [`pane.${bounds.key}`]: 0 })}
      onKeyDown={(event: KeyboardEvent) => {
        const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        set(bounds, current(bounds.key) + by * sign * bounds.step);
      }}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.preventDefault();
        const el = event.currentTarget;
        const from = event.clientX;
        const start = current(bounds.key);
        const whole = bounds.key === 'raw' ? (width('.raw') + width('.draft')) / 100 : 1;
        el.setPointerCapture(event.pointerId);
        const drag = (e: globalThis.PointerEvent): void =>
          set(bounds, start + (sign * (e.clientX - from)) / (whole || 1));
        el.addEventListener('pointermove', drag);
        el.addEventListener('lostpointercapture', () => el.removeEventListener('pointermove', drag), {
          once: true,
        });
      }}
    />
  );
  return (
    <>
      {handle(LIBRARY, w.app.library, { gridColumn: 2, gridRow: 1 }, 1)}
      {handle(RAW, w.app.raw, { gridColumn: 3, gridRow: 1 }, 1)}
      {handle(FINDINGS, w.app.findings, { gridColumn: 5, gridRow: 1 }, -1)}
    </>
  );
}
