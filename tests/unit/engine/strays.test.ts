import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { openTongues } from '../../../src/core/tongues.ts';
import { findDoubts } from '../../../src/engine/findings/strays.ts';
import { plan } from '../../../src/engine/index.ts';
import { groupAtoms } from '../../../src/engine/threads/groups.ts';
import type { Group, Page } from '../../../src/engine/threads/page.ts';
import { pageOf } from './page.ts';

const ORCHARD =
  '枣坪村的冬枣今年挂果早，果农贾秋生每天直播卖枣，冬枣皮薄肉脆，镇里的冷库把枣坪村的冬枣存到春节以后再卖。';
const ORCHARD_MORE =
  '镇里给枣坪村修了冷库和分拣线，果农把冬枣按大小分成三级，直播间里卖得最快的是一级冬枣，贾秋生又收了徒弟。';
const BRIDGE =
  '望月古桥的修缮用了四百一十二块青石，工程师沈知白给每块桥石编号，古桥的拱圈拆开以后重新砌起，河上搭了木架。';
const BOTH = '枣坪村的果农贾秋生捐出卖冬枣的钱，望月古桥的修缮添了青石，工程师沈知白把桥石的编号抄给他看。';

const doubts = (page: Page, groups?: readonly Group[]) =>
  drained(findDoubts(page, groups ?? drained(groupAtoms(page))));

describe('columns that may belong elsewhere', () => {
  it('are those that speak of both articles, with both named, the one that holds them first', () => {
    const page = pageOf([ORCHARD, BOTH, BRIDGE], { titled: Uint8Array.of(2, 0, 2), headlines: 2 });
    const groups = drained(groupAtoms(page));
    const [doubt, ...more] = doubts(page, groups);
    expect(more).toEqual([]);
    expect(doubt?.pieces).toEqual([1]);
    const named = doubt?.candidates ?? [];
    const holder = groups.find((g) => g.atoms.includes(1)) as Group;
    expect(holder.atoms).toContain(named[0]?.piece);
    for (const c of named) {
      expect(c.chance).toBeGreaterThan(0);
      expect(c.chance).toBeLessThan(0.75);
      expect(c.reasons.length).toBeGreaterThan(0);
    }
    expect(named.map((c) => c.piece)).toEqual(expect.arrayContaining([0, 2]));
  });

  it('are none that clearly belong, and never a title’s', () => {
    expect(
      doubts(pageOf([ORCHARD, BRIDGE, ORCHARD_MORE], { titled: Uint8Array.of(2, 2, 0), headlines: 2 })),
    ).toEqual([]);
    expect(doubts(pageOf([ORCHARD, BOTH], { titled: Uint8Array.of(2, 2), headlines: 2 }))).toEqual([]);
  });
});

describe('findings of strays', () => {
  const tongues = openTongues(join('resources', 'tongues'));

  const sample = (name: string) => readFileSync(join('resources', 'samples', name), 'utf8');
  /** Two reports cut and read across, and before them a paragraph that speaks of both. */
  const woven = [
    BOTH,
    '# 枣坪村冬枣进冷库',
    ORCHARD.slice(0, 30),
    '# 望月古桥重砌拱圈',
    BRIDGE.slice(0, 33),
    ORCHARD.slice(30),
    ORCHARD_MORE,
    BRIDGE.slice(33),
  ].join('\n\n');

  it('are made where a column may belong elsewhere', () => {
    const found = plan(woven, { tongues }).findings.filter((f) => f.kind === 'stray');
    expect(found.flatMap((f) => f.spans.map(([a, b]) => woven.slice(a, b)))).toContain(BOTH);
  });

  it.each([
    ['zh-page.md', sample('zh-page.md')],
    ['en-page.md', sample('en-page.md')],
    ['a woven page', woven],
  ])('in %s stand and name articles once, the holder first', (_, text) => {
    const { articles, findings } = plan(text, { tongues });
    const found = findings.flatMap((f) =>
      f.evidence.kind === 'stray' ? [{ ...f, candidates: f.evidence.candidates }] : [],
    );
    // Asked about too often, an editor stops reading.
    expect(found.length).toBeLessThan(articles.length);
    for (const { spans, stands, confidence, candidates } of found) {
      expect(stands).toBe(true);
      expect(confidence).toBeLessThan(0.85);
      const named = candidates.map((c) => c.article);
      expect(new Set(named).size).toBe(named.length);
      expect(named.length).toBeGreaterThan(1);
      const sources = named.map((k) => articles[k]?.blocks.flatMap((b) => b.sources.map(([a]) => a)) ?? []);
      for (const [start] of spans) expect(sources.map((list) => list.includes(start))[0]).toBe(true);
      expect(candidates.map((c) => c.reasons[0]?.code === 'stray.here')).toEqual(
        named.map((_, k) => k === 0),
      );
    }
  });
});
