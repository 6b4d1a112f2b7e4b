import { describe, expect, it } from 'vitest';
import { findingId } from '../../src/shared/plan.ts';
import { finish, take } from './helpers.ts';
import type { Client, Opened } from './open.ts';
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
