import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/shared/document.ts';
import type { TextMatch } from '../../src/shared/model/text.ts';
import { fault } from './helpers.ts';
import type { Client, Opened } from './open.ts';
import { Page, paragraph } from './page.ts';

/** The words of the drafts: found, replaced in one step, punctuation proposed and set right. */
export function textTests(now: () => Opened): void {
  describe('words of the drafts', () => {
    async function written(): Promise<{ page: Page; client: Client; dumpId: string; ids: string[] }> {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const ids: string[] = [];
      for (const n of [0, 1]) {
        const article = await page.article(n);
        ids.push(article.id);
        await client.articles.save({
          articleId: article.id,
          baseRevision: article.revision,
          splices: [
            {
              at: article.blocks.length,
              remove: 0,
              insert: [paragraph('白鹭湾的Ferry今晚停航,明早再开.'), paragraph('再说一次白鹭湾。')],
            },
          ],
          fields: { title: `白鹭湾${n}` },
          burst: 'w',
        });
      }
      return { page, client, dumpId, ids };
    }
    const changesOf = (matches: readonly TextMatch[], text: string) =>
      matches.map(({ articleId, place, start, end, text: was }) => ({
        articleId,
        place,
        start,
        end,
        was,
        text,
      }));
    const plainly = { matchCase: false, wholeWord: false, limit: 100 };

    it('finds words in fields and text, over one article or the dump, by case and whole word', async () => {
      const { client, dumpId, ids } = await written();
      const find = (query: string, more: object = {}) =>
        client.text.find({ dumpId, query, ...plainly, ...more });
      const all = await find('白鹭湾');
      expect(all.matches).toHaveLength(6);
      expect(all.matches[0]).toMatchObject({
        articleId: ids[0],
        place: { field: 'title' },
        start: 0,
        end: 3,
      });
      expect((await find('白鹭湾', { articleId: ids[1] })).matches).toHaveLength(3);
      expect(await find('白鹭湾', { limit: 4 })).toMatchObject({ more: true, matches: { length: 4 } });
      expect((await find('ferry')).matches).toHaveLength(2);
      expect((await find('ferry', { matchCase: true })).matches).toHaveLength(0);
      expect((await find('Fer', { wholeWord: true })).matches).toHaveLength(0);
      expect((await find('Ferry', { wholeWord: true })).matches).toHaveLength(2);
      expect((await find('.*')).matches).toHaveLength(0);
    });

    it('replaces what was ticked in one decision and one undo, and keeps every origin', async () => {
      const { page, client, dumpId, ids } = await written();
      const before = await page.look();
      const { matches } = await client.text.find({ dumpId, query: '白鹭湾', ...plainly });
      const ticked = matches.filter((m) => 'block' in m.place);
      const outcome = await client.text.rewrite({
        dumpId,
        as: 'replace',
        changes: changesOf(ticked, '青鹭湾'),
      });
      expect(outcome.decision).toMatchObject({ kind: 'replace', articleIds: ids });
      expect((await page.lines(0)).join()).not.toContain('白鹭湾');
      expect((await page.article(0)).title).toBe('白鹭湾0');
      await page.undo();
      expect(await page.look()).toEqual(before);
      // A change of a piece's own words is an edit of that piece, not words from nowhere.
      const [lead] = (await page.article(0)).blocks;
      const word = plainText(lead!).slice(0, 2);
      const first = await client.text.find({ dumpId, articleId: ids[0]!, query: word, ...plainly });
      const inLead = first.matches.filter((m) => 'block' in m.place && m.place.block === 0).slice(0, 1);
      const edited = await client.text.rewrite({
        dumpId,
        as: 'replace',
        changes: changesOf(inLead, '※※'),
      });
      expect(edited.pieces.map((p) => p.fate)).toEqual(['edited']);
    });

    it('changes nothing where the words are not there any more', async () => {
      const { page, client, dumpId } = await written();
      const { matches } = await client.text.find({ dumpId, query: '白鹭湾', ...plainly });
      await client.text.rewrite({ dumpId, as: 'replace', changes: changesOf(matches.slice(1, 2), '别处') });
      const before = await page.look();
      const error = await fault(
        client.text.rewrite({ dumpId, as: 'replace', changes: changesOf(matches, '无') }),
        'REFUSED',
      );
      expect(error.data).toEqual({ code: 'text-changed' });
      expect(await page.look()).toEqual(before);
    });

    it('proposes punctuation, sets it right when asked, and lets stand for good what a person let stand', async () => {
      const { page, client, dumpId, ids } = await written();
      const proof = () => client.text.proof({ dumpId, articleId: ids[0]!, limit: 100 });
      const { corrections } = await proof();
      const mine = corrections.filter((c) => c.after.includes('明早') || c.before.includes('明早'));
      expect(mine.map((c) => [c.rule, c.was, c.becomes])).toEqual([
        ['width', ',', '，'],
        ['width', '.', '。'],
      ]);
      const [comma, stop] = mine;
      await client.text.rewrite({
        dumpId,
        as: 'punctuate',
        changes: comma!.edits.map((e) => ({ ...e, articleId: comma!.articleId, place: comma!.place })),
      });
      expect((await page.lines(0)).join()).toContain('停航，明早再开.');
      const again = (await proof()).corrections.filter((c) => c.before.includes('明早再开'));
      expect(again).toHaveLength(1);
      expect(stop!.rule).toBe(again[0]!.rule);
      await client.text.letStand({ dumpId, ids: [again[0]!.id] });
      expect((await proof()).corrections.map((c) => c.id)).not.toContain(again[0]!.id);
      await page.undo();
      expect((await proof()).corrections.map((c) => c.id)).toContain(again[0]!.id);
      await page.redo();
      expect((await proof()).corrections.map((c) => c.id)).not.toContain(again[0]!.id);
    });
  });
}
