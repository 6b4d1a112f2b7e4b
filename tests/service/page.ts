import type { Block } from '../../src/shared/document.ts';
import { plainText } from '../../src/shared/document.ts';
import type { ArticleView } from '../../src/shared/model/articles.ts';
import type { FindingView } from '../../src/shared/model/findings.ts';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { Answered } from '../../src/shared/model/outcome.ts';
import { type FindingKind, findingId } from '../../src/shared/plan.ts';
import { pieceId, type Span } from '../../src/shared/span.ts';
import { take } from './helpers.ts';
import type { Client } from './open.ts';
import { toldPage } from './told-dump.ts';

/** A paragraph of plain text. */
export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** A desk with the told page on it, or another. */
export class Page {
  readonly client: Client;
  readonly dumpId: string;
  readonly at: Record<string, Span>;

  private constructor(client: Client, dumpId: string, at: Record<string, Span>) {
    this.client = client;
    this.dumpId = dumpId;
    this.at = at;
  }

  static async open(client: Client, { text, at } = toldPage()): Promise<Page> {
    return new Page(client, await take(client, 'page', text), at);
  }

  piece(name: string): string {
    return pieceId(this.at[name]!);
  }

  finding(kind: FindingKind, ...names: string[]): string {
    return findingId(
      kind,
      names.map((n) => this.at[n]!),
    );
  }

  async article(index: number): Promise<ArticleView> {
    const rows = await this.client.articles.list({ dumpId: this.dumpId });
    return this.client.articles.get({ articleId: rows[index]!.id });
  }

  async lines(index: number): Promise<string[]> {
    return (await this.article(index)).blocks.map(plainText);
  }

  async state(id: string): Promise<FindingView> {
    const { rows } = await this.client.findings.list({
      dumpId: this.dumpId,
      order: 'reading',
      offset: 0,
      limit: 100,
    });
    return rows.find((r) => r.id === id)!;
  }

  async decide(
    answer: 'accept' | 'dismiss' | 'reopen',
    id: string,
    choice?: { rival?: number; other?: boolean; articleId?: string },
  ): Promise<Outcome> {
    const outcome = await this.client.findings.decide({ dumpId: this.dumpId, ids: [id], answer, choice });
    return Answered.parse(outcome);
  }

  /** All that is seen of the dump, but revisions and times. */
  async look(): Promise<unknown> {
    const rows = await this.client.articles.list({ dumpId: this.dumpId });
    const articles = await Promise.all(rows.map((r) => this.client.articles.get({ articleId: r.id })));
    return {
      articles: articles.map(({ revision: _r, updatedAt: _u, ...rest }) => rest),
      pieces: await this.client.dumps.pieces({ dumpId: this.dumpId }),
      findings: await this.client.findings.list({
        dumpId: this.dumpId,
        order: 'reading',
        offset: 0,
        limit: 100,
      }),
      ledger: await this.client.dumps.ledger({ dumpId: this.dumpId }),
    };
  }

  undo = (): Promise<Outcome> => this.client.history.undo({ dumpId: this.dumpId });
  redo = (): Promise<Outcome> => this.client.history.redo({ dumpId: this.dumpId });
}
