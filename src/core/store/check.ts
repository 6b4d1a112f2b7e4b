import { createHash } from 'node:crypto';
import { emptyLedger, enter, FATES, type Fate, type Ledger } from '../../shared/ledger.ts';
import { inkOf } from '../../shared/span.ts';
import { decode } from '../formats/decode.ts';
import { checkArticles } from './check-articles.ts';
import { checkDesk } from './check-desk.ts';
import { checkKept } from './check-kept.ts';
import { checkValues } from './check-values.ts';
import type { DumpRow } from './dumps.ts';
import { parse, type Store, sql } from './handle.ts';
import { logFaults, strangeBackups } from './log-seals.ts';
import { unreadableSettings } from './settings.ts';

/** Looking whether a store is sound: reads everything, changes nothing. */

export const CHECKS = [
  'file',
  'references',
  'values',
  'originals',
  'texts',
  'ledgers',
  'decisions',
  'articles',
  'desk',
  'settings',
  'backups',
  'kept',
] as const;
export type Check = (typeof CHECKS)[number];

/** What one check looked at and what it found wrong, in English, ids instead of text. */
export interface CheckResult {
  check: Check;
  /** How many rows, dumps or decisions were looked at. */
  looked: number;
  problems: string[];
}

/** Problems told of one check; a broken file has thousands of the same. */
const MOST = 20;

/** Runs every check, one result each, in the order of `CHECKS`. A later one runs even if an earlier one found harm. */
export function* checkStore(store: Store): Generator<CheckResult> {
  const run = (check: Check, look: () => { looked: number; problems: string[] }): CheckResult => {
    try {
      const { looked, problems } = look();
      return { check, looked, problems: problems.slice(0, MOST) };
    } catch (error) {
      return { check, looked: 0, problems: [error instanceof Error ? error.message : String(error)] };
    }
  };
  yield run('file', () => checkFile(store));
  yield run('references', () => checkReferences(store));
  yield run('values', () => checkValues(store));
  yield run('originals', () => checkOriginals(store));
  yield run('texts', () => checkTexts(store));
  yield run('ledgers', () => checkLedgers(store));
  yield run('decisions', () => checkDecisions(store));
  yield run('articles', () => checkArticles(store));
  yield run('desk', () => checkDesk(store));
  yield run('settings', () => checkSettings(store));
  yield run('backups', () => strangeBackups(store));
  yield run('kept', () => checkKept(store));
}

function checkFile(store: Store): { looked: number; problems: string[] } {
  const rows = store.pragma('integrity_check') as { integrity_check: string }[];
  const problems = rows.map((r) => r.integrity_check).filter((line) => line !== 'ok');
  const pages = store.pragma('page_count') as { page_count: number }[];
  return { looked: pages[0]?.page_count ?? 0, problems };
}

function checkReferences(store: Store): { looked: number; problems: string[] } {
  const rows = store.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  const tables = sql<{ n: number }>(store, `SELECT count(*) n FROM sqlite_schema WHERE type = 'table'`).get();
  return {
    looked: tables?.n ?? 0,
    problems: rows.map((r) => `${r.table} row ${r.rowid} names a row of ${r.parent} that is not there`),
  };
}

function checkOriginals(store: Store): { looked: number; problems: string[] } {
  let looked = 0;
  const problems: string[] = [];
  for (const row of sql<{ sha256: string; bytes: Uint8Array }>(store, 'SELECT * FROM originals').iterate()) {
    looked++;
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.sha256)
      problems.push(`the original ${row.sha256.slice(0, 12)} has changed`);
  }
  return { looked, problems };
}

