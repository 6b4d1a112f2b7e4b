import type { Ledger } from '../../shared/ledger.ts';
import type { ArticleStatus } from '../../shared/model/articles.ts';
import type { DumpView, Encoding } from '../../shared/model/dumps.ts';
import type { Notice } from '../../shared/plan.ts';
import { forgettingFurniture } from './furniture.ts';
import { parse, type Store, sql, transact } from './handle.ts';
import { dropPlan } from './plans.ts';

/** A dump as it is kept, without its bytes and its text. */
export interface DumpRow {
  id: string;
  name: string;
  sha256: string;
  bytes: number;
  encoding: Encoding;
  encoding_sure: number;
  length: number;
  ink: number;
  imported_at: number;
  status: DumpView['status'];
  problem: string | null;
  planner: number | null;
  superseded_by: string | null;
  archived: number;
  plan: number | null;
}

export function getDump(store: Store, id: string): DumpRow | undefined {
  return sql<DumpRow>(store, 'SELECT * FROM dumps WHERE id = ?').get(id);
}

/** Dumps of these very bytes, those in the library first. */
export function dumpsOfContent(store: Store, sha256: string): DumpRow[] {
  return sql<DumpRow>(
    store,
    'SELECT * FROM dumps WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL, imported_at',
  ).all(sha256);
}

