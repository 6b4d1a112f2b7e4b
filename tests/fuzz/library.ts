import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, ORPCError, type RouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { type Galley, openGalley } from '../../src/core/app.ts';
import { checkStore } from '../../src/core/store/check.ts';
import { sql } from '../../src/core/store/handle.ts';
import { dumpText } from '../crash/texts.ts';
import { take } from '../faults/bench.ts';
import { workerPath } from '../workers/paths.ts';
import { ENDLESS, PICK_KINDS, type Pick, type PickKind } from './contract-inputs.ts';

/** A library that is sent whatever comes. */

/** Refusals that the contract knows; anything else is a fault. `BAD_REQUEST`: the schema did not take it. */
const KNOWN = new Set([
  'BAD_REQUEST',
  'NOT_FOUND',
  'CONFLICT',
  'NOT_READY',
  'NOT_VALIDATED',
  'DEPENDENTS',
  'REFUSED',
]);

/** Said in an article, and nowhere else: what the log must never hold. Plain letters, which no scrubbing takes out. */
export const MARK = 'quillwort';
const TOLD = Array.from(
  { length: 12 },
  (_, n) =>
    `Quillwort is cut in week ${n}\n\nThe quillwort beds by weir ${n} were cut on Monday, and the quillwort was carted to yard ${n * 7}. ` +
    `Nobody asked what quillwort fetches.\n\nA second load of quillwort went to mill ${n + 40} on the\n\nsame evening, said the quillwort man.\n`,
).join('\n');

/** So many articles must be there for a call that takes one to be tried. */
const ENOUGH = 3;

/** `door`: refused by the schema; `refused`: by the application, in a word of the contract; `done`: answered. */
export type Answer = 'door' | 'refused' | 'done';

export class FuzzLibrary {
  readonly root: string;
  readonly galley: Galley;
  readonly #client: unknown;
  /** The dumps that are picked from: the first most of the time. */
  #dumps: string[] = [];
  #seed = 6;

  private constructor(root: string, galley: Galley) {
    this.root = root;
    this.galley = galley;
    this.#client = createRouterClient(galley.router, { context: { session: { origin: 'fuzz' } } });
  }

  static async open(): Promise<FuzzLibrary> {
    const root = mkdtempSync(join(tmpdir(), 'galley-fuzz-'));
    mkdirSync(join(root, 'samples'));
    writeFileSync(join(root, 'samples', 'zh-page.md'), dumpText(3, 6));
    const galley = await openGalley({
      dataFolder: join(root, 'data'),
      exportFolder: join(root, 'exports'),
      samplesFolder: join(root, 'samples'),
      workerUrl: workerPath('plan-worker'),
      host: 'inprocess',
      version: '0.0.0',
      pickFolder: async () => ({ path: join(root, 'picked'), label: 'picked' }),
      showMenu: () => undefined,
    });
    const client = createRouterClient(galley.router, { context: {} });
    for await (const _ of await client.dumps.importText({ name: 'told.txt', text: TOLD }));
    const library = new FuzzLibrary(root, galley);
    await library.stock();
    return library;
  }

  /** Sees to it that there are articles to pick: what was called before may have taken them all away. */
  async stock(): Promise<void> {
    const { router, store } = this.galley;
    const left = sql<{ n: number }>(
      store,
      `SELECT count(*) n FROM dumps d JOIN articles a ON a.plan = d.plan AND a.present = 1
       WHERE d.id = ? AND d.archived = 0 AND d.superseded_by IS NULL`,
    );
    const told = sql<{ id: string }>(store, 'SELECT id FROM dumps ORDER BY rowid LIMIT 1').get()!.id;
    const [first = ''] = this.#dumps;
    if ((left.get(first)?.n ?? 0) >= ENOUGH) return;
    const client = createRouterClient(router, { context: {} });
    this.#dumps = [await take(client, ++this.#seed), told];
    await this.#prepare(client, this.#dumps[0]!);
  }

