import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dice, dice } from '../../bench/big.ts';
import type { Galley } from '../../src/core/app.ts';
import type { Library } from '../../src/core/library.ts';
import { Drafts } from '../../src/core/services/drafts.ts';
import { rederive } from '../../src/core/services/repair.ts';
import { checkStore } from '../../src/core/store/check.ts';
import type { Store } from '../../src/core/store/handle.ts';
import { openStore } from '../../src/core/store/open.ts';
import { restoreBackup } from '../../src/core/store/restore.ts';
import { Texts } from '../../src/core/store/texts.ts';
import { openLibrary } from '../crash/audit.ts';
import { Reviewer } from '../crash/review.ts';
import { dumpText } from '../crash/texts.ts';
import { columnsOf, contentOf, tablesOf } from '../unit/core/store/schema-rows.ts';
import { clientOf } from './bench.ts';

/** Bytes that flip on the disk, anywhere: what is wrong is told, and what is not told is not wrong. */

const PLACES = 50;
const SEED = Number(process.env.GALLEY_SEED ?? Date.now() % 1_000_000);
/** What no check holds against anything, as SECURITY.md says: when an article was last touched, its place in the order. */
const UNGUARDED_COLUMNS = ['articles.updated_at', 'articles.ordinal'];
let root: string;
let good: string;
let said: unknown;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'galley-flips-'));
  good = join(root, 'good');
  const galley = await openLibrary(good);
  const reviewer = new Reviewer(galley, 11, () => undefined);
  for (let n = 0; n < 60; n++) await reviewer.step();
  await onceForAll(galley);
  await galley.keeper.backUp();
  galley.close();
  const store = new Database(join(good, 'data', 'galley.sqlite'));
  store.pragma('journal_mode = DELETE');
  said = everything(store);
  store.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A line that stands in several dumps, where nothing else is as long. */
const LINE = '转发给渡口的朋友';

/** What the desk says once for all: settings, a rule, a correction let stand; furniture that several dumps show. */
async function onceForAll(galley: Galley): Promise<void> {
  const client = clientOf(galley);
  await client.system.saveSettings({ editorName: '值班编辑甲', theme: 'dark', secondName: true });
  const dumps: string[] = [];
  for (let n = 0; n < 3; n++) {
    const text = `${dumpText(500 + n, 4)}\n\n${LINE}\n\n${dumpText(600 + n, 4)}`;
    for await (const step of await client.dumps.importText({ name: `规矩 ${n}`, text }))
      if (step.kind === 'result' && step.result.kind === 'imported') dumps.push(step.result.dump.id);
  }
  const [dumpId = ''] = dumps;
  await client.text.letStand({ dumpId, ids: ['a-correction'] });
  const { starts, ends } = await client.dumps.pieces({ dumpId });
  const line = starts.findIndex((start, i) => ends[i]! - start === LINE.length);
  await client.pieces.drop({
    dumpId,
    pieceIds: [`${starts[line]}-${ends[line]}`],
    reason: 'chrome',
    reach: 'always',
  });
  for (const table of ['settings', 'rules', 'passed', 'furniture', 'furniture_sightings'])
    expect(galley.store.prepare(`SELECT count(*) n FROM ${table}`).get(), table).not.toEqual({ n: 0 });
}

/** Everything a store says, as its rows have it; of full-text search what it says of itself. */
function everything(store: Store): unknown {
  const names = tablesOf(store).filter((name) => !name.startsWith('search_index'));
  return contentOf(store, new Map(names.map((table) => [table, columnsOf(store, table)])));
}

type Content = [table: string, rows: Record<string, unknown>[]][];