/** Adds a dump with its original bytes, once for each content. */
export function addDump(
  store: Store,
  row: Omit<DumpRow, 'plan' | 'superseded_by' | 'archived'>,
  bytes: Uint8Array | null,
): void {
  transact(store, () => {
    if (bytes !== null)
      sql(store, 'INSERT INTO originals (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
        row.sha256,
        bytes,
      );
    sql(
      store,
      `INSERT INTO dumps (id, name, sha256, bytes, encoding, encoding_sure, length, ink, imported_at, status, problem, planner)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      row.id,
      row.name,
      row.sha256,
      row.bytes,
      row.encoding,
      row.encoding_sure,
      row.length,
      row.ink,
      row.imported_at,
      row.status,
      row.problem,
      row.planner,
    );
  });
}

export function originalBytes(store: Store, sha256: string): Uint8Array | undefined {
  return sql<{ bytes: Uint8Array }>(store, 'SELECT bytes FROM originals WHERE sha256 = ?').get(sha256)?.bytes;
}

export function setDumpStatus(
  store: Store,
  id: string,
  status: DumpView['status'],
  problem: string | null,
  planner: number | null,
): void {
  sql(store, 'UPDATE dumps SET status = ?, problem = ?, planner = ? WHERE id = ?').run(
    status,
    problem,
    planner,
    id,
  );
}

export function setArchived(store: Store, id: string, archived: boolean): void {
  sql(store, 'UPDATE dumps SET archived = ? WHERE id = ?').run(archived ? 1 : 0, id);
}

/** Sets `older` aside for `newer`, or takes it back into the library (`newer` null). */
export function setSuperseded(store: Store, older: string, newer: string | null): void {
  sql(store, 'UPDATE dumps SET superseded_by = ? WHERE id = ?').run(newer, older);
}

/** Takes a dump out altogether, with everything that hangs on it: only for one whose import was called off. */
export function deleteDump(store: Store, id: string): void {
  transact(store, () => {
    const row = getDump(store, id);
    if (!row) return;
    sql(store, 'UPDATE dumps SET plan = NULL WHERE id = ?').run(id);
    sql(
      store,
      'DELETE FROM search_index WHERE rowid IN (SELECT no FROM search_places WHERE dump_id = ?)',
    ).run(id);
    sql(store, 'DELETE FROM plans WHERE dump_id = ?').run(id);
    forgettingFurniture(store, id, () => sql(store, 'DELETE FROM dumps WHERE id = ?').run(id));
    sql(
      store,
      'DELETE FROM originals WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM dumps WHERE sha256 = ?)',
    ).run(row.sha256, row.sha256);
  });
}

export function everHadDump(store: Store): boolean {
  return sql(store, 'SELECT 1 FROM dumps LIMIT 1').get() !== undefined;
}

/** Marks dumps whose planner is gone (a crash, a power cut) as failed, and clears what it had half written: plans no decision speaks of. */
export function settleInterrupted(store: Store, isAlive: (pid: number) => boolean): void {
  transact(store, () => {
    for (const row of sql<DumpRow>(store, 'SELECT * FROM dumps WHERE planner IS NOT NULL').all()) {
      if (row.planner !== null && isAlive(row.planner)) continue;
      const problem = 'Planning was cut short because Galley ended. Plan it again.';
      if (row.status === 'planning') setDumpStatus(store, row.id, 'failed', problem, null);
      else setDumpStatus(store, row.id, row.status, row.problem, null);
      const half = sql<{ no: number }>(
        store,
        `SELECT no FROM plans p WHERE dump_id = ? AND no IS NOT ?
         AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.plan = p.no)`,
      );
      for (const { no } of half.all(row.id, row.plan)) dropPlan(store, no);
    }
  });
}

interface CountRow {
  dump_id: string;
  status: ArticleStatus;
  n: number;
}

interface LibraryRow extends DumpRow {
  engine: string | null;
  notices: string | null;
}

const VIEW = `SELECT d.*, p.engine, p.notices FROM dumps d LEFT JOIN plans p ON p.no = d.plan`;

/** The status an article is shown with. */
const SHOWN = `CASE WHEN a.status = 'approved' AND a.validated_by IS NOT NULL THEN 'validated' ELSE a.status END`;

/** The dumps in the library, newest first; `query` is a part of the name. */
export function listDumps(store: Store, query = ''): DumpView[] {
  const rows = sql<LibraryRow>(
    store,
    `${VIEW} WHERE d.archived = 0 AND d.superseded_by IS NULL ORDER BY d.imported_at DESC, d.rowid DESC`,
  ).all();
  const counts = sql<CountRow>(
    store,
    `SELECT a.dump_id, ${SHOWN} status, count(*) n FROM articles a JOIN dumps d ON d.plan = a.plan
     WHERE a.present = 1 GROUP BY a.dump_id, 2`,
  ).all();
  const open = sql<{ plan: number; n: number }>(
    store,
    `SELECT plan, count(*) n FROM findings WHERE shown = 'open' GROUP BY plan`,
  ).all();
  const openOf = new Map(open.map((r) => [r.plan, r.n]));
  const byDump = Map.groupBy(counts, (c) => c.dump_id);
  const wanted = query.trim().toLocaleLowerCase();
  return rows
    .filter((r) => wanted === '' || r.name.toLocaleLowerCase().includes(wanted))
    .map((r) => view(r, byDump.get(r.id) ?? [], openOf.get(r.plan ?? -1) ?? 0));
}

/** One dump as the library shows it; also if it is archived or set aside. */
export function viewDump(store: Store, id: string): DumpView | undefined {
  const row = sql<LibraryRow>(store, `${VIEW} WHERE d.id = ?`).get(id);
  if (!row) return undefined;
  const counts = sql<CountRow>(
    store,
    `SELECT a.dump_id, ${SHOWN} status, count(*) n FROM articles a WHERE a.plan = ? AND a.present = 1 GROUP BY 2`,
  ).all(row.plan ?? -1);
  const open = sql<{ n: number }>(
    store,
    `SELECT count(*) n FROM findings WHERE plan = ? AND shown = 'open'`,
  ).get(row.plan ?? -1);
  return view(row, counts, open?.n ?? 0);
}

function view(row: LibraryRow, counts: readonly CountRow[], open: number): DumpView {
  const of = (status: CountRow['status']): number => counts.find((c) => c.status === status)?.n ?? 0;
  return {
    id: row.id,
    name: row.name,
    sha256: row.sha256,
    bytes: row.bytes,
    encoding: row.encoding,
    encodingSure: row.encoding_sure === 1,
    length: row.length,
    ink: row.ink,
    importedAt: row.imported_at,
    status: row.status,
    engine: row.engine,
    plan: row.plan,
    problem: row.problem,
    counts: {
      articles: counts.reduce((n, c) => n + c.n, 0),
      new: of('new'),
      review: of('review'),
      approved: of('approved'),
      validated: of('validated'),
      exported: of('exported'),
      open,
    },
    notices: row.notices === null ? [] : parse<Notice[]>(row.notices).map(noticeView),
  };
}

function noticeView({ code, params }: Notice): DumpView['notices'][number] {
  return params === undefined ? { code } : { code, params };
}

/** The sums over a plan's pieces. */
export function getLedger(store: Store, plan: number): Ledger {
  const row = sql<{ ledger: string }>(store, 'SELECT ledger FROM plans WHERE no = ?').get(plan);
  return parse<Ledger>(row?.ledger ?? '{}');
}

export function setLedger(store: Store, plan: number, ledger: Ledger): void {
  sql(store, 'UPDATE plans SET ledger = ? WHERE no = ?').run(JSON.stringify(ledger), plan);
}