  /** What no call meets by chance: articles that another name approved, a rule of the desk. */
  async #prepare(client: RouterClient<Galley['router']>, dumpId: string): Promise<void> {
    await client.system.saveSettings({ editorName: '丙', secondName: false });
    for (const [i, { id }] of (await client.articles.list({ dumpId })).entries()) {
      if (i % 3 > 0) continue;
      const { revision } = await client.articles.get({ articleId: id });
      await client.review.approve({ articleId: id, revision, override: 'for the fuzz' });
    }
    const { starts, ends } = await client.dumps.pieces({ dumpId });
    const line = starts.findIndex((start, i) => ends[i]! - start > 4 && ends[i]! - start < 40);
    const pieceIds = [`${starts[line]}-${ends[line]}`];
    await client.pieces.drop({ dumpId, pieceIds, reason: 'chrome', reach: 'always' });
  }

  close(): void {
    this.galley.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** What is amiss in the library. */
  problems(): string[] {
    return [...checkStore(this.galley.store)].flatMap((c) => c.problems);
  }

  /** What the log and the diagnostics hold. */
  async told(): Promise<string> {
    const folder = join(this.root, 'data');
    const logs = readdirSync(folder).filter((name) => name.startsWith('galley.log'));
    const files = logs.map((name) => readFileSync(join(folder, name), 'utf8'));
    const client = createRouterClient(this.galley.router, { context: {} });
    return [...files, await client.system.diagnostics()].join('\n');
  }

  /** Makes one call with what was picked put in. Throws what no call may throw. */
  async call(path: string, given: unknown): Promise<Answer> {
    const input = this.#resolved(given, undefined);
    // Random words can't be typed; that is the point.
    let call = this.#client;
    for (const step of path.split('.')) call = (call as Record<string, unknown>)[step];
    try {
      const answer = await (call as (input: unknown) => Promise<unknown>)(input);
      if (isStream(answer)) {
        if (ENDLESS.has(path)) await answer.return?.(undefined);
        else for await (const _ of answer);
      }
      return 'done';
    } catch (error) {
      if (error instanceof ORPCError && KNOWN.has(error.code))
        return error.code === 'BAD_REQUEST' ? 'door' : 'refused';
      throw new Error(`${path} ${error instanceof Error ? error.stack : String(error)}`, { cause: error });
    }
  }

  #resolved(given: unknown, article: string | undefined): unknown {
    if (given instanceof Uint8Array) return new File([new Uint8Array(given)], 'x');
    if (Array.isArray(given)) return given.map((one) => this.#resolved(one, article));
    if (typeof given !== 'object' || given === null) return given;
    if (isPick(given)) return this.#picked(given, article);
    // A revision is one of the article named beside it.
    const own = 'articleId' in given ? this.#resolved(given.articleId, article) : article;
    const near = typeof own === 'string' ? own : undefined;
    const entries = Object.entries(given).map(
      ([key, value]) => [key, key === 'articleId' ? own : this.#resolved(value, near)] as const,
    );
    return Object.fromEntries(entries);
  }

  #picked({ $pick: [kind, n] }: Pick, article: string | undefined): unknown {
    const { store } = this.galley;
    const column = (text: string, ...given: unknown[]): unknown => {
      const rows = sql<{ v: unknown }>(store, text).all(...given);
      return rows[n % Math.max(1, rows.length)]?.v;
    };
    // Two dumps and their articles are asked for: what belongs together is seldom met by chance.
    const dump = `'${this.#dumps[n % 5 === 0 ? 1 : 0] ?? ''}'`;
    const plan = `(SELECT plan FROM dumps WHERE id = ${dump})`;
    switch (kind) {
      case 'dump':
        return column(`SELECT ${dump} v`);
      case 'article':
        return column(`SELECT id v FROM articles WHERE plan = ${plan} AND present = 1`);
      case 'finding':
        return column(`SELECT id v FROM findings WHERE plan = ${plan} ORDER BY no LIMIT 50`);
      case 'decision':
        return column('SELECT part_of v FROM decisions ORDER BY seq DESC LIMIT 40');
      case 'piece':
        return column(
          `SELECT start || '-' || "end" v FROM pieces WHERE plan = ${plan} ORDER BY start LIMIT 80`,
        );
      case 'span':
        return [n % 400, (n % 400) + 1 + (n % 37)];
      case 'revision':
        return n % 7 === 0
          ? n % 4
          : (column('SELECT revision v FROM articles WHERE id = ?', article ?? '') ?? 0);
      case 'rule':
        return column('SELECT key v FROM rules');
      case 'backup':
        return 'galley-00000001.sqlite';
    }
  }
}

function isPick(given: object): given is Pick {
  const pick = '$pick' in given ? given.$pick : undefined;
  return Array.isArray(pick) && PICK_KINDS.includes(pick[0] as PickKind);
}

function isStream(answer: unknown): answer is AsyncGenerator<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** One call of the corpus, made to a library of its own. */
export async function callFuzzed(found: unknown): Promise<void> {
  const { path, input } = found as { path: string; input: unknown };
  const library = await FuzzLibrary.open();
  onTestFinished(() => library.close());
  await library.call(path, input);
  const problems = library.problems();
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