/** The columns in which two contents differ, by name. */
function apart(a: unknown, b: unknown): string[] {
  const other = new Map(b as Content);
  return (a as Content).flatMap(([table, rows]) => {
    const now = other.get(table) ?? [];
    if (now.length !== rows.length) return [`${table}: ${now.length} rows of ${rows.length}`];
    return rows.flatMap((row, i) =>
      Object.keys(row)
        .filter((column) => JSON.stringify(row[column]) !== JSON.stringify(now[i]?.[column]))
        .map((column) => `${table}.${column}`)
        .filter((name) => !UNGUARDED_COLUMNS.includes(name)),
    );
  });
}

/** Flips a bit in each of a few bytes from `at` on. */
function flip(path: string, at: number, throws: Dice): string {
  const fd = openSync(path, 'r+');
  const width = 1 + throws.below(4);
  const bytes = Buffer.alloc(width);
  readSync(fd, bytes, 0, width, at);
  for (let i = 0; i < width; i++) bytes[i]! ^= 1 << throws.below(8);
  writeSync(fd, bytes, 0, width, at);
  closeSync(fd);
  return `${width} bytes at ${at}`;
}

/**
 * Where a text of some row stands in the file: much of a file is room that is not used, and what is most to be
 * feared is a letter that turns into another.
 */
function withinText(path: string, throws: Dice): number {
  const file = readFileSync(path);
  const store = new Database(path, { readonly: true });
  try {
    for (;;) {
      const tables = tablesOf(store).filter((name) => !name.startsWith('search_'));
      const table = tables[throws.below(tables.length)]!;
      const columns = columnsOf(store, table);
      const column = columns[throws.below(columns.length)]!;
      const row = store
        .prepare<[number], { v: unknown }>(`SELECT "${column}" v FROM "${table}" LIMIT 1 OFFSET ?`)
        .get(throws.below(200));
      if (typeof row?.v !== 'string' || row.v.length < 6) continue;
      const bytes = Buffer.from(row.v).subarray(0, 40);
      const at = file.indexOf(bytes);
      if (at >= 0) return at + throws.below(bytes.length);
    }
  } finally {
    store.close();
  }
}

/** What is told of a store: that it can't be opened, or what a check finds. */
async function toldOf(path: string): Promise<{ told: string[]; says: unknown }> {
  let store: Store;
  try {
    store = await openStore(path);
  } catch (error) {
    expect(error).toMatchObject({ name: 'StoreError' });
    return { told: [String(error)], says: null };
  }
  try {
    const library = { store, texts: new Texts(store), drafts: new Drafts(store) } as Library;
    const told = [...checkStore(store), ...rederive(library, false)].flatMap((one) => one.problems);
    return { told, says: told.length > 0 ? null : everything(store) };
  } finally {
    store.close();
  }
}

test('a library as it was written is told to be sound', async () => {
  const path = join(root, 'plain', 'galley.sqlite');
  cpSync(join(good, 'data'), join(root, 'plain'), { recursive: true });
  expect(await toldOf(path)).toEqual({ told: [], says: said });
});

test(`of ${PLACES} places where bits flip each is told, or nothing is wrong (seed ${SEED})`, {
  timeout: PLACES * 6_000,
}, async () => {
  const throws = dice(SEED);
  const folder = join(root, 'spoilt');
  const path = join(folder, 'galley.sqlite');
  let silent = 0;
  for (let place = 0; place < PLACES; place++) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(good, 'data'), folder, { recursive: true });
    const at = place % 2 === 0 ? throws.below(statSync(path).size) : withinText(path, throws);
    const where = flip(path, at, throws);
    const { told, says } = await toldOf(path);
    if (told.length > 0) continue;
    silent++;
    expect(apart(said, says), `${where} (seed ${SEED}, place ${place})`).toEqual([]);
  }
  // A flip in room that is not used, or in an old page, leaves everything as it was.
  process.stdout.write(`${PLACES - silent} of ${PLACES} told, the others wrong in nothing\n`);
  // And the way back is open from any of them.
  await restoreBackup(path, undefined, Date.now());
  expect((await toldOf(path)).told).toEqual([]);
});
