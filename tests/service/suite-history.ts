import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { fault, listen } from './helpers.ts';
import type { Opened } from './open.ts';
import { Page, paragraph } from './page.ts';

/** The decision log as a person uses it: one decision undone with what builds on it, revisions compared and brought back. */
export function historyTests(now: () => Opened): void {
  describe('history', () => {
    /** The first article, with three edits of which the third builds on the first. */
    async function edited(): Promise<{ page: Page; made: Outcome[] }> {
      const page = await Page.open(now().client('a'));
      const { id } = await page.article(0);
      const made: Outcome[] = [];
      for (const [at, remove, text] of [
        [0, 0, '第一稿'],
        [3, 0, '另一段'],
        [0, 1, '第一稿，再改'],
      ] as const) {
        const { revision } = await page.article(0);
        made.push(
          await page.client.articles.save({
            articleId: id,
            baseRevision: revision,
            splices: [{ at, remove, insert: [paragraph(text)] }],
            burst: text,
          }),
        );
      }
      return { page, made };
    }
    const idsOf = (outcomes: readonly Outcome[]): string[] => outcomes.map((o) => o.decision!.id);

    it('says what must be undone first, changes nothing by asking, and undoes it all at once', async () => {
      const { page, made } = await edited();
      const { client, dumpId } = page;
      const [one, two, three] = idsOf(made);
      const before = await page.look();
      expect((await client.history.dependents({ dumpId, decisionId: two! })).map((d) => d.id)).toEqual([]);
      const dependents = await client.history.dependents({ dumpId, decisionId: one! });
      expect(dependents.map((d) => d.id)).toEqual([three]);
      expect(await page.look()).toEqual(before);
      const ear = await listen(now().client('b'), 'b');
      const outcomes = await client.history.undoAll({ dumpId, decisionIds: [three!, one!] });
      expect(outcomes.map((o) => o.decision?.kind)).toEqual(['undo', 'undo']);
      await ear.until((e) => e.kind === 'decision' && e.outcome.decision?.target === one);
      ear.stop();
      expect(await page.lines(0)).toContain('另一段');
      expect(await page.lines(0)).not.toContain('第一稿');
      await page.redo();
      await page.redo();
      expect(await page.look()).toEqual(before);
    });

    it('an approval that an edit has broken since is undone like any other, though nothing is left of it', async () => {
      const { page } = await edited();
      const { client, dumpId } = page;
      const { id, revision } = await page.article(0);
      const approved = await client.review.approve({ articleId: id, revision, override: '已核对' });
      const then = await page.article(0);
      await client.articles.save({
        articleId: id,
        baseRevision: then.revision,
        splices: [{ at: 1, remove: 0, insert: [paragraph('批准后又添一段')] }],
        burst: '批准后',
      });
      const decisionId = approved.decision!.id;
      const undone = async (): Promise<boolean | undefined> =>
        (await client.history.list({ dumpId, limit: 50 })).find((d) => d.id === decisionId)?.undone;
      const before = await page.lines(0);
      expect(await undone()).toBe(false);
      const { decision } = await client.history.undo({ dumpId, decisionId });
      expect(decision).toMatchObject({ kind: 'undo', target: decisionId });
      expect(await undone()).toBe(true);
      expect(await page.lines(0)).toEqual(before);
      expect((await page.article(0)).status).toBe('review');
      await fault(client.history.undo({ dumpId, decisionId }), 'REFUSED');
      await fault(client.history.dependents({ dumpId, decisionId }), 'REFUSED');
      await client.history.redo({ dumpId });
      expect(await undone()).toBe(false);
    });

    it('undoes all of several decisions or none', async () => {
      const { page, made } = await edited();
      const { client, dumpId } = page;
      const [one, two] = idsOf(made);
      const before = await page.look();
      // The second of them can't be undone: the first, that could, stands again.
      await fault(client.history.undoAll({ dumpId, decisionIds: [two!, one!] }), 'DEPENDENTS');
      expect(await page.look()).toEqual(before);
      await fault(client.history.undoAll({ dumpId, decisionIds: ['nobody'] }), 'NOT_FOUND');
      await fault(client.history.dependents({ dumpId, decisionId: 'nobody' }), 'NOT_FOUND');
    });

    it('lists what touched one article', async () => {
      const { page, made } = await edited();
      const { client, dumpId } = page;
      const first = await page.article(0);
      const second = await page.article(1);
      await client.articles.save({
        articleId: second.id,
        baseRevision: second.revision,
        splices: [],
        fields: { title: '别的题目' },
        burst: 'x',
      });
      const list = await client.history.list({ dumpId, articleId: first.id, limit: 50 });
      expect(list.filter((d) => d.kind !== 'plan').map((d) => d.id)).toEqual(idsOf(made).toReversed());
    });

    it('lists the revisions of an article, reads any and brings it back, undoably', async () => {
      const { page, made } = await edited();
      const { client } = page;
      const article = await page.article(0);
      const revisions = await client.history.revisions({ articleId: article.id, limit: 50 });
      expect(revisions.map((r) => [r.revision, r.kind])).toEqual([
        [4, 'edit'],
        [3, 'edit'],
        [2, 'edit'],
        [1, 'plan'],
      ]);
      expect(revisions.map((r) => r.decisionId)).toEqual([...idsOf(made).toReversed(), null]);
      const planned = await client.history.revision({ articleId: article.id, revision: 1 });
      const second = await client.history.revision({ articleId: article.id, revision: 2 });
      expect(second.blocks[0]).toEqual(paragraph('第一稿'));
      expect(second.blocks.slice(1)).toEqual(planned.blocks);
      const before = await page.look();
      const base = { articleId: article.id, baseRevision: article.revision };
      await fault(client.history.restoreRevision({ ...base, baseRevision: 2, revision: 1 }), 'CONFLICT');
      await fault(client.history.restoreRevision({ ...base, revision: 99 }), 'NOT_FOUND');
      const back = await client.history.restoreRevision({ ...base, revision: 2 });
      expect(back.decision).toMatchObject({ kind: 'restore-revision', articleIds: [article.id] });
      expect(back.articles[0]).toMatchObject({ revision: 5, blocks: second.blocks, fields: second.fields });
      await page.undo();
      expect(await page.look()).toEqual(before);
    });

    it('a revision brought back leaves the ledger in balance and says what is told twice', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const first = await page.article(0);
      const second = await page.article(1);
      await client.articles.moveBlocks({
        articleId: first.id,
        from: 0,
        to: 1,
        place: { articleId: second.id, index: 0 },
      });
      const moved = await page.article(0);
      const back = await client.history.restoreRevision({
        articleId: first.id,
        baseRevision: moved.revision,
        revision: 1,
      });
      expect(back.ledger.twice).toBeGreaterThan(0);
      const { twice: _t, added: _a, total, ...parts } = await client.dumps.ledger({ dumpId });
      expect(Object.values(parts).reduce((n, part) => n + part, 0)).toBe(total);
    });
  });
}
