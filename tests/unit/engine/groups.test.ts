import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import type { Script } from '../../../src/engine/base/model.ts';
import {
  compareThemes,
  themeLikeness,
  themeLikenesses,
  themeOf,
} from '../../../src/engine/language/topics.ts';
import { boundAtoms, groupAtoms } from '../../../src/engine/threads/groups.ts';
import { rehouse } from '../../../src/engine/threads/homes.ts';
import { groupOf, type Page } from '../../../src/engine/threads/page.ts';
import { partScripts } from '../../../src/engine/threads/weave.ts';
import { pageOf } from './page.ts';
import { pieceOf } from './pieces.ts';

const ORCHARD =
  '枣坪村的冬枣今年挂果早，果农贾秋生每天直播卖枣，冬枣皮薄肉脆，镇里的冷库把枣坪村的冬枣存到春节以后再卖。';
const ORCHARD_MORE =
  '镇里给枣坪村修了冷库和分拣线，果农把冬枣按大小分成三级，直播间里卖得最快的是一级冬枣，贾秋生又收了徒弟。';
const BRIDGE =
  '望月古桥的修缮用了四百一十二块青石，工程师沈知白给每块桥石编号，古桥的拱圈拆开以后重新砌起，河上搭了木架。';
const BRIDGE_MORE =
  '修缮望月古桥的石匠来自上游的采石村，沈知白说桥石之间不用水泥，古桥的木架要等拱圈合拢以后才能拆。';

const told = (page: Page) =>
  drained(groupAtoms(page))
    .map((g) => [...g.atoms].sort((a, b) => a - b))
    .sort((a, b) => (a[0] as number) - (b[0] as number));

describe('columns that are put together', () => {
  const texts = [ORCHARD, BRIDGE, ORCHARD_MORE, BRIDGE_MORE];

  it('speak of the same things', () => {
    expect(told(pageOf(texts))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('never hold two titles', () => {
    const groups = told(pageOf([ORCHARD, ORCHARD_MORE], { titled: Uint8Array.of(2, 2), headlines: 2 }));
    expect(groups).toEqual([[0], [1]]);
  });

  it('never hold two scripts, unless what is in one of them is short', () => {
    const written = (texts: readonly string[]) => {
      const page = pageOf(texts);
      page.pieces.forEach((piece, p) => {
        piece.script = p % 2 ? 'traditional' : 'simplified';
      });
      return told(page);
    };
    const long = [ORCHARD, ORCHARD_MORE].map((text) => text.repeat(3));
    expect(told(pageOf(long))).toEqual([[0, 1]]);
    expect(written(long)).toEqual([[0], [1]]);
    expect(written([ORCHARD, ORCHARD_MORE])).toEqual([[0, 1]]);
  });

  it('are one where a sure joint binds them, whatever they speak of', () => {
    const groups = told(pageOf(texts, { bound: [[0, 1]] }));
    expect(groups.find((g) => g.includes(0))).toContain(1);
  });
});

describe('a column written in two scripts', () => {
  const partedAt = (...runs: readonly [Script | undefined, number][]) => {
    const cuts = new Uint8Array(runs.length);
    cuts[0] = 1;
    partScripts(
      runs.map(([script, letters]) => pieceOf('渡'.repeat(letters), script ? { script } : {})),
      cuts,
    );
    return [...cuts.entries()].filter(([, cut]) => cut).map(([p]) => p);
  };

  it('is parted where the other begins, a line that tells neither left above', () => {
    expect(partedAt(['simplified', 200], ['traditional', 80], ['traditional', 80])).toEqual([0, 1]);
    expect(partedAt(['simplified', 200], [undefined, 20], ['traditional', 200])).toEqual([0, 2]);
  });

  it('is whole where the other is quoted', () => {
    expect(partedAt(['simplified', 200], ['traditional', 60], ['simplified', 200])).toEqual([0]);
    expect(partedAt(['simplified', 200], [undefined, 200], ['simplified', 200])).toEqual([0]);
  });
});

describe('columns looked at again', () => {
  const page = pageOf([ORCHARD, BRIDGE, ORCHARD_MORE, BRIDGE_MORE], {
    titled: Uint8Array.of(2, 2, 0, 0),
    headlines: 2,
  });
  const again = (page: Page, groups: readonly (readonly number[])[]) =>
    drained(
      rehouse(
        page,
        boundAtoms(page),
        groups.map((atoms) => groupOf(page, [...atoms])),
      ),
    )
      .map((g) => [...g.atoms].sort((a, b) => a - b))
      .sort((a, b) => (a[0] as number) - (b[0] as number));

  it('go to the article that speaks of the same, wherever they were put first', () => {
    for (const groups of [
      [
        [0, 3],
        [1, 2],
      ],
      [[0, 2, 3], [1]],
      [[0], [1], [2], [3]],
    ])
      expect(again(page, groups)).toEqual([
        [0, 2],
        [1, 3],
      ]);
  });

  it('go together where a sure joint binds them, and never away from their own title', () => {
    const bound = { ...page, bound: [[0, 3]] as const };
    expect(
      again(bound, [
        [0, 3],
        [1, 2],
      ]).find((g) => g.includes(0)),
    ).toContain(3);
  });

  it('are each in one article, whatever they were put into', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (places) => {
        const groups = [0, 1, 2, 3].map((g) => [0, 1, 2, 3].filter((a) => places[a] === g));
        const told = again(
          page,
          groups.filter((g) => g.length > 0),
        );
        expect(told.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
      }),
    );
  });
});

describe('themes', () => {
  const page = pageOf([ORCHARD, BRIDGE, ORCHARD_MORE]);
  const theme = (k: number) => themeOf(page.topics, [[k, 1]]);

  it('are like themselves and less like others, one by one and all at once', () => {
    expect(themeLikeness(theme(0), theme(0))).toBeCloseTo(1, 5);
    expect(themeLikeness(theme(0), theme(2))).toBeGreaterThan(themeLikeness(theme(0), theme(1)));
    const all = new Float64Array(4);
    themeLikenesses(theme(0), [theme(0), theme(1), null, theme(2)], all);
    expect([...all]).toEqual([
      themeLikeness(theme(0), theme(0)),
      themeLikeness(theme(0), theme(1)),
      0,
      themeLikeness(theme(0), theme(2)),
    ]);
  });

  it('are compared by likeness and by what the shorter shares, whichever is asked', () => {
    const [short, long] = [theme(0), theme(2)];
    const others = [long, theme(1), null, short];
    const likes = new Float64Array(4);
    const shares = new Float64Array(4);
    compareThemes(long, others, likes, shares);
    const expected = new Float64Array(4);
    themeLikenesses(long, others, expected);
    expect([...likes]).toEqual([...expected]);
    expect(shares[0]).toBe(1);
    expect(shares[2]).toBe(0);
    const met = [...short.terms].filter((t) => long.terms.includes(t));
    const weight = (terms: Iterable<number>) =>
      [...terms].reduce((sum, t) => sum + (short.values[short.terms.indexOf(t)] as number), 0);
    expect(short.terms.length).toBeLessThan(long.terms.length);
    expect(shares[3]).toBeCloseTo(weight(met) / weight(short.terms), 6);
    expect(shares[3]).toBeGreaterThan(0);
    compareThemes(short, [long], likes, shares);
    expect(shares[0]).toBeCloseTo(weight(met) / weight(short.terms), 6);
  });
});
