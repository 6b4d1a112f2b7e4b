import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import type { Span } from '../../../src/shared/span.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/engine');
const tongues = openTongues(join(import.meta.dirname, '../../../resources/tongues'));

/** A plan as a person reads it: words instead of offsets. */
function readable(text: string): unknown {
  const made = plan(text, { tongues });
  const words = (sources: readonly Span[]) =>
    sources.map(([a, b]) => text.slice(a, b).replace(/\s*\n\s*/gu, ' / '));
  return {
    articles: made.articles.map((a) => ({
      ...(a.title ? { title: words(a.title.sources) } : {}),
      ...(a.subtitle ? { subtitle: words(a.subtitle.sources) } : {}),
      ...(a.byline ? { byline: words(a.byline.sources) } : {}),
      ...(a.date ? { date: words(a.date.sources) } : {}),
      blocks: a.blocks.map((b) => ({ [b.type]: words(b.sources) })),
    })),
    dropped: made.dropped.filter((d) => d.reason !== 'marker').map((d) => ({ [d.reason]: words(d.sources) })),
    unplaced: words(made.unplaced),
    findings: made.findings.map(
      (f) => `${f.kind}${f.stands ? '' : ' (proposed)'} ${f.reasons.map((r) => r.code).join(' ')}`,
    ),
  };
}

describe('a folder a case', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FOLDER, name);
      const made = readable(readFileSync(join(folder, 'dump.txt'), 'utf8'));
      const file = join(folder, 'expected.json');
      // UPDATE_FIXTURES=1 writes what comes out, to be read before it is committed.
      if (process.env['UPDATE_FIXTURES']) writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
      expect(made).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});
