import { createHash } from 'node:crypto';
import { createRouterClient, ORPCError } from '@orpc/server';
import { type Dice, dice } from '../../bench/big.ts';
import type { Galley } from '../../src/core/app.ts';
import type { Block } from '../../src/shared/document.ts';
import { type ArticleView, isApproved } from '../../src/shared/model/articles.ts';
import { EXPORT_FORMATS } from '../../src/shared/model/exports.ts';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { dumpText } from './texts.ts';

/** A scripted editor at work: one random step after the other, each told once Galley has acknowledged it. */

/** Told before a step of many writes begins, so that the kill can be aimed at its midst. */
export interface Begins {
  step: 'begins';
  what: 'import' | 'export' | 'bulk' | 'plan';
}

export type Acknowledged =
  | { step: 'import'; dumpId: string; text: string }
  | { step: 'save'; decision: string; seq: number; articleId: string; revision: number; body: string }
  | { step: 'decide'; what: string; decision: string; seq: number }
  | { step: 'export'; files: { name: string; sha256: string }[] };

/** What an article says, as one hash. */
export function bodyOf(blocks: readonly Block[], title: string): string {
  return createHash('sha256')
    .update(JSON.stringify([title, blocks]))
    .digest('hex');
}

/** Refusals an editor may well run into; anything else is a fault. */
const REFUSALS = new Set(['NOT_FOUND', 'CONFLICT', 'NOT_READY', 'DEPENDENTS', 'REFUSED']);

export class Reviewer {
  readonly #client;
  readonly #throws: Dice;
  readonly #tell: (done: Acknowledged | Begins) => void;
  #count = 0;

  constructor(galley: Galley, seed: number, tell: (done: Acknowledged | Begins) => void) {
    this.#client = createRouterClient(galley.router, { context: { session: { origin: `seed-${seed}` } } });
    this.#throws = dice(seed);
    this.#tell = tell;
  }

  /** One step; true if Galley took it, false if it was refused or there was nothing to do. */
  async step(): Promise<boolean> {
    const dumps = (await this.#client.dumps.list({})).filter((d) => d.status === 'ready');
    const lot = this.#throws.below(100);
    if (dumps.length < 2 || (lot < 4 && dumps.length < 12)) return this.#import();
    const dumpId = this.#one(dumps).id;
    try {
      if (lot < 35) return await this.#type(dumpId);
      if (lot < 39) return await this.#rewrite(dumpId);
      if (lot < 42) return await this.#tie(dumpId);
      if (lot < 44) return await this.#reorder(dumpId);
      if (lot < 45) return await this.#replan(dumpId);
      if (lot < 65) return await this.#answer(dumpId, 1);
      if (lot < 70) return await this.#answer(dumpId, 200);
      if (lot < 77) return await this.#approve(dumpId);
      if (lot < 78) return await this.#approveReady(dumpId);
      if (lot < 80) return await this.#validate(dumpId);
      if (lot < 86) return await this.#export(dumpId);
      if (lot < 92) return this.#decided('undo', await this.#client.history.undo({ dumpId }));
      if (lot < 95) return this.#decided('redo', await this.#client.history.redo({ dumpId }));
      return await this.#move(dumpId);
    } catch (error) {
      if (error instanceof ORPCError && REFUSALS.has(error.code)) return false;
      throw error;
    }
  }

  #one<T>(from: readonly T[]): T {
    return from[this.#throws.below(from.length)]!;
  }

  #decided(what: string, { decision }: Outcome): boolean {
    if (decision) this.#tell({ step: 'decide', what, decision: decision.id, seq: decision.seq });
    return decision !== null;
  }

  async #import(): Promise<boolean> {
    const text = dumpText(this.#throws.below(2 ** 31));
    this.#tell({ step: 'begins', what: 'import' });
    for await (const event of await this.#client.dumps.importText({ name: `稿 ${text.slice(2, 9)}`, text }))
      if (event.kind === 'result' && event.result.kind === 'imported')
        this.#tell({ step: 'import', dumpId: event.result.dump.id, text });
    return true;
  }

  async #article(dumpId: string): Promise<ArticleView | null> {
    const rows = await this.#client.articles.list({ dumpId });
    return rows.length === 0 ? null : this.#client.articles.get({ articleId: this.#one(rows).id });
  }

