import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Content, packTongue } from '../../../scripts/tongues/pack.ts';
import { TONGUE_SCALES, Tongue, UNKNOWN } from '../../../src/engine/language/tongue.ts';
import { readTongue } from '../../../src/engine/language/tongue-file.ts';

const KEY = 2 ** 30 - 1;
const key = fc.integer({ min: 0, max: KEY });
const bits = (n: number) => fc.integer({ min: 0, max: 2 ** n - 1 });
const valueOf = (scale: keyof typeof TONGUE_SCALES, level: number) =>
  10 ** (TONGUE_SCALES[scale].from + TONGUE_SCALES[scale].step * level);

/** A language of a few words, so that they often stand in runs together, with runs of words it does not hold. */
const content = fc.uniqueArray(key, { minLength: 1, maxLength: 30 }).chain((keys) => {
  const word = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...keys) }, key);
  const runs = (length: number) =>
    fc.array(fc.record({ words: fc.array(word, { minLength: length, maxLength: length }), level: bits(4) }), {
      maxLength: 120,
    });
  const levels = (n: number) =>
    fc.array(fc.tuple(key, bits(n)), { maxLength: 20 }).map((list) => new Map(list));
  return fc.record({
    words: fc.tuple(
      ...keys.map((k) => fc.record({ key: fc.constant(k), chance: bits(8), backoff: bits(8) })),
    ),
    pairs: runs(2),
    triples: runs(3),
    letters: fc.array(fc.tuple(word, word), { maxLength: 60 }),
    prefixes: levels(8),
    suffixes: levels(8),
    closes: levels(4),
  });
});

const read = (...contents: Content[]) => readTongue(contents.map((c) => packTongue(c))) as Tongue;

describe('a language file', () => {
  it('gives back what was written, and nothing else', () => {
    fc.assert(
      fc.property(content, key, (c, stranger) => {
        const tongue = read(c);
        const keys = c.words.map((w) => w.key);
        const known = new Set(keys);
        const id = (k: number) => tongue.word(k)?.id ?? UNKNOWN;
        for (const w of c.words)
          expect(tongue.word(w.key)).toEqual({
            id: id(w.key),
            chance: valueOf('chance', w.chance),
            backoff: valueOf('backoff', w.backoff),
          });
        expect(new Set(keys.map(id)).size).toBe(keys.length);
        if (!known.has(stranger)) expect(tongue.word(stranger)).toBeNull();

        const first = (list: typeof c.pairs, words: readonly number[]) =>
          words.every((k) => known.has(k)) && list.find((r) => r.words.every((k, i) => k === words[i]));
        const pair = (a: number, b: number) => first(c.pairs, [a, b]);
        for (const a of keys)
          for (const b of keys) {
            const run = pair(a, b);
            expect(tongue.pair(id(a), id(b))).toBe(run ? valueOf('pair', run.level) : 1);
            expect(tongue.letters(id(a), id(b))).toBe(c.letters.some(([x, y]) => x === a && y === b));
          }
        for (const [a, b, d] of [
          ...c.triples.map((run) => run.words),
          ...keys.map((k) => [k, keys[0], keys.at(-1)]),
        ] as [number, number, number][]) {
          const run = pair(a, b) && first(c.triples, [a, b, d]);
          expect(tongue.triple(id(a), id(b), id(d))).toBe(run ? valueOf('triple', run.level) : 1);
        }
        for (const side of ['prefixes', 'suffixes'] as const) {
          for (const [k, level] of c[side]) expect(tongue.part(side, k)).toBe(valueOf('chance', level));
          if (!c[side].has(stranger)) expect(tongue.part(side, stranger)).toBe(0);
        }
        for (const [k, level] of c.closes) expect(tongue.closes(k)).toBe(valueOf('close', level));
        if (!c.closes.has(stranger)) expect(tongue.closes(stranger)).toBe(1);
      }),
    );
  });

  it('is the same whatever the order of its words and parts', () => {
    fc.assert(
      fc.property(content, (c) => {
        const turned = {
          ...c,
          words: c.words.toReversed(),
          letters: c.letters.toReversed(),
          prefixes: new Map([...c.prefixes].toReversed()),
          closes: new Map([...c.closes].toReversed()),
        };
        expect(packTongue(turned)).toEqual(packTongue(c));
      }),
    );
  });

  it('may be several, each with a part of the tables', () => {
    fc.assert(
      fc.property(content, ({ closes, ...rest }) => {
        const tongue = read(rest, { closes });
        for (const { key: k } of rest.words) expect(tongue.word(k)).not.toBeNull();
        for (const [k, level] of closes) expect(tongue.closes(k)).toBe(valueOf('close', level));
      }),
    );
  });

  it('need not stay in memory once it was read', () => {
    fc.assert(
      fc.property(content, (c) => {
        const bytes = packTongue(c);
        const tongue = readTongue([bytes]) as Tongue;
        bytes.fill(0);
        for (const w of c.words) expect(tongue.word(w.key)?.backoff).toBe(valueOf('backoff', w.backoff));
        for (const [key, level] of c.closes) expect(tongue.closes(key)).toBe(valueOf('close', level));
      }),
    );
  });

  it('is refused when it is of another kind, cut short or too long', () => {
    expect(readTongue([])).toBeNull();
    expect(readTongue([new Uint8Array(10)])).toBeNull();
    expect(
      readTongue([new TextEncoder().encode('no language at all, however long this text may be told on')]),
    ).toBeNull();
    fc.assert(
      fc.property(content, fc.nat(), (c, n) => {
        const bytes = packTongue(c);
        expect(readTongue([bytes.subarray(0, n % bytes.length)])).toBeNull();
        expect(readTongue([Buffer.concat([bytes, Buffer.alloc(1)])])).toBeNull();
      }),
    );
  });

  it('never breaks what reads it, whatever byte of it is changed', () => {
    fc.assert(
      fc.property(content, fc.nat(), fc.integer({ min: 1, max: 255 }), (c, n, change) => {
        const bytes = packTongue(c);
        bytes[n % bytes.length] = (bytes[n % bytes.length] as number) ^ change;
        const tongue = readTongue([bytes]);
        if (!tongue) return;
        for (const a of c.words)
          for (const b of c.words) {
            const [x, y] = [a, b].map((w) => tongue.word(w.key)?.id ?? UNKNOWN) as [number, number];
            expect(tongue.pair(x, y)).toBeGreaterThan(0);
            expect(tongue.triple(x, y, x)).toBeGreaterThan(0);
          }
      }),
    );
  });
});
