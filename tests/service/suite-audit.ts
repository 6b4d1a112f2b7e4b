import { describe, expect, it } from 'vitest';
import { LogEntry } from '../../src/shared/chronicle.ts';
import type { ArticleView } from '../../src/shared/model/articles.ts';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { fault, finish, take } from './helpers.ts';
import type { Client, Opened } from './open.ts';
import { toldPage } from './told-dump.ts';

/** Who stands for what: names, a second person's validation, the log of decisions. */
export function auditTests(now: () => Opened): void {
  const open = async (): Promise<{ client: Client; dumpId: string; first: ArticleView }> => {
    const client = now().client('a');
    const dumpId = await take(client, '夜报.txt', toldPage().text);
    const [row] = await client.articles.list({ dumpId });
    return { client, dumpId, first: await client.articles.get({ articleId: row!.id }) };
  };
  const sign = (client: Client, editorName: string): Promise<unknown> =>
    client.system.saveSettings({ editorName });
  const approve = ({ id, revision }: ArticleView, client: Client): Promise<Outcome> =>
    client.review.approve({ articleId: id, revision, override: 'for the test' });

  describe('validation', () => {
    it('takes another name, shows as a status of its own, and is undone like any decision', async () => {
      const { client, dumpId, first } = await open();
      const { id, revision } = first;
      const validate = (): Promise<Outcome> => client.review.validate({ articleId: id, revision });
      const why = async (): Promise<unknown> => (await fault(validate(), 'REFUSED')).data;
      expect(await why()).toEqual({ code: 'not-approved' });
      await sign(client, 'Ines');
      await approve(first, client);
      expect(await why()).toEqual({ code: 'same-name' });
      await sign(client, ' ＩＮＥＳ ');
      expect(await why()).toEqual({ code: 'same-name' });
      await sign(client, '');
      expect(await why()).toEqual({ code: 'no-name' });
      await sign(client, '柳予安');
      await fault(client.review.validate({ articleId: id, revision: revision + 1 }), 'CONFLICT');
      const done = await validate();
      expect(done.decision).toMatchObject({ kind: 'validate', who: '柳予安', articleIds: [id] });
      expect(done.articles[0]).toMatchObject({
        status: 'validated',
        validated: true,
        approvedBy: 'Ines',
        validatedBy: '柳予安',
        approvedRevision: revision,
      });
      expect((await client.dumps.get({ dumpId })).counts).toMatchObject({ approved: 0, validated: 1 });
      expect((await client.dumps.list({}))[0]!.counts).toMatchObject({ approved: 0, validated: 1 });
      expect((await client.articles.list({ dumpId, status: 'validated' })).map((r) => r.id)).toEqual([id]);

      const undone = await client.history.undo({ dumpId });
      expect(undone.articles[0]).toMatchObject({ status: 'approved', validatedBy: null });
      const redone = await client.history.redo({ dumpId });
      expect(redone.articles[0]).toMatchObject({ status: 'validated', validatedBy: '柳予安' });
      const edited = await client.articles.save({
        articleId: id,
        baseRevision: revision,
        splices: [],
        fields: { title: '改题' },
        burst: 'e',
      });
      expect(edited.articles[0]).toMatchObject({ status: 'review', validated: false, validatedBy: null });
    });

    it('an approval that somebody else stands for is not taken back without that', async () => {
      const { client, dumpId, first } = await open();
      await sign(client, 'Ines');
      const approval = await approve(first, client);
      await sign(client, 'Marek');
      const second = await client.review.validate({ articleId: first.id, revision: first.revision });
      const error = await fault(
        client.history.undo({ dumpId, decisionId: approval.decision!.id }),
        'DEPENDENTS',
      );
      expect(error.data).toMatchObject({ decisions: [{ id: second.decision!.id }] });
      await client.history.undo({ dumpId });
      const after = await client.history.undo({ dumpId });
      expect(after.articles[0]).toMatchObject({ status: 'new', approvedRevision: null });
    });

    it('is asked for before export where the desk wants it, with those named that lack it', async () => {
      const { client, dumpId, first } = await open();
      const [, other] = await client.articles.list({ dumpId });
      const both = [first.id, other!.id];
      const run = async (): Promise<unknown> =>
        finish(await client.exports.run({ articleIds: both, formats: ['text'] }));
      await sign(client, 'Ines');
      await approve(first, client);
      await approve(await client.articles.get({ articleId: other!.id }), client);
      await client.system.saveSettings({ secondName: true, editorName: 'Marek' });
      await client.review.validate({ articleId: first.id, revision: first.revision });
      const error = await fault(run(), 'NOT_VALIDATED');
      expect((error.data as { articles: ArticleView[] }).articles.map((a) => a.id)).toEqual([other!.id]);
      await client.review.validate({ articleId: other!.id, revision: 1 });
      await run();
      // What is out stays out when only the second word is taken back, and needs it again to go out again.
      const undone = await client.history.undo({ dumpId });
      expect(undone.articles[0]).toMatchObject({ id: other!.id, status: 'exported', validated: false });
      await fault(run(), 'NOT_VALIDATED');
      await client.system.saveSettings({ secondName: false });
      await run();
    });
  });

  describe('the log', () => {
    it('says who, when, what, before and after, and why, each row sealed to the one before', async () => {
      const { client, dumpId, first } = await open();
      await sign(client, 'Ines');
      const text = '水位记在闸门的木尺上。';
      const saved = await client.articles.save({
        articleId: first.id,
        baseRevision: first.revision,
        splices: [{ at: 0, remove: 1, insert: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }],
        fields: { title: '新题' },
        burst: 'x',
      });
      await sign(client, 'Marek');
      await approve(saved.articles[0]!, client);
      const { rows } = await client.findings.list({ dumpId, order: 'risk', offset: 0, limit: 1 });
      await client.findings.decide({ dumpId, ids: [rows[0]!.id], answer: 'accept' });
      const log = await client.history.chronicle({ after: 0, limit: 500, dumpId });
      expect(log.map((e) => LogEntry.parse(e))).toEqual(log);
      expect(log.map((e) => [e.kind, e.who])).toMatchObject([
        ['plan', expect.any(String)],
        ['edit', 'Ines'],
        ['approve', 'Marek'],
        ['accept', 'Marek'],
      ]);
      const [, edit, approval, answer] = log;
      expect(edit).toMatchObject({ dump: { id: dumpId, name: '夜报.txt' } });
      expect(edit!.articles).toEqual([{ id: first.id, name: '新题' }]);
      expect(edit!.changes).toContainEqual({
        what: 'text',
        articleId: first.id,
        before: ['清晨五点，石埠渔港的新码头迎来第一批渔船。'],
        after: [text],
      });
      expect(edit!.changes).toContainEqual({
        what: 'field',
        articleId: first.id,
        field: 'title',
        before: '石埠渔港的新码头',
        after: '新题',
      });
      expect(approval).toMatchObject({
        reason: 'for the test',
        changes: [{ what: 'status', before: 'review', after: 'approved', approvedBy: 'Marek' }],
      });
      expect(answer!.changes).toContainEqual({
        what: 'finding',
        id: rows[0]!.id,
        before: 'open',
        after: 'accepted',
      });
      expect(new Date(edit!.at).toISOString()).toBe(edit!.at);
      for (const [i, entry] of log.entries()) if (i > 0) expect(entry.previous).toBe(log[i - 1]!.hash);
      const page = await client.history.chronicle({ after: log[1]!.seq, limit: 1 });
      expect(page).toEqual([approval]);
    });
  });
}
