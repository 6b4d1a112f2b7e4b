import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulerLines, type Stretch, thumbOf, topAt } from '../../../src/renderer/model/ruler.ts';

const stretch = (height: number, look: Stretch['look'], marks: Stretch['marks'] = []): Stretch => ({
  height,
  look,
  marks,
});

describe('rulerLines', () => {
  it('gives each line the look that fills most of it', () => {
    const lines = rulerLines([stretch(70, 'kept'), stretch(30, 'unplaced'), stretch(100, 'loop')], 200, 2);
    expect(lines.map((l) => l.look)).toEqual(['kept', 'loop']);
  });

  it('loses no mark, however many rows share a line', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => stretch(20, 'kept', i === 3777 ? ['unplaced'] : []));
    const lines = rulerLines(rows, 100_000, 40);
    expect(lines.every((l) => l.look === 'kept')).toBe(true);
    expect(lines.findIndex((l) => l.marks.unplaced === 1)).toBe(Math.floor((3777 / 5000) * 40));
  });

  it('draws a stretch over all lines it covers', () => {
    expect(rulerLines([stretch(50, 'edited'), stretch(50, 'kept')], 100, 10).map((l) => l.look)).toEqual([
      ...Array<string>(5).fill('edited'),
      ...Array<string>(5).fill('kept'),
    ]);
  });

  it('leaves lines below the text empty', () => {
    expect(rulerLines([stretch(50, 'kept')], 100, 4).map((l) => l.look)).toEqual([
      'kept',
      'kept',
      null,
      null,
    ]);
    expect(rulerLines([], 0, 3)).toHaveLength(3);
  });
});

describe('thumbOf and topAt', () => {
  it('are each other’s opposite', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 50, max: 1200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, view, share) => {
          const pane = { top: share * Math.max(0, total - view), view, total: Math.max(total, view) };
          const { y, height } = thumbOf(pane, 700, 18);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(700.001);
          expect(topAt(y + height / 2, pane, 700, 18)).toBeCloseTo(pane.top, 1);
        },
      ),
    );
  });
});