function checkTexts(store: Store): { looked: number; problems: string[] } {
  const problems: string[] = [];
  const dumps = sql<DumpRow>(store, 'SELECT * FROM dumps').all();
  const slices = sql<{ start: number; end: number; body: string }>(
    store,
    'SELECT "start", "end", body FROM texts WHERE dump_id = ? ORDER BY "start"',
  );
  for (const dump of dumps) {
    let at = 0;
    let ink = 0;
    const hash = createHash('sha256');
    for (const { start, end, body } of slices.iterate(dump.id)) {
      if (start !== at || end - start !== body.length)
        problems.push(`the text of dump ${dump.id} has a gap at ${at}`);
      at = end;
      ink += inkOf(body);
      hash.update(body);
    }
    if (dump.status !== 'ready') continue;
    if (at !== dump.length) problems.push(`the text of dump ${dump.id} ends at ${at} of ${dump.length}`);
    else if (ink !== dump.ink)
      problems.push(`dump ${dump.id} has ${ink} characters, its row says ${dump.ink}`);
    else if (hash.digest('hex') !== readAnew(store, dump))
      problems.push(`the text of dump ${dump.id} is not what its bytes say`);
  }
  return { looked: dumps.length, problems };
}

/** The hash of what a dump's bytes decode to, as it would be kept. */
function readAnew(store: Store, dump: DumpRow): string {
  const original = sql<{ bytes: Uint8Array }>(store, 'SELECT bytes FROM originals WHERE sha256 = ?');
  const read = decode(original.get(dump.sha256)?.bytes ?? new Uint8Array(), { encoding: dump.encoding });
  return read.kind === 'text' ? createHash('sha256').update(read.text).digest('hex') : '';
}

interface PieceRow {
  start: number;
  end: number;
  ink: number;
  fate: Fate;
  kept: number;
  changed: number;
  twice: number;
  added: number;
}

/** The ledger three ways: the pieces' own ink, what became of them, and the sums kept beside the plan. */
function checkLedgers(store: Store): { looked: number; problems: string[] } {
  const problems: string[] = [];
  const plans = sql<{ no: number; dump_id: string; ledger: string; ink: number }>(
    store,
    'SELECT p.no, p.dump_id, p.ledger, d.ink FROM plans p JOIN dumps d ON d.plan = p.no',
  ).all();
  const pieces = sql<PieceRow>(
    store,
    'SELECT "start", "end", ink, fate, kept, changed, twice, added FROM pieces WHERE plan = ? ORDER BY "start"',
  );
  const free = sql<{ n: number }>(
    store,
    'SELECT coalesce(sum(free), 0) n FROM articles WHERE plan = ? AND present = 1',
  );
  for (const plan of plans) {
    const sums = emptyLedger();
    let at = 0;
    for (const piece of pieces.iterate(plan.no)) {
      if (piece.start < at) problems.push(`dump ${plan.dump_id}: pieces overlap at ${piece.start}`);
      at = piece.end;
      enter(sums, piece.ink, piece);
    }
    sums.added += free.get(plan.no)?.n ?? 0;
    const parts = FATES.reduce((sum, fate) => sum + sums[fate], 0);
    if (sums.total !== plan.ink || parts !== plan.ink)
      problems.push(`dump ${plan.dump_id}: ${parts} of ${plan.ink} characters are accounted for`);
    const kept = parse<Ledger>(plan.ledger);
    const wrong = [...FATES, 'total' as const, 'twice' as const, 'added' as const].filter(
      (key) => kept[key] !== sums[key],
    );
    if (wrong.length > 0)
      problems.push(`dump ${plan.dump_id}: the ledger kept is wrong in ${wrong.join(', ')}`);
  }
  return { looked: plans.length, problems };
}

function checkDecisions(store: Store): { looked: number; problems: string[] } {
  const count = sql<{ n: number }>(store, 'SELECT count(*) n FROM decisions').get();
  return { looked: count?.n ?? 0, problems: logFaults(store) };
}

function checkSettings(store: Store): { looked: number; problems: string[] } {
  const count = sql<{ n: number }>(store, 'SELECT count(*) n FROM settings').get();
  const problems = unreadableSettings(store).map((name) => `the setting ${name} can’t be read`);
  return { looked: count?.n ?? 0, problems };
}
