import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../src/shared/plan.ts';
import { inkOf } from '../../src/shared/span.ts';
import { fault, finish, listen, take } from './helpers.ts';
import { LIMIT, type Opened } from './open.ts';
import { toldPage } from './told-dump.ts';

const CHINESE =
  '港务处昨日说，新码头的灯要从堤岸一直亮到防波堤，夜里回港的船看得见。\n\n渔民们说，这样的灯他们等了很多年。\n';

export function importTests(now: () => Opened): void {
  describe('opening', () => {
    it('takes a dump with progress to its articles', async () => {
      const client = now().client('a');
      const { text, plan } = toldPage();
      const { result, progress } = await finish(
        await client.dumps.importFile({ name: 'page.txt', file: new Blob([text]) }),
      );
      expect(result.kind).toBe('imported');
      if (result.kind === 'refused') return;
      const { dump } = result;
      expect(dump).toMatchObject({
        name: 'page.txt',
        encoding: 'utf-8',
        encodingSure: true,
        length: text.length,
        ink: inkOf(text),
        status: 'ready',
        engine: 'told',
        plan: expect.any(Number),
      });
      expect(dump.counts).toMatchObject({ articles: 2, new: 2, approved: 0, open: 7 });
      expect(progress.length).toBeGreaterThan(2);
      expect(progress.map((p) => p.done)).toEqual(progress.map((p) => p.done).toSorted((a, b) => a - b));
      for (const p of progress) expect([...STAGES, 'read', 'store']).toContain(p.stage);
      const rows = await client.articles.list({ dumpId: dump.id });
      expect(rows.map((r) => [r.title, r.status, r.revision])).toEqual([
        ['石埠渔港的新码头', 'new', 1],
        ['The night school on the quay', 'new', 1],
      ]);
      const pieces = await client.dumps.pieces({ dumpId: dump.id });
      const sources = plan.articles.flatMap((a) => a.blocks.flatMap((b) => b.sources));
      for (const [start, end] of sources) expect(pieces.ends[pieces.starts.indexOf(start)]).toBe(end);
      expect(await client.dumps.text({ dumpId: dump.id, start: 3, end: 40 })).toBe(text.slice(3, 40));
      const ledger = await client.dumps.ledger({ dumpId: dump.id });
      expect(ledger.total).toBe(dump.ink);
      expect(await client.dumps.list({})).toHaveLength(1);
      expect(await client.dumps.list({ query: 'PAGE' })).toHaveLength(1);
      expect(await client.dumps.list({ query: 'other' })).toHaveLength(0);
    });

    it('knows the same bytes again, also out of the archive', async () => {
      const client = now().client('a');
      const id = await take(client, 'one.txt', CHINESE);
      const again = await finish(
        await client.dumps.importFile({ name: 'two.txt', file: new Blob([CHINESE]) }),
      );
      expect(again.result).toMatchObject({ kind: 'known', dump: { id, name: 'one.txt' } });
      await client.dumps.archive({ dumpId: id });
      expect(await client.dumps.list({})).toEqual([]);
      expect((await client.system.info()).firstRun).toBe(false);
      const back = await finish(await client.dumps.importText({ name: 'three', text: CHINESE }));
      expect(back.result).toMatchObject({ kind: 'known', dump: { id } });
      expect(await client.dumps.list({})).toHaveLength(1);
    });

    it('refuses what is no text, saying what to do, and takes the next', async () => {
      const client = now().client('a');
      expect((await client.system.info()).firstRun).toBe(true);
      const refused = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
        (await finish(await client.dumps.importFile({ name: 'x', file: new Blob([bytes]) }))).result;
      expect(await refused(new Uint8Array())).toMatchObject({ kind: 'refused', reason: 'empty' });
      expect(await refused(new TextEncoder().encode(' \n\t\u3000'))).toMatchObject({ reason: 'empty' });
      expect(await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0))).toMatchObject({
        reason: 'binary',
        message: expect.stringContaining('OCR') as string,
      });
      expect(await refused(new Uint8Array(LIMIT + 1).fill(65))).toMatchObject({ reason: 'too-large' });
      expect(await refused(new TextEncoder().encode('%PDF-1.7 \n'))).toMatchObject({ reason: 'binary' });
      expect(await client.dumps.list({})).toEqual([]);
      await take(client, 'fine.txt', CHINESE);
      expect(await client.dumps.list({})).toHaveLength(1);
    });

    it('leaves nothing behind when called off', async () => {
      const client = now().client('a');
      const other = await listen(now().client('b'), 'b');
      const ending = new AbortController();
      const stream = await client.dumps.importText(
        { name: 'slow', text: '%slow\n慢慢来。' },
        { signal: ending.signal },
      );
      const reading = (async () => {
        for await (const step of stream)
          if (step.kind === 'progress' && step.progress.stage === 'seams') ending.abort();
      })();
      await expect(reading).rejects.toThrow();
      await other.until((e) => e.kind === 'dump' && e.what === 'removed');
      expect(await client.dumps.list({})).toEqual([]);
      expect((await client.system.info()).firstRun).toBe(true);
      other.stop();
    });

    it('says so when the engine crashes twice, keeps the text, and can be asked again', async () => {
      const client = now().client('a');
      const { result } = await finish(
        await client.dumps.importText({ name: 'bad', text: '%crash\n读得到的正文。' }),
      );
      expect(result).toMatchObject({
        kind: 'imported',
        dump: { status: 'failed', problem: expect.stringContaining('twice') as string },
      });
      if (result.kind === 'refused') return;
      const dumpId = result.dump.id;
      expect(await client.dumps.text({ dumpId, start: 7, end: 30 })).toBe('读得到的正文。');
      await fault(client.articles.list({ dumpId }), 'REFUSED');
      const again = await finish(await client.dumps.plan({ dumpId }));
      expect(again.result.status).toBe('failed');
    });

    it('reads the bytes anew in another encoding, and back', async () => {
      const client = now().client('a');
      const bytes = new Uint8Array(iconv.encode(CHINESE.repeat(3), 'gb18030'));
      const { result } = await finish(
        await client.dumps.importFile({ name: 'g.txt', file: new Blob([bytes]) }),
      );
      expect(result).toMatchObject({ kind: 'imported', dump: { encoding: 'gb18030', encodingSure: true } });
      if (result.kind === 'refused') return;
      const first = result.dump.id;
      const no = await finish(await client.dumps.reencode({ dumpId: first, encoding: 'utf-8' }));
      expect(no.result).toMatchObject({ kind: 'refused', reason: 'undecodable' });
      const odd = await finish(await client.dumps.reencode({ dumpId: first, encoding: 'utf-16le' }));
      const list = await client.dumps.list({});
      if (odd.result.kind === 'imported') {
        expect(list.map((d) => [d.id, d.encoding])).toEqual([[odd.result.dump.id, 'utf-16le']]);
        const back = await finish(
          await client.dumps.reencode({ dumpId: odd.result.dump.id, encoding: 'gb18030' }),
        );
        expect(back.result).toMatchObject({ kind: 'known', dump: { id: first } });
      }
      expect((await client.dumps.list({})).map((d) => d.id)).toEqual([first]);
      const same = await finish(await client.dumps.reencode({ dumpId: first, encoding: 'gb18030' }));
      expect(same.result).toMatchObject({ kind: 'known', dump: { id: first } });
    });

    it('plans again until a draft is changed; a plan that says the same changes nothing', async () => {
      const client = now().client('a');
      const dumpId = await take(client, 'page', toldPage().text);
      const before = await client.articles.list({ dumpId });
      const again = await finish(await client.dumps.plan({ dumpId }));
      expect(again.result.status).toBe('ready');
      const rows = await client.articles.list({ dumpId });
      expect(rows).toEqual(before);
      await client.articles.remove({ articleId: rows[0]!.id });
      expect((await fault(client.dumps.plan({ dumpId }), 'REFUSED')).data).toEqual({ code: 'has-decisions' });
      await client.history.undo({ dumpId });
      await finish(await client.dumps.plan({ dumpId }));
    });

    it('offers the samples and takes one by its id only', async () => {
      const client = now().client('a');
      const samples = await client.dumps.samples();
      expect(samples.length).toBeGreaterThanOrEqual(3);
      const { result } = await finish(await client.dumps.importSample({ id: samples[0]!.id }));
      expect(result.kind).toBe('imported');
      if (result.kind === 'refused') return;
      const ledger = await client.dumps.ledger({ dumpId: result.dump.id });
      expect(ledger.total).toBe(result.dump.ink);
      await fault(client.dumps.importSample({ id: '../../package.json' }), 'NOT_FOUND');
    });

    it('tells windows of each other, with the origin of a decision', async () => {
      const [a, b] = [now().client('a'), now().client('b')];
      const watch = await listen(b, 'b');
      await a.system.saveSettings({ editorName: '沈编辑', keys: { 'finding.accept': 'a' } });
      await watch.until((e) => e.kind === 'settings');
      expect(await b.system.settings()).toMatchObject({
        editorName: '沈编辑',
        keys: { 'finding.accept': 'a' },
        theme: 'system',
      });
      const dumpId = await take(a, 'page', toldPage().text);
      await watch.until((e) => e.kind === 'dump' && e.what === 'planned' && e.dumpId === dumpId);
      const [row] = await a.articles.list({ dumpId });
      const outcome = await a.articles.remove({ articleId: row!.id });
      const event = await watch.until((e) => e.kind === 'decision');
      expect(event).toMatchObject({
        origin: 'a',
        outcome: { decision: { id: outcome.decision!.id, who: '沈编辑' } },
      });
      watch.stop();
    });

    it('finds words of one and two characters in drafts and dumps', async () => {
      const client = now().client('a');
      const dumpId = await take(client, '港口一页', toldPage().text);
      const hits = await client.search({ query: '渔船', limit: 20 });
      expect(hits.map((h) => h.kind).toSorted()).toEqual(['article', 'dump']);
      expect(hits.find((h) => h.kind === 'article')).toMatchObject({ title: '石埠渔港的新码头', dumpId });
      const inDump = hits.find((h) => h.kind === 'dump')!;
      expect(await client.dumps.text({ dumpId, start: inDump.span![0], end: inDump.span![1] })).toBe('渔船');
      expect((await client.search({ query: '港口一页', limit: 5 }))[0]).toMatchObject({
        kind: 'dump',
        title: '港口一页',
      });
      expect(await client.search({ query: 'quay school', limit: 5 })).not.toEqual([]);
      expect(await client.search({ query: '"（', limit: 5 })).toEqual([]);
      const [row] = await client.articles.list({ dumpId });
      const article = await client.articles.get({ articleId: row!.id });
      await client.articles.save({
        articleId: article.id,
        baseRevision: article.revision,
        splices: [
          { at: 0, remove: 0, insert: [{ type: 'paragraph', content: [{ type: 'text', text: '鲸' }] }] },
        ],
        burst: '1',
      });
      expect((await client.search({ query: '鲸', limit: 5 })).map((h) => h.articleId)).toEqual([article.id]);
      expect((await client.articles.list({ dumpId, query: '鲸' })).map((r) => r.id)).toEqual([article.id]);
      await fault(client.dumps.get({ dumpId: 'nothing' }), 'NOT_FOUND');
    });
  });
}
