import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/shared/document.ts';
import { plainText } from '../../src/shared/document.ts';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { Outcome as OutcomeSchema } from '../../src/shared/model/outcome.ts';
import { fault } from './helpers.ts';
import type { Client, Opened } from './open.ts';
import { Page, paragraph } from './page.ts';
import { strayPage } from './told-dump.ts';

export function decisionTests(now: () => Opened): void {
  describe('findings', () => {
    it('lists them by risk and in reading order, by kind, state, article and words', async () => {
      const page = await Page.open(now().client('a'));
      const list = (more: object): ReturnType<Client['findings']['list']> =>
        page.client.findings.list({ dumpId: page.dumpId, order: 'risk', offset: 0, limit: 50, ...more });
      const all = await list({});
      expect(all.total).toBe(8);
      expect(all.rows.map((r) => r.confidence)).toEqual(
        all.rows.map((r) => r.confidence).toSorted((a, b) => a - b),
      );
      expect(all.states).toEqual({ auto: 1, open: 7 });
      expect((await list({ kinds: ['loop', 'join'] })).total).toBe(2);
      expect((await list({ states: ['auto'] })).rows.map((r) => r.kind)).toEqual(['loop']);
      expect((await list({ order: 'reading' })).rows[0]?.kind).toBe('field');
      expect((await list({ query: '朋友圈' })).rows.map((r) => r.kind)).toEqual(['chrome']);
      expect((await list({ offset: 7, limit: 5 })).rows).toHaveLength(1);
      const second = await page.article(1);
      const ofSecond = await list({ articleId: second.id, states: ['open'] });
      expect(second.open).toBe(ofSecond.total);
      expect(second.blockers).toContainEqual({
        kind: 'findings',
        ids: expect.arrayContaining(ofSecond.rows.map((r) => r.id)) as string[],
      });
    });

    it('tells a window that knows its text back without it', async () => {
      const page = await Page.open(now().client('a'));
      const article = await page.article(0);
      const save = (baseRevision: number, brief: boolean) =>
        page.client.articles.save({
          articleId: article.id,
          baseRevision,
          splices: [{ at: 0, remove: 0, insert: [paragraph('编辑写的。')] }],
          burst: 'b',
          ...(brief ? { brief } : {}),
        });
      const short = (await save(article.revision, true)).articles.find((a) => a.id === article.id);
      expect(short).toMatchObject({ revision: article.revision + 1, blocks: [] });
      const full = (await save(article.revision + 1, false)).articles.find((a) => a.id === article.id);
      expect(full?.blocks).toHaveLength(article.blocks.length + 2);
    });

    it('walks through all of them, a stretch at a time, as the list tells them', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const { rows } = await client.findings.list({ dumpId, order: 'reading', offset: 0, limit: 50 });
      const walked = [];
      for (let next: number | null = 0; next !== null; ) {
        const stretch: Awaited<ReturnType<typeof client.findings.walk>> = await client.findings.walk({
          dumpId,
          after: next,
          limit: 3,
        });
        walked.push(...stretch.rows);
        next = stretch.next;
      }
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      expect(walked.toSorted(byId)).toEqual(rows.toSorted(byId));
    });

    it.each([
      ['near-duplicate', ['copy']],
      ['loop', ['turn2', 'turn3']],
      ['chrome', ['chrome']],
      ['join', ['tail', 'head']],
      ['split', ['left', 'right']],
      ['field', ['byline']],
      ['stray', ['stray']],
      ['torn', ['torn']],
    ] as const)('answers a %s each way, and takes every answer back', async (kind, names) => {
      const page = await Page.open(now().client('a'));
      const id = page.finding(kind, ...names);
      const fresh = await page.look();
      for (const answer of ['accept', 'dismiss'] as const) {
        const outcome = await page.decide(answer, id);
        expect(outcome.decision).toMatchObject({ kind: answer, findingIds: [id] });
        expect(outcome.findings.map((f) => f.id)).toContain(id);
        const answered = await page.look();
        expect((await page.state(id)).state).toBe(`${answer}ed`);
        if (kind !== 'torn') expect((await page.state(id)).stands).toBe(answer === 'accept');
        await page.undo();
        expect(await page.look()).toEqual(fresh);
        await page.redo();
        expect(await page.look()).toEqual(answered);
        await page.decide('reopen', id);
        expect(await page.state(id)).toMatchObject({
          state: kind === 'loop' ? 'auto' : 'open',
          stands: kind !== 'stray',
        });
        await page.undo();
        await page.undo();
        expect(await page.look()).toEqual(fresh);
      }
    });

    it('puts dismissed copies and loops back where they stand in the dump', async () => {
      const page = await Page.open(now().client('a'));
      const outcome = await page.decide('dismiss', page.finding('loop', 'turn2', 'turn3'));
      expect(outcome.pieces.map((p) => p.fate)).toEqual(['kept', 'kept']);
      expect((await page.lines(0)).filter((l) => l === '一排灯亮到堤岸尽头。')).toHaveLength(3);
      await page.decide('dismiss', page.finding('near-duplicate', 'copy'));
      expect((await page.lines(1)).at(-1)).toBe('清晨五点，石埠渔港的新码头迎来第一批渔舟。');
    });

    it('keeps the other copy, joins a rival, gives a stray to a chosen article', async () => {
      const page = await Page.open(now().client('a'));
      await page.decide('accept', page.finding('near-duplicate', 'copy'), { other: true });
      expect((await page.lines(0))[0]).toBe('清晨五点，石埠渔港的新码头迎来第一批渔舟。');
      const join = page.finding('join', 'tail', 'head');
      await page.decide('accept', join, { rival: 0 });
      expect(await page.lines(0)).toContain('港务处的人说，磨坊与水渠闸门随着潮水一起涨上来的是鱼价。');
      expect(await page.lines(0)).toContain('后跟上，入冬以前都能用。');
      await page.decide('reopen', join);
      expect(await page.lines(0)).toContain('港务处的人说，磨坊与水渠闸门随后跟上，入冬以前都能用。');
      const first = await page.article(0);
      await page.decide('accept', page.finding('stray', 'stray'), { articleId: first.id });
      expect(await page.lines(0)).toContain('The lamps are lit at four in winter.');
      await page.decide('accept', page.finding('stray', 'stray'), { articleId: (await page.article(1)).id });
      expect(await page.lines(0)).not.toContain('The lamps are lit at four in winter.');
      expect(await page.lines(1)).toContain('The lamps are lit at four in winter.');
      expect((await page.client.dumps.ledger({ dumpId: page.dumpId })).twice).toBe(0);
    });

    it('asks about a piece that was put into one of several articles, and follows the answer', async () => {
      const page = await Page.open(now().client('a'), strayPage());
      const fresh = await page.look();
      for (const [name, own, other] of [
        ['between', 0, 1],
        ['alone', 2, 1],
      ] as const) {
        const id = page.finding('stray', name);
        const line = { between: '帮工的人多半来自下游的两个村。', alone: '账目贴在祠堂门口，谁都可以去看。' }[
          name
        ];
        const [home, elsewhere] = [await page.article(own), await page.article(other)];
        const asked = await page.state(id);
        expect(asked).toMatchObject({ state: 'open', stands: true });
        expect(asked.articleIds.slice(0, 2)).toEqual([home.id, elsewhere.id]);
        expect(home.blockers).toContainEqual({ kind: 'findings', ids: [id] });
        expect(elsewhere.blockers.map((b) => b.kind)).not.toContain('findings');

        // Accepted as it is, nothing moves.
        await page.decide('accept', id);
        expect(await page.lines(own)).toContain(line);
        expect((await page.article(own)).blockers.map((b) => b.kind)).not.toContain('findings');
        await page.undo();
        expect(await page.look()).toEqual(fresh);

        await page.decide('accept', id, { articleId: elsewhere.id });
        expect(await page.lines(own)).not.toContain(line);
        expect(await page.lines(other)).toContain(line);
        // Taken back, it is where it was put and asks again.
        await page.decide('reopen', id);
        expect(await page.lines(own)).toEqual(home.blocks.map(plainText));
        expect(await page.lines(other)).toEqual(elsewhere.blocks.map(plainText));
        expect(await page.state(id)).toMatchObject({ state: 'open', stands: true });

        await page.decide('dismiss', id);
        for (const k of [own, other]) expect(await page.lines(k)).not.toContain(line);
        expect((await page.client.dumps.ledger({ dumpId: page.dumpId })).twice).toBe(0);
        for (let steps = 0; steps < 3; steps++) await page.undo();
        expect(await page.look()).toEqual(fresh);
      }
    });

    it('answers many as one decision', async () => {
      const page = await Page.open(now().client('a'));
      const fresh = await page.look();
      const { rows } = await page.client.findings.list({
        dumpId: page.dumpId,
        order: 'risk',
        offset: 0,
        limit: 50,
        states: ['open'],
      });
      const outcome = await page.client.findings.decide({
        dumpId: page.dumpId,
        ids: rows.map((r) => r.id),
        answer: 'accept',
      });
      expect(outcome.findings).toHaveLength(rows.length);
      expect(outcome.articles.map((a) => a.open)).toEqual([0, 0]);
      expect((await page.client.dumps.get({ dumpId: page.dumpId })).counts.open).toBe(0);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
    });
  });

  describe('editing', () => {
    it('saves what is typed as one decision a burst, undone after a reopen of the window too', async () => {
      const page = await Page.open(now().client('a'));
      const fresh = await page.look();
      const { id, revision: from } = await page.article(0);
      let revision = from;
      for (const text of ['新', '新加', '新加的一段']) {
        const first = text === '新';
        const outcome = await page.client.articles.save({
          articleId: id,
          baseRevision: revision,
          splices: [{ at: 1, remove: first ? 0 : 1, insert: [paragraph(text)] }],
          burst: 'b1',
        });
        expect(outcome.articles).toHaveLength(1);
        revision = outcome.articles[0]!.revision;
        expect(outcome.ledger.added).toBe(text.length);
      }
      const typed = await page.look();
      expect(await page.article(0)).toMatchObject({ status: 'review', revision: 4 });
      const log = await page.client.history.list({ dumpId: page.dumpId, limit: 10 });
      expect(log.map((d) => d.kind)).toEqual(['edit', 'plan']);
      expect((await now().client('b').history.undo({ dumpId: page.dumpId })).canRedo).toBe(true);
      expect(await page.look()).toEqual(fresh);
      await page.redo();
      expect(await page.look()).toEqual(typed);
    });

    it('refuses a stale base with the article as it stands', async () => {
      const page = await Page.open(now().client('a'));
      const { id, revision } = await page.article(0);
      const save = (text: string): Promise<Outcome> =>
        page.client.articles.save({
          articleId: id,
          baseRevision: revision,
          splices: [{ at: 0, remove: 0, insert: [paragraph(text)] }],
          burst: 'x',
        });
      await save('甲');
      const error = await fault(save('乙'), 'CONFLICT');
      expect(error.data).toMatchObject({ article: { id, revision: revision + 1 } });
      await fault(
        page.client.articles.save({
          articleId: id,
          baseRevision: revision + 1,
          splices: [{ at: 99, remove: 1, insert: [] }],
          burst: 'x',
        }),
        'REFUSED',
      );
    });

    it('splits, merges, creates, moves, joins, promotes and removes articles, each undone alone', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const first = await page.article(0);
      const second = await page.article(1);
      const steps: (() => Promise<Outcome>)[] = [
        () => client.articles.split({ articleId: first.id, index: 2 }),
        () => client.articles.merge({ articleId: first.id, otherId: second.id }),
        () =>
          client.articles.create({
            dumpId,
            afterArticleId: first.id,
            blocks: { articleId: first.id, from: 0, to: 1 },
            title: '新篇',
          }),
        () =>
          client.articles.moveBlocks({
            articleId: first.id,
            from: 0,
            to: 2,
            place: { articleId: second.id, index: 1 },
          }),
        () => client.articles.joinBlocks({ articleId: first.id, index: 0 }),
        () => client.articles.promote({ articleId: first.id, index: 0, field: 'subtitle' }),
        () => client.articles.remove({ articleId: second.id }),
        () =>
          client.pieces.place({
            dumpId,
            pieceIds: [page.piece('rival')],
            articleId: second.id,
            index: 0,
            as: 'heading',
          }),
        () =>
          client.pieces.drop({
            dumpId,
            pieceIds: [page.piece('lead'), page.piece('title')],
            reason: 'chrome',
          }),
      ];
      const fresh = await page.look();
      for (const step of steps) {
        const outcome = OutcomeSchema.parse(await step());
        expect(outcome.ledger.total).toBe((await client.dumps.get({ dumpId })).ink);
        const after = await page.look();
        expect(after).not.toEqual(fresh);
        await page.undo();
        expect(await page.look()).toEqual(fresh);
        await page.redo();
        expect(await page.look()).toEqual(after);
        await page.undo();
      }
      await client.pieces.drop({
        dumpId,
        pieceIds: [page.piece('title'), page.piece('left')],
        reason: 'unplaced',
      });
      await client.pieces.restore({ dumpId, pieceIds: [page.piece('title'), page.piece('left')] });
      expect(await page.article(0)).toMatchObject({ title: first.title, blocks: first.blocks });
      await fault(client.pieces.restore({ dumpId, pieceIds: ['1-2'] }), 'NOT_FOUND');
    });

    it('undoes an older decision on its own, or names what builds on it', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const { id } = await page.article(0);
      const insert = async (at: number, remove: number, text: string): Promise<Outcome> => {
        const { revision } = await page.article(0);
        return client.articles.save({
          articleId: id,
          baseRevision: revision,
          splices: [{ at, remove, insert: [paragraph(text)] }],
          burst: text,
        });
      };
      const one = await insert(0, 0, '第一');
      const two = await insert(3, 0, '第二');
      await insert(0, 1, '第一，改过');
      await client.history.undo({ dumpId, decisionId: two.decision!.id });
      expect(await page.lines(0)).not.toContain('第二');
      const error = await fault(client.history.undo({ dumpId, decisionId: one.decision!.id }), 'DEPENDENTS');
      expect(error.data).toMatchObject({ decisions: [{ kind: 'edit' }] });
      expect((await page.lines(0))[0]).toBe('第一，改过');
      const log = await client.history.list({ dumpId, limit: 10 });
      expect(log.map((d) => [d.kind, d.undone])).toEqual([
        ['undo', false],
        ['edit', false],
        ['edit', true],
        ['edit', false],
        ['plan', false],
      ]);
    });

    it('strips the origin of text pasted from another dump', async () => {
      const page = await Page.open(now().client('a'));
      const { id, revision } = await page.article(0);
      const foreign: Block = {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: '别处来的',
            marks: [{ type: 'bold' }, { type: 'piece', attrs: { id: '7-9' } }],
          },
        ],
      };
      const outcome = await page.client.articles.save({
        articleId: id,
        baseRevision: revision,
        splices: [{ at: 0, remove: 0, insert: [foreign] }],
        burst: 'p',
      });
      expect(outcome.articles[0]!.blocks[0]).toEqual({
        type: 'paragraph',
        content: [{ type: 'text', text: '别处来的', marks: [{ type: 'bold' }] }],
      });
    });
  });

  describe('approval', () => {
    it('waits for every finding, takes an override with a reason, and opens again on an edit', async () => {
      const page = await Page.open(now().client('a'));
      const { client } = page;
      const article = await page.article(1);
      const approve = (more: object): Promise<Outcome> =>
        client.review.approve({ articleId: article.id, revision: article.revision, ...more });
      const error = await fault(approve({}), 'NOT_READY');
      expect(error.data).toMatchObject({ articles: [{ id: article.id, blockers: [{ kind: 'findings' }] }] });
      await fault(approve({ revision: 7 }), 'CONFLICT');
      const done = await approve({ override: '主编看过纸样' });
      expect(done.articles[0]).toMatchObject({
        status: 'approved',
        approvedRevision: 1,
        overrideReason: '主编看过纸样',
      });
      expect(done.decision).toMatchObject({ kind: 'approve', reason: '主编看过纸样' });
      const sealed = await page.look();
      const edited = await client.articles.save({
        articleId: article.id,
        baseRevision: 1,
        splices: [],
        fields: { title: 'Another' },
        burst: 'e',
      });
      expect(edited.articles[0]).toMatchObject({
        status: 'review',
        approvedRevision: null,
        approvedBy: null,
      });
      await page.undo();
      expect(await page.look()).toEqual(sealed);
      const reopened = await client.review.reopen({ articleId: article.id });
      expect(reopened.articles[0]).toMatchObject({ status: 'review', approvedRevision: null });
      expect(
        (await client.articles.list({ dumpId: page.dumpId, status: 'review' })).map((r) => r.id),
      ).toEqual([article.id]);
    });

    it('is closed to text told twice, to an empty title and to an empty body', async () => {
      const page = await Page.open(now().client('a'));
      const article = await page.article(0);
      const [lead] = article.blocks;
      const twice = await page.client.articles.save({
        articleId: article.id,
        baseRevision: 1,
        splices: [{ at: 0, remove: 0, insert: [structuredClone(lead!)] }],
        fields: { title: ' ' },
        burst: 't',
      });
      const { blockers } = twice.articles[0]!;
      expect(blockers).toContainEqual({
        kind: 'twice',
        pieceIds: [page.piece('lead')],
        ink: plainText(lead!).length,
      });
      expect(blockers).toContainEqual({ kind: 'title' });
      expect(twice.ledger.twice).toBe(plainText(lead!).length);
      const empty = await page.client.articles.create({
        dumpId: page.dumpId,
        afterArticleId: null,
        title: '空',
      });
      expect(empty.articles.find((a) => a.title === '空')?.blockers).toEqual([{ kind: 'body' }]);
    });
  });
}
