import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';

/** Where the window was, remembered in a file of its own: it is of this machine, not of the library. */

const Remembered = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximized: z.boolean(),
});
type Remembered = z.infer<typeof Remembered>;

const FIRST = { width: 1440, height: 900 };
/** A window counts as visible if this much of its title bar, in pixels, lies on a screen. */
const GRIP = 80;

/** The bounds to open with; a place that no screen shows any more is forgotten, the size kept. */
export function recallBounds(file: string): { bounds: Partial<Rectangle>; maximized: boolean } {
  const last = read(file);
  if (!last) return { bounds: FIRST, maximized: false };
  const { maximized, ...bounds } = last;
  const { width, height } = bounds;
  return { bounds: isVisible(bounds) ? bounds : { width, height }, maximized };
}

/** Keeps the bounds of `window` in `file` whenever they change. */
export function rememberBounds(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const now: Remembered = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    writeFileSync(file, JSON.stringify(now));
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', later).on('move', later).on('maximize', later).on('unmaximize', later);
  window.on('close', write);
}

function read(file: string): Remembered | null {
  try {
    return Remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None yet, or not readable: the window opens at its first size.
    return null;
  }
}

function isVisible({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return across >= GRIP && y >= area.y - GRIP / 4 && y <= area.y + area.height - GRIP;
  });
}
