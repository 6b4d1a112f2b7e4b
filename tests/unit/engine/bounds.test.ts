import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../../bench/hostile.ts';
import { plan } from '../../../src/engine/index.ts';

/** Where a bound is hit, the plan says so; below it, it says nothing. */

function told(units: number): string[] {
  return plan((HOSTILE['woven pages'] as (n: number) => string)(units)).notices.map((n) => n.code);
}

describe('bounds are told', () => {
  it('where more ends stand open than are settled together, and more columns than are put to articles at once', () => {
    const codes = told(240_000);
    expect(codes).toContain('threads.bounded');
    expect(codes).toContain('articles.bounded');
  });

  it('and not on a page that keeps within them', () => {
    expect(told(12_000)).toEqual([]);
  });
});
