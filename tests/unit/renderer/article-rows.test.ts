import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedRows } from '../../../src/renderer/model/article-rows.ts';
import type { ArticleRow, ArticleView } from '../../../src/shared/model/articles.ts';

const row = (n: number, part: Partial<ArticleRow> = {}): ArticleRow => ({
  id: `a${n}`,
  dumpId: 'd',
  ordinal: n,
  title: `Title ${n}`,
  lead: '',
  status: 'new',
  validated: false,
  revision: 1,
  open: 0,
  updatedAt: 0,
  ...part,
});

const view = (of: ArticleRow): ArticleView => ({
  ...of,
  fields: { title: of.title, subtitle: '', byline: '', date: '' },
  fieldPieces: { title: [], subtitle: [], byline: [], date: [] },
  blocks: [],
  approvedRevision: null,
  approvedBy: null,
  approvedAt: null,
  validatedBy: null,
  validatedAt: null,
  overrideReason: null,
  blockers: [],
});

const changes = fc.uniqueArray(
  fc.record({
    n: fc.nat(19),
    ordinal: fc.option(fc.double({ min: -5, max: 25, noNaN: true }), { nil: undefined }),
    title: fc.option(fc.constantFrom('Ferry', 'Pier'), { nil: undefined }),
    open: fc.option(fc.nat(3), { nil: undefined }),
  }),
  { selector: ({ n }) => n, maxLength: 12 },
);

it('holds each article once, as it was told last, in reading order', () => {
  fc.assert(
    fc.property(fc.nat(15), changes, fc.array(fc.nat(19), { maxLength: 3 }), (count, changed, gone) => {
      const before = Array.from({ length: count }, (_, n) => row(n));
      const views = changed.map(({ n, ordinal, title, open }) =>
        view(row(n, { ordinal: ordinal ?? n, title: title ?? `Title ${n}`, open: open ?? 0, revision: 2 })),
      );
      const removed = gone.map((n) => `a${n}`).filter((id) => !views.some((v) => v.id === id));
      const told = new Map([...before, ...views].map((r) => [r.id, r]));
      for (const id of removed) told.delete(id);
      const rows = mergedRows(before, views, removed);
      const seen = (list: Iterable<ArticleRow>): unknown[] =>
        [...list].map(({ id, title, open, ordinal }) => ({ id, title, open, ordinal }));
      const wanted = [...told.values()].sort((a, b) => a.ordinal - b.ordinal);
      expect(rows.map((r) => r.ordinal)).toEqual(wanted.map((r) => r.ordinal));
      expect(new Set(seen(rows))).toEqual(new Set(seen(wanted)));
    }),
  );
});

it('stays the same list where no row shows anything else', () => {
  const before = [row(0), row(1), row(2)];
  expect(mergedRows(before, [view(row(1, { revision: 7, updatedAt: 9 }))], [])).toBe(before);
  expect(mergedRows(before, [], [])).toBe(before);
  expect(mergedRows(before, [view(row(1, { open: 2 }))], [])[1]!.open).toBe(2);
});
