import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRouterClient } from '@orpc/server';
import type { Galley } from '../../src/core/app.ts';
import type { ArticleView } from '../../src/shared/model/articles.ts';
import type { Outcome } from '../../src/shared/model/outcome.ts';
import { dumpText } from '../crash/texts.ts';

/** What the fault tests do to a library, through the contract. */

export type Client = ReturnType<typeof clientOf>;

export function clientOf(galley: Galley, origin = 'test') {
  return createRouterClient(galley.router, { context: { session: { origin } } });
}

/** Takes a dump in; its id. */
export async function take(client: Client, seed = 7): Promise<string> {
  for await (const event of await client.dumps.importText({ name: `${seed}`, text: dumpText(seed) }))
    if (event.kind === 'result' && event.result.kind === 'imported') return event.result.dump.id;
  throw new Error('the dump was not taken');
}

export async function firstArticle(client: Client): Promise<ArticleView> {
  const [dump] = await client.dumps.list({});
  const [row] = await client.articles.list({ dumpId: dump!.id });
  return client.articles.get({ articleId: row!.id });
}

/** Adds a paragraph at the end of an article. */
export function type(client: Client, article: ArticleView, text: string): Promise<Outcome> {
  return client.articles.save({
    articleId: article.id,
    baseRevision: article.revision,
    splices: [
      {
        at: article.blocks.length,
        remove: 0,
        insert: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      },
    ],
    burst: text.slice(0, 40),
  });
}

export async function approveFirst(client: Client): Promise<string> {
  const { id, revision } = await firstArticle(client);
  await client.review.approve({ articleId: id, revision, override: 'for the test' });
  return id;
}

export async function exportOne(client: Client, id: string): Promise<void> {
  const steps = await client.exports.run({ articleIds: [id], formats: ['markdown', 'html', 'jsonl'] });
  for await (const step of steps) if (step.kind === 'result') return;
}

/** Another process with the library of `folder` open. */
export async function otherGalley(folder: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'other.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<unknown> => JSON.parse((await lines.next()).value ?? 'null');
  await hear();
  return {
    ask: (line: string): Promise<unknown> => {
      child.stdin.write(`${line}\n`);
      return hear();
    },
    end: () =>
      new Promise<void>((done) => {
        child.on('close', () => done());
        child.stdin.end();
      }),
  };
}
