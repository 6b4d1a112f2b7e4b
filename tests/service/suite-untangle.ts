import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/shared/document.ts';
import { FATES } from '../../src/shared/ledger.ts';
import { Outcome as OutcomeSchema } from '../../src/shared/model/outcome.ts';
import { findingId } from '../../src/shared/plan.ts';
import { pieceId, type Span } from '../../src/shared/span.ts';
import { fault, take } from './helpers.ts';
import type { Opened } from './open.ts';
import { Page } from './page.ts';
import { toldPage } from './told-dump.ts';

/** Untangling by hand: what every host must do alike with parts of pieces, loose ends, copies and furniture. */
export function untangleTests(now: () => Opened): void {
  const sums = async (page: Page): Promise<void> => {
    const ledger = await page.client.dumps.ledger({ dumpId: page.dumpId });
    expect(FATES.reduce((n, f) => n + ledger[f], 0)).toBe(ledger.total);
    expect(ledger.total).toBe((await page.client.dumps.get({ dumpId: page.dumpId })).ink);
    expect(ledger.twice).toBe(0);
  };

  describe('parts of pieces', () => {
    it('places only the words that were chosen; the piece is parted, and undo makes it whole again', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const [start, end] = page.at.rival!;
      const chosen: Span = [start, start + 6];
      const second = await page.article(1);
      const outcome = await client.pieces.place({
        dumpId,
        pieceIds: [],
        spans: [chosen],
        articleId: second.id,
        index: 1,
      });
      OutcomeSchema.parse(outcome);
      expect((await page.lines(1))[1]).toBe('着潮水一起涨');
      const table = await client.dumps.pieces({ dumpId });
      const fateAt = (at: number): string => FATES[table.fates[table.starts.indexOf(at)]!]!;
      expect(fateAt(start)).toBe('kept');
      expect(fateAt(start + 6)).toBe('unplaced');
      expect(table.ends[table.starts.indexOf(start + 6)]).toBe(end);
      await sums(page);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      const again = await page.redo();
      expect((await page.lines(1))[1]).toBe('着潮水一起涨');
      expect(again.pieces.map((p) => p.id)).toContain(pieceId([start, start + 6]));
    });

    it('takes words out of a paragraph that stands elsewhere, across pieces, to the letter', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const span: Span = [page.at.tail![0] + 7, page.at.head![0] + 4];
      const second = await page.article(1);
      await client.pieces.place({ dumpId, pieceIds: [], spans: [span], articleId: second.id, index: 0 });
      expect(await page.lines(0)).toContain('港务处的人说，入冬以前都能用。');
      expect((await page.lines(1)).slice(0, 2)).toEqual(['磨坊与水渠闸门随', '后跟上，']);
      await sums(page);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
    });

    it('places the beginning of a paragraph behind what is left of it', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const { id } = await page.article(0);
      const [start] = page.at.lead!;
      const spans: Span[] = [[start, start + 5]];
      await client.pieces.place({ dumpId, pieceIds: [], spans, articleId: id, index: 1 });
      expect((await page.lines(0)).slice(0, 2)).toEqual(['石埠渔港的新码头迎来第一批渔船。', '清晨五点，']);
      await sums(page);
    });

    it('names who builds on a parting that is to be undone', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const [start] = page.at.rival!;
      const second = await page.article(1);
      const parted = await client.pieces.place({
        dumpId,
        pieceIds: [],
        spans: [[start, start + 6]],
        articleId: second.id,
      });
      const rest = parted.pieces.find((p) => p.start === start + 6)!;
      const later = await client.pieces.drop({ dumpId, pieceIds: [rest.id], reason: 'chrome' });
      const error = await fault(
        client.history.undo({ dumpId, decisionId: parted.decision!.id }),
        'DEPENDENTS',
      );
      expect(error.data).toMatchObject({ decisions: [{ id: later.decision!.id }] });
      await fault(client.pieces.place({ dumpId, pieceIds: [], articleId: second.id }), 'REFUSED');
    });
  });

  describe('copies and furniture', () => {
    it('keeps which piece a dropped one is a copy of, shows it, and forgets it with the undo', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const ids = [page.piece('turn')];
      const outcome = await client.pieces.drop({
        dumpId,
        pieceIds: ids,
        reason: 'duplicate',
        twin: page.piece('lead'),
      });
      const id = findingId('near-duplicate', [page.at.turn!]);
      expect(outcome.findings.find((f) => f.id === id)).toMatchObject({
        state: 'accepted',
        stands: true,
        evidence: { twin: [page.at.lead] },
      });
      expect(outcome.pieces).toMatchObject([{ id: ids[0], fate: 'near-duplicate', articleId: null }]);
      await sums(page);
      expect((await page.undo()).removedFindings).toEqual([id]);
      expect(await page.look()).toEqual(fresh);
      await fault(
        client.pieces.drop({ dumpId, pieceIds: ids, reason: 'duplicate', twin: ids[0] }),
        'REFUSED',
      );
      await fault(
        client.pieces.drop({ dumpId, pieceIds: ids, reason: 'duplicate', twin: page.piece('chrome') }),
        'REFUSED',
      );
    });

    it('takes all alike out at once, and by a rule that stays until it is undone or removed', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      await client.pieces.drop({ dumpId, pieceIds: [page.piece('turn')], reason: 'chrome', reach: 'alike' });
      expect(await page.lines(0)).not.toContain('一排灯亮到堤岸尽头。');
      const table = await client.dumps.pieces({ dumpId });
      for (const name of ['turn', 'turn2', 'turn3'])
        expect(FATES[table.fates[table.starts.indexOf(page.at[name]![0])]!]).toBe('chrome');
      expect(await client.rules.list()).toEqual([]);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      const always = await client.pieces.drop({
        dumpId,
        pieceIds: [page.piece('stray')],
        reason: 'chrome',
        reach: 'always',
      });
      expect(await client.rules.list()).toMatchObject([
        { kind: 'always', text: 'The lamps are lit at four in winter.' },
      ]);
      await client.history.undo({ dumpId, decisionId: always.decision!.id });
      expect(await client.rules.list()).toEqual([]);
      await page.redo();
      const [rule] = await client.rules.list();
      await client.rules.remove({ key: rule!.key });
      expect(await client.rules.list()).toEqual([]);
      await fault(client.rules.remove({ key: rule!.key }), 'NOT_FOUND');
      await page.undo();
      expect(await page.look()).toEqual(fresh);
    });

    it('brings back the rule that was laid before, where a line was made furniture twice', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const drop = () =>
        client.pieces.drop({
          dumpId,
          pieceIds: [page.piece('stray')],
          reason: 'chrome',
          reach: 'always',
        });
      await drop();
      const once = await client.rules.list();
      expect(once).toHaveLength(1);
      await drop();
      expect(await client.rules.list()).toHaveLength(1);
      await page.undo();
      expect(await client.rules.list()).toEqual(once);
      await page.redo();
      expect(await client.rules.list()).toHaveLength(1);
      await page.undo();
      await page.undo();
      expect(await client.rules.list()).toEqual([]);
    });
  });

  describe('loose ends', () => {
    it('lists ends with what could go on there', async () => {
      const page = await Page.open(now().client('a'));
      const board = await page.client.threads.list({ dumpId: page.dumpId });
      const end = (name: string, side: string) =>
        board.ends.find((e) => e.piece === page.piece(name) && e.side === side);
      expect(end('tail', 'tail')).toMatchObject({ state: 'proposed', other: page.piece('head') });
      expect(end('torn', 'tail')).toMatchObject({ state: 'loose', other: null });
      expect(board.candidates).toContainEqual(
        expect.objectContaining({ tail: page.piece('torn'), head: page.piece('rival') }),
      );
    });

    it('ties a tail to a head in one decision, answers what was asked of them, and parts them again', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const tie = { dumpId, tail: page.piece('torn'), head: page.piece('rival') };
      await client.threads.tie(tie);
      expect((await page.lines(1)).at(-1)).toBe('They meet on Tuesdays, when the着潮水一起涨上来的是鱼价。');
      expect((await page.state(page.finding('torn', 'torn'))).state).toBe('accepted');
      await sums(page);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      await page.redo();
      await client.threads.untie(tie);
      expect(await page.lines(1)).toContain('They meet on Tuesdays, when the');
      await page.undo();
      await page.undo();
      expect(await page.look()).toEqual(fresh);
    });

    it('takes the blocks that go on behind a head along, and dissolves an article that is empty then', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const first = await page.article(0);
      const from = first.blocks.findIndex((b) => plainText(b).startsWith('港务处'));
      const made = await client.articles.create({
        dumpId,
        afterArticleId: first.id,
        blocks: { articleId: first.id, from, to: from + 1 },
      });
      expect(made.articles).toHaveLength(2);
      const before = await page.look();
      const outcome = await client.threads.tie({
        dumpId,
        tail: page.piece('torn'),
        head: page.piece('tail'),
      });
      expect(outcome.removedArticles).toHaveLength(1);
      expect((await page.lines(1)).at(-1)).toBe(
        'They meet on Tuesdays, when the港务处的人说，磨坊与水渠闸门随后跟上，入冬以前都能用。',
      );
      await sums(page);
      await page.undo();
      expect(await page.look()).toEqual(before);
    });

    it('lets a person say that the other half is missing', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const outcome = await client.threads.torn({ dumpId, pieceId: page.piece('stray'), side: 'head' });
      expect(outcome.findings).toMatchObject([{ kind: 'torn', state: 'accepted' }]);
      const board = await client.threads.list({ dumpId });
      expect(board.ends).toContainEqual(
        expect.objectContaining({ piece: page.piece('stray'), side: 'head', state: 'torn' }),
      );
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      await fault(client.threads.torn({ dumpId, pieceId: page.piece('tail'), side: 'tail' }), 'REFUSED');
    });
  });

  describe('the order of articles', () => {
    it('is changed without opening what was approved, for every window, and changed back', async () => {
      const page = await Page.open(now().client('a'));
      const { client, dumpId } = page;
      const fresh = await page.look();
      const [first, second] = await client.articles.list({ dumpId });
      const { revision } = await page.article(1);
      await client.review.approve({ articleId: second!.id, revision, override: '照此付印' });
      const approved = await page.look();
      const outcome = await client.articles.reorder({ articleId: second!.id, afterArticleId: null });
      expect(outcome.articles).toMatchObject([{ id: second!.id, status: 'approved' }]);
      expect((await client.articles.list({ dumpId })).map((r) => r.id)).toEqual([second!.id, first!.id]);
      await page.undo();
      expect(await page.look()).toEqual(approved);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      const still = await client.articles.reorder({ articleId: second!.id, afterArticleId: first!.id });
      expect(still.decision).toBeNull();
      const other = await take(client, 'other', toldPage().text.replace('%plan', '%plan '));
      const [foreign] = await client.articles.list({ dumpId: other });
      await fault(
        client.articles.reorder({ articleId: first!.id, afterArticleId: foreign!.id }),
        'NOT_FOUND',
      );
    });

    it('puts a field back into the text', async () => {
      const page = await Page.open(now().client('a'));
      const fresh = await page.look();
      const { id } = await page.article(0);
      await page.client.articles.demote({ articleId: id, field: 'byline' });
      expect((await page.lines(0))[0]).toBe('本报记者 柳予安');
      expect((await page.article(0)).fields.byline).toBe('');
      await sums(page);
      await page.undo();
      expect(await page.look()).toEqual(fresh);
      await fault(page.client.articles.demote({ articleId: id, field: 'date' }), 'REFUSED');
    });
  });
}
