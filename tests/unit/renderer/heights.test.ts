import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heights } from '../../../src/renderer/model/heights.ts';

const list = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 });

describe('heights with their running sums', () => {
  it('are the plain sums, before and after changes', () => {
    fc.assert(
      fc.property(list, fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 90 }))), (start, sets) => {
        const plain = [...start];
        const heights = new Heights(Float32Array.from(start));
        for (const [i, h] of sets) {
          if (i >= plain.length) continue;
          plain[i] = h;
          heights.set(i, h);
        }
        let sum = 0;
        plain.forEach((h, i) => {
          expect(heights.offsetOf(i)).toBe(sum);
          expect(heights.rowAt(sum)).toBe(i);
          expect(heights.rowAt(sum + h - 0.5)).toBe(i);
          sum += h;
        });
        expect(heights.total).toBe(sum);
      }),
    );
  });

  it('keep to the ends outside of them', () => {
    const heights = new Heights(Float32Array.from([10, 10]));
    expect(heights.rowAt(-5)).toBe(0);
    expect(heights.rowAt(500)).toBe(1);
    expect(new Heights(new Float32Array(0)).rowAt(3)).toBe(0);
  });
});
