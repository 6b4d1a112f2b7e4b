import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';
import type { Plan } from '../../../src/shared/plan.ts';

/** Of two near copies the cleaner is kept, at the place of the first. */

const ROOT = join(import.meta.dirname, '../../..');
const tongues = openTongues(join(ROOT, 'resources/tongues'));

/** Title, three misread paragraphs, another article of a title and two paragraphs, the three paragraphs read clean. */
function partsOf(name: string) {
  const lines = readFileSync(join(ROOT, 'tests/fixtures/engine', name, 'dump.txt'), 'utf8')
    .trimEnd()
    .split('\n\n');
  return { title: lines[0]!, noisy: lines.slice(1, 4), other: lines.slice(4, 7), clean: lines.slice(7) };
}

const told = (text: string, made: Plan) =>
  made.articles.map((a) => a.blocks.map((b) => b.sources.map(([s, e]) => text.slice(s, e)).join('')));
const gone = (text: string, made: Plan) =>
  made.dropped
    .filter((d) => d.reason !== 'marker')
    .flatMap((d) => d.sources.map(([s, e]) => `${d.reason} ${text.slice(s, e)}`));
const near = (lines: readonly string[]) => lines.map((line) => `near-duplicate ${line}`);

describe.each(['clean-copy-further-down', 'clean-copy-further-down-english'])('%s', (name) => {
  const { title, noisy, other, clean } = partsOf(name);
  const dump = (...parts: (readonly string[])[]) => `${[title, ...parts.flat()].join('\n\n')}\n`;

  it('gives its text to the article it is of', () => {
    const text = dump(noisy, other, clean);
    const made = plan(text, { tongues });
    expect(told(text, made)).toEqual([clean, other.slice(1)]);
    expect(gone(text, made)).toEqual(near(noisy));
    const [finding] = made.findings.filter((f) => f.kind === 'near-duplicate');
    expect(finding?.reasons[0]?.code).toBe('copy.noisier');
    const { spans, evidence } = finding!;
    expect(spans.map(([s, e]) => text.slice(s, e))).toEqual(noisy);
    expect(evidence.kind === 'near-duplicate' && evidence.twin.map(([s, e]) => text.slice(s, e))).toEqual(
      clean,
    );
  });

  it('is gone where the first is the cleaner', () => {
    const text = dump(clean, other, noisy);
    const made = plan(text, { tongues });
    expect(told(text, made)).toEqual([clean, other.slice(1)]);
    expect(gone(text, made)).toEqual(near(noisy));
    expect(made.findings.flatMap((f) => f.reasons.map((r) => r.code))).not.toContain('copy.noisier');
  });

  it('is gone where no language tells which is the cleaner', () => {
    const text = dump(noisy, other, clean);
    expect(told(text, plan(text))).toEqual([noisy, other.slice(1)]);
  });

  it('is itself copied by what is word for word the same further down', () => {
    const text = dump(noisy, other.slice(0, 2), clean, other.slice(2), clean);
    const made = plan(text, { tongues });
    expect(told(text, made)).toEqual([clean, other.slice(1)]);
    expect(gone(text, made).toSorted()).toEqual(
      [...near(noisy), ...clean.map((line) => `duplicate ${line}`)].toSorted(),
    );
    expect(made.findings.some((f) => f.kind === 'duplicate' && f.reasons[0]?.code === 'copy.exact')).toBe(
      true,
    );
  });

  it('is no reading of a paragraph that tells another figure', () => {
    const figures = (line: string, n: number) => `${line}${n === 1 ? '2016' : '2018'}`;
    const text = dump(
      noisy.map((line) => figures(line, 1)),
      other,
      clean.map((line) => figures(line, 2)),
    );
    const made = plan(text, { tongues });
    expect(made.findings.flatMap((f) => f.reasons.map((r) => r.code))).not.toContain('copy.noisier');
  });
});