  async #type(dumpId: string): Promise<boolean> {
    const article = await this.#article(dumpId);
    if (!article) return false;
    const text = `编者按第 ${++this.#count} 条，写于第 ${this.#throws.below(1e9)} 刻。`;
    const block: Block = { type: 'paragraph', content: [{ type: 'text', text }] };
    const at = this.#throws.below(article.blocks.length + 1);
    const remove = this.#throws.luck(15) && at < article.blocks.length ? 1 : 0;
    const outcome = await this.#client.articles.save({
      articleId: article.id,
      baseRevision: article.revision,
      splices: [{ at, remove, insert: [block] }],
      ...(this.#throws.luck(20) ? { fields: { title: `题 ${this.#count}` } } : {}),
      burst: `b${this.#count >> 2}`,
    });
    const now = outcome.articles.find((a) => a.id === article.id);
    if (!outcome.decision || !now) throw new Error('a save was not told');
    const { id, seq } = outcome.decision;
    const body = bodyOf(now.blocks, now.fields.title);
    this.#tell({ step: 'save', decision: id, seq, articleId: now.id, revision: now.revision, body });
    return true;
  }

  async #answer(dumpId: string, most: number): Promise<boolean> {
    const { rows } = await this.#client.findings.list({ dumpId, order: 'risk', offset: 0, limit: 200 });
    const fit = rows.filter((f) => f.state !== 'stale');
    if (fit.length === 0) return false;
    const answer = this.#one(['accept', 'accept', 'dismiss', 'reopen'] as const);
    const from = this.#throws.below(fit.length);
    const ids = fit.slice(from, from + most).map((f) => f.id);
    if (most > 1) this.#tell({ step: 'begins', what: 'bulk' });
    return this.#decided(answer, await this.#client.findings.decide({ dumpId, ids, answer }));
  }

  async #approve(dumpId: string): Promise<boolean> {
    const article = await this.#article(dumpId);
    if (!article || article.status === 'approved') return false;
    const { id, revision, blockers } = article;
    const override = blockers.length > 0 ? { override: '试验之用' } : {};
    return this.#decided(
      'approve',
      await this.#client.review.approve({ articleId: id, revision, ...override }),
    );
  }

  async #approveReady(dumpId: string): Promise<boolean> {
    this.#tell({ step: 'begins', what: 'bulk' });
    return this.#decided('approve all', await this.#client.review.approveReady({ dumpId }));
  }

  /** Another name than the one that approved stands for it. */
  async #validate(dumpId: string): Promise<boolean> {
    const rows = await this.#client.articles.list({ dumpId, status: 'approved' });
    if (rows.length === 0) return false;
    const { id, revision } = this.#one(rows);
    await this.#client.system.saveSettings({ editorName: `第 ${++this.#count} 位` });
    return this.#decided('validate', await this.#client.review.validate({ articleId: id, revision }));
  }

  async #export(dumpId: string): Promise<boolean> {
    const rows = await this.#client.articles.list({ dumpId });
    const ready = rows.filter((a) => isApproved(a.status)).map((a) => a.id);
    if (ready.length === 0) return false;
    const formats = EXPORT_FORMATS.filter(() => this.#throws.luck(60));
    if (formats.length === 0) formats.push('markdown');
    this.#tell({ step: 'begins', what: 'export' });
    for await (const event of await this.#client.exports.run({ articleIds: ready, formats }))
      if (event.kind === 'result')
        this.#tell({
          step: 'export',
          files: event.result.files.map(({ name, sha256 }) => ({ name, sha256 })),
        });
    return true;
  }

  async #move(dumpId: string): Promise<boolean> {
    const article = await this.#article(dumpId);
    const other = await this.#article(dumpId);
    if (!article || !other || article.blocks.length < 2) return false;
    const from = this.#throws.below(article.blocks.length);
    const place = { articleId: other.id, index: this.#throws.below(other.blocks.length + 1) };
    return this.#decided(
      'move',
      await this.#client.articles.moveBlocks({ articleId: article.id, from, to: from + 1, place }),
    );
  }

  /** A word is put in place of another in all drafts of the dump. */
  async #rewrite(dumpId: string): Promise<boolean> {
    const { text } = this.#client;
    const query = this.#one(['说', '渡', '月底', '编者'] as const);
    const { matches } = await text.find({ dumpId, query, matchCase: true, wholeWord: false, limit: 200 });
    if (matches.length === 0) return false;
    const changes = matches.map(({ articleId, place, start, end, text: was }) => ({
      articleId,
      place,
      start,
      end,
      was,
      text: `${was}·`,
    }));
    this.#tell({ step: 'begins', what: 'bulk' });
    return this.#decided('replace', await text.rewrite({ dumpId, as: 'replace', changes }));
  }

  /** Two ends are tied, parted again, or said to have no other half. */
  async #tie(dumpId: string): Promise<boolean> {
    const { threads } = this.#client;
    const { ends, candidates } = await threads.list({ dumpId });
    const tied = ends.filter((end) => end.side === 'tail' && end.state === 'tied' && end.other !== null);
    if (tied.length > 0 && this.#throws.luck(30)) {
      const { piece, other } = this.#one(tied);
      return this.#decided('untie', await threads.untie({ dumpId, tail: piece, head: other! }));
    }
    const loose = ends.filter((end) => end.state === 'loose');
    if (loose.length > 0 && this.#throws.luck(25)) {
      const { piece, side } = this.#one(loose);
      return this.#decided('torn', await threads.torn({ dumpId, pieceId: piece, side }));
    }
    if (candidates.length === 0) return false;
    const { tail, head } = this.#one(candidates);
    return this.#decided('tie', await threads.tie({ dumpId, tail, head }));
  }

  async #reorder(dumpId: string): Promise<boolean> {
    const rows = await this.#client.articles.list({ dumpId });
    if (rows.length < 2) return false;
    const { id } = this.#one(rows);
    const others = rows.map((row) => row.id).filter((other) => other !== id);
    const afterArticleId = this.#throws.luck(20) ? null : this.#one(others);
    return this.#decided('reorder', await this.#client.articles.reorder({ articleId: id, afterArticleId }));
  }

  /** The engine reads the dump again; where drafts were changed by hand it is refused. */
  async #replan(dumpId: string): Promise<boolean> {
    this.#tell({ step: 'begins', what: 'plan' });
    for await (const event of await this.#client.dumps.plan({ dumpId })) {
      if (event.kind !== 'result') continue;
      const log = await this.#client.history.list({ dumpId, limit: 20 });
      const planned = log.find((d) => d.kind === 'plan' || d.kind === 'replan');
      if (!planned) throw new Error('a plan was not logged');
      this.#tell({ step: 'decide', what: 'plan', decision: planned.id, seq: planned.seq });
      return true;
    }
    return false;
  }
}
