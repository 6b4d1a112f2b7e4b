import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/shared/document.ts';
import { findingId } from '../../src/shared/plan.ts';
import { fault, finish, take } from './helpers.ts';
import type { Client, Opened } from './open.ts';
import { Page } from './page.ts';
import { toldPage } from './told-dump.ts';

/** Findings searched, weighed and answered in numbers; a dump planned again. */
export function findingTests(now: () => Opened): void {
  const open = async (): Promise<{ client: Client; dumpId: string; all: string[] }> => {
    const client = now().client('a');
    const dumpId = await take(client, 'page', toldPage().text);
    const { rows } = await client.findings.list({ dumpId, order: 'reading', offset: 0, limit: 100 });
    return { client, dumpId, all: rows.map((r) => r.id) };
  };
  const look = async (client: Client, dumpId: string): Promise<unknown> => ({
    findings: await client.findings.list({ dumpId, order: 'reading', offset: 0, limit: 100 }),
    pieces: await client.dumps.pieces({ dumpId }),
    ledger: await client.dumps.ledger({ dumpId }),
    articles: (await client.articles.list({ dumpId })).map(
      ({ revision: _r, updatedAt: _u, ...rest }) => rest,
    ),
  });

  describe('many findings', () => {
    it('are searched in their own texts and those of their evidence, down to one character', async () => {
      const { client, dumpId } = await open();
      const { at } = toldPage();
      const near = findingId('near-duplicate', [at.copy!]);
      const search = async (query: string): Promise<string[]> =>
        (await client.findings.search({ dumpId, query })).ids;
      expect(await search('舟')).toEqual([near]);
      // The copy says 舟, the text that stays says 船: either finds it.
      expect(await search('第一批渔船')).toEqual([near]);
      expect(await search('LAMPS are lit')).toEqual([findingId('stray', [at.stray!])]);
      expect(await search('鱼价')).toEqual([
        findingId('join', [at.tail!, at.head!]),
        findingId('torn', [at.torn!]),
      ]);
      expect(await search('没有这样的话')).toEqual([]);
      expect(await search('  ')).toEqual([]);
    });

    it('are weighed in characters', async () => {
      const { client, dumpId } = await open();
      const { at } = toldPage();
      const ids = [findingId('chrome', [at.chrome!]), findingId('loop', [at.turn2!, at.turn3!])];
      expect(await client.findings.weigh({ dumpId, ids })).toEqual({ ink: [7, 20] });
    });

    it('are answered as one, without those that were unticked, and taken back in one step', async () => {
      const { client, dumpId, all } = await open();
      const fresh = await look(client, dumpId);
      const [unticked, ...ids] = all;
      const outcome = await client.findings.decide({ dumpId, ids, answer: 'dismiss' });
      expect(outcome.decision).toMatchObject({ kind: 'dismiss', findingIds: ids });
      const { rows } = await client.findings.list({ dumpId, order: 'reading', offset: 0, limit: 100 });
      expect(rows.filter((r) => r.state !== 'dismissed').map((r) => r.id)).toEqual([unticked]);
      expect((await client.dumps.ledger({ dumpId })).total).toBe((await client.dumps.get({ dumpId })).ink);
      const undone = await client.history.undo({ dumpId });
      expect(undone.canUndo).toBe(false);
      expect(await look(client, dumpId)).toEqual(fresh);
    });

    it.each([
      ['before anything is done for it', false],
      ['when its first half has been put back already', true],
    ])(
      'are answered without one that is refused %s; it is named, and left as it was',
      async (_when, aside) => {
        const page = await Page.open(now().client('a'));
        const join = page.finding('join', 'tail', 'head');
        const others = [page.finding('chrome', 'chrome'), page.finding('near-duplicate', 'copy')];
        const article = await page.article(0);
        const at = article.blocks.findIndex((b) => plainText(b).includes('水渠闸门'));
        const block = article.blocks[at];
        if (block?.type !== 'paragraph') throw new Error('the told page has that paragraph');
        await page.client.articles.save({
          articleId: article.id,
          baseRevision: article.revision,
          splices: [{ at, remove: 1, insert: [{ type: 'blockquote', content: [block] }] }],
          burst: 'quoted',
        });
        if (aside)
          await page.client.pieces.drop({
            dumpId: page.dumpId,
            pieceIds: [page.piece('tail')],
            reason: 'unplaced',
          });
        const before = await page.look();
        const lines = await page.lines(0);
        await fault(page.decide('accept', join), 'REFUSED');
        expect(await page.look()).toEqual(before);
        const outcome = await page.client.findings.decide({
          dumpId: page.dumpId,
          ids: [others[0]!, join, 'no-such-finding', others[1]!],
          answer: 'accept',
        });
        expect(outcome.left.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
          { id: join, code: 'not-a-paragraph' },
          { id: 'no-such-finding', code: 'gone' },
        ]);
        expect(outcome.decision?.findingIds.toSorted()).toEqual(others.toSorted());
        expect((await page.state(join)).state).toBe('open');
        expect(await page.lines(0)).toEqual(lines);
        for (const id of others) expect((await page.state(id)).state).toBe('accepted');
        await page.undo();
        expect(await page.look()).toEqual(before);
      },
    );

    it('is answered by hand: a stray piece that was placed or dropped is asked about no more', async () => {
      const page = await Page.open(now().client('a'));
      const stray = page.finding('stray', 'stray');
      const before = await page.look();
      const { id } = await page.article(0);
      const pieceIds = [page.piece('stray')];
      const { client, dumpId } = page;
      const placed = await client.pieces.place({ dumpId, pieceIds, articleId: id });
      expect(placed.decision?.findingIds).toEqual([stray]);
      expect(await page.state(stray)).toMatchObject({ state: 'accepted', stands: true });
      await page.decide('reopen', stray);
      expect(await page.state(stray)).toMatchObject({ state: 'open', stands: false });
      await page.undo();
      await page.undo();
      expect(await page.look()).toEqual(before);
      await client.pieces.drop({ dumpId, pieceIds, reason: 'unplaced' });
      expect((await page.state(stray)).state).toBe('open');
      await client.pieces.drop({ dumpId, pieceIds, reason: 'chrome' });
      expect((await page.state(stray)).state).toBe('dismissed');
      await page.undo();
      expect((await page.state(stray)).state).toBe('open');
    });

    it('leave articles that nothing stands in the way of, approved as one and taken back as one', async () => {
      const { client, dumpId, all } = await open();
      expect((await client.review.approveReady({ dumpId })).decision).toBeNull();
      await client.findings.decide({ dumpId, ids: all, answer: 'accept' });
      const outcome = await client.review.approveReady({ dumpId });
      expect(outcome.articles.map((a) => a.status)).toEqual(['approved', 'approved']);
      expect((await client.review.approveReady({ dumpId })).decision).toBeNull();
      const undone = await client.history.undo({ dumpId });
      expect(undone.articles.map((a) => a.status)).toEqual(['review', 'review']);
    });

    it('keep their answers when the dump is planned again', async () => {
      const { client, dumpId, all } = await open();
      await client.findings.decide({ dumpId, ids: all.slice(0, 3), answer: 'dismiss' });
      const answered = await look(client, dumpId);
      await finish(await client.dumps.plan({ dumpId }));
      expect(await look(client, dumpId)).toEqual(answered);
      await client.history.undo({ dumpId });
    });
  });
}
