import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import { FIELD_NAMES } from '../../../src/shared/plan.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', '..', 'resources');
const tongues = openTongues(join(RESOURCES, 'tongues'));

describe('joins and torn ends', () => {
  it.each(['zh-page.md', 'en-page.md'])('in %s never speak of what came to be a field', (name) => {
    const text = readFileSync(join(RESOURCES, 'samples', name), 'utf8');
    const { articles, findings } = plan(text, { tongues });
    const starts = new Set(
      articles.flatMap((a) => FIELD_NAMES.flatMap((f) => a[f]?.sources.map(([start]) => start) ?? [])),
    );
    const spoken = findings.filter((f) => f.kind === 'join' || f.kind === 'torn');
    expect(spoken.length).toBeGreaterThan(0);
    expect(starts.size).toBeGreaterThan(0);
    const told = spoken.flatMap((f) => [
      ...f.spans,
      ...(f.evidence.kind === 'join' || f.evidence.kind === 'torn'
        ? f.evidence.rivals.map((r) => r.span)
        : []),
    ]);
    expect(told.filter(([start]) => starts.has(start)).map(([a, b]) => text.slice(a, b))).toEqual([]);
  });
});
