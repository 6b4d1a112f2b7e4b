import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportReport } from '../../src/shared/model/exports.ts';
import { fault, finish, take } from './helpers.ts';
import type { Client, Opened } from './open.ts';
import { toldPage } from './told-dump.ts';

const FORMATS = ['markdown', 'html', 'text', 'ninjs', 'jsonl'] as const;

async function approveAll(client: Client, dumpId: string): Promise<string[]> {
  const rows = await client.articles.list({ dumpId });
  for (const { id, revision } of rows)
    await client.review.approve({ articleId: id, revision, override: 'for the test' });
  return rows.map((r) => r.id);
}

export function exportTests(now: () => Opened): void {
  describe('export', () => {
    const run = async (
      client: Client,
      articleIds: string[],
      formats: (typeof FORMATS)[number][] = [...FORMATS],
      folder?: string,
    ): Promise<ExportReport> =>
      (
        await finish(
          await client.exports.run({ articleIds, formats, ...(folder === undefined ? {} : { folder }) }),
        )
      ).result;

    it('refuses articles that are not approved, all of them', async () => {
      const client = now().client('a');
      const dumpId = await take(client, 'page', toldPage().text);
      const [first, second] = await client.articles.list({ dumpId });
      await client.review.approve({ articleId: first!.id, revision: 1, override: 'for the test' });
      const error = await fault(
        (async () =>
          finish(await client.exports.run({ articleIds: [first!.id, second!.id], formats: ['text'] })))(),
        'NOT_READY',
      );
      expect(error.data).toMatchObject({ articles: [{ id: second!.id }] });
      await expect(readdir(join(now().folder, 'exports'))).rejects.toThrow();
    });

    it('writes every format with a manifest, and says so when nothing changed', async () => {
      const client = now().client('a');
      const dumpId = await take(client, '港口 page.txt', toldPage().text);
      const ids = await approveAll(client, dumpId);
      const report = await run(client, ids);
      expect(report.files.map((f) => [f.name, f.state])).toEqual([
        ['石埠渔港的新码头.md', 'written'],
        ['石埠渔港的新码头.html', 'written'],
        ['石埠渔港的新码头.txt', 'written'],
        ['石埠渔港的新码头.ninjs.json', 'written'],
        ['The night school on the quay.md', 'written'],
        ['The night school on the quay.html', 'written'],
        ['The night school on the quay.txt', 'written'],
        ['The night school on the quay.ninjs.json', 'written'],
        ['港口 page.jsonl', 'written'],
      ]);
      const folder = join(now().folder, 'exports');
      for (const file of report.files) {
        const bytes = await readFile(join(folder, file.name));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      }
      expect((await readFile(join(folder, '港口 page.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
      const manifest = JSON.parse(await readFile(join(folder, report.manifest), 'utf8')) as {
        files: { articles: { revision: number; spans: unknown[] }[] }[];
      };
      expect(manifest.files).toHaveLength(9);
      expect(manifest.files[0]!.articles[0]).toMatchObject({ revision: 1, dump: { name: '港口 page.txt' } });
      expect(manifest.files[0]!.articles[0]!.spans.length).toBeGreaterThan(2);
      expect((await client.articles.list({ dumpId })).map((r) => r.status)).toEqual(['exported', 'exported']);
      const before = await readFile(join(folder, report.manifest));
      const again = await run(client, ids);
      expect(again.files.map((f) => f.state)).toEqual(again.files.map(() => 'unchanged'));
      expect(await readFile(join(folder, report.manifest))).toEqual(before);
      expect((await readdir(folder)).length).toBe(10);
    });

    it('keeps an article’s file name when its title changes, and never writes over a stranger’s file', async () => {
      const client = now().client('a');
      const dumpId = await take(client, 'page', toldPage().text);
      const [id] = await approveAll(client, dumpId);
      const { token } = (await client.system.pickFolder())!;
      const first = await run(client, [id!], ['text', 'jsonl'], token);
      const folder = join(now().folder, 'chosen');
      const article = await client.articles.get({ articleId: id! });
      const edited = await client.articles.save({
        articleId: id!,
        baseRevision: article.revision,
        splices: [],
        fields: { title: '改题' },
        burst: 'x',
      });
      await fault(
        (async () => finish(await client.exports.run({ articleIds: [id!], formats: ['text'] })))(),
        'NOT_READY',
      );
      await client.review.approve({
        articleId: id!,
        revision: edited.articles[0]!.revision,
        override: 'for the test',
      });
      const second = await run(client, [id!], ['text'], token);
      expect(second.files).toMatchObject([{ name: first.files[0]!.name, state: 'written' }]);
      expect(await readFile(join(folder, second.files[0]!.name), 'utf8')).toMatch(/^改题\n/);
      await writeFile(join(folder, 'The night school on the quay.txt'), 'mine');
      const other = (await client.articles.list({ dumpId }))[1]!.id;
      const third = await run(client, [other], ['text', 'jsonl'], token);
      expect(third.files.map((f) => f.name)).toEqual(['The night school on the quay (2).txt', 'page.jsonl']);
      expect(await readFile(join(folder, 'The night school on the quay.txt'), 'utf8')).toBe('mine');
      // What went into the list before stays in it.
      expect(third.files[1]!.articleIds).toEqual([id, other]);
      await fault(
        (async () =>
          finish(
            await client.exports.run({ articleIds: [other], formats: ['text'], folder: '../../etc' }),
          ))(),
        'REFUSED',
      );
    });
  });
}
