import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/shared/document.ts';
import { Outcome as OutcomeSchema } from '../../src/shared/model/outcome.ts';
import { fault } from './helpers.ts';
import type { Opened } from './open.ts';
import { Page } from './page.ts';

/** What is told twice: every host must list it alike and keep the one place that was asked for. */
export function ledgerTests(now: () => Opened): void {
  describe('told twice', () => {
    /** The first paragraph of the first article pasted into the second as well. */
    const tellTwice = async (page: Page) => {
      const [first, second] = [await page.article(0), await page.article(1)];
      const block = first.blocks[0]!;
      await page.client.articles.save({
        articleId: second.id,
        baseRevision: second.revision,
        splices: [{ at: second.blocks.length, remove: 0, insert: [block] }],
        burst: 'paste',
      });
      return { first, second, text: plainText(block) };
    };

    it('lists each piece with its places, and keeps the one asked for', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      expect(await client.pieces.twice({ dumpId, limit: 10 })).toEqual({ rows: [], total: 0 });
      const { first, second, text } = await tellTwice(page);
      const { rows, total } = await client.pieces.twice({ dumpId, limit: 10 });
      expect(total).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows)
        expect(row.places.map((p) => [p.articleId, p.block])).toEqual([
          [first.id, 0],
          [second.id, second.blocks.length],
        ]);
      expect(rows.map((row) => row.places[0]!.text).join('')).toBe(text);
      for (const row of rows)
        OutcomeSchema.parse(
          await client.pieces.keep({
            dumpId,
            pieceId: row.id,
            articleId: second.id,
            block: second.blocks.length,
          }),
        );
      expect((await client.dumps.ledger({ dumpId })).twice).toBe(0);
      expect((await page.lines(1)).at(-1)).toBe(text);
      expect(await page.lines(0)).not.toContain(text);
      for (const _ of rows) await page.undo();
      expect((await client.pieces.twice({ dumpId, limit: 10 })).total).toBe(total);
    });

    it('tells a copy right behind its text from a paragraph that was parted', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const first = await page.article(0);
      const block = first.blocks[0]!;
      await client.articles.save({
        articleId: first.id,
        baseRevision: first.revision,
        splices: [{ at: 1, remove: 0, insert: [block] }],
        burst: 'paste',
      });
      const { rows } = await client.pieces.twice({ dumpId, limit: 10 });
      expect(rows[0]!.places.map((p) => p.block)).toEqual([0, 1]);
      await client.pieces.keep({ dumpId, pieceId: rows[0]!.id, articleId: first.id, block: 1 });
      expect((await client.pieces.twice({ dumpId, limit: 10 })).rows.map((r) => r.id)).not.toContain(
        rows[0]!.id,
      );
    });

    it('refuses a place where the text no longer stands', async () => {
      const page = await Page.open(now().client('a'));
      const { first } = await tellTwice(page);
      const { rows } = await page.client.pieces.twice({ dumpId: page.dumpId, limit: 10 });
      const asked = { dumpId: page.dumpId, pieceId: rows[0]!.id, articleId: first.id, block: 7 };
      expect((await fault(page.client.pieces.keep(asked), 'REFUSED')).message).toContain('no longer');
    });
  });
}
