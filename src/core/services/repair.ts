import { ENGINE_VERSION, sightings } from '../../engine/index.ts';
import { type Run, runsOf } from '../../shared/document.ts';
import { emptyLedger, enter, type Ledger, weigh } from '../../shared/ledger.ts';
import { inkOf, spanOfPiece } from '../../shared/span.ts';
import type { Library } from '../library.ts';
import { indexedText } from '../store/article-text.ts';
import { type ArticleRecord, headOf } from '../store/articles.ts';
import { type DecisionRow, note } from '../store/decisions.ts';
import { type DumpRow, getLedger, setLedger } from '../store/dumps.ts';
import { same } from '../store/effects.ts';
import { mendFurniture, mendSightings, sightedDumps } from '../store/furniture.ts';
import { type Store, sql } from '../store/handle.ts';
import { holdersOf, idOfPiece, type PieceRecord, setHolders, setPlacement } from '../store/pieces.ts';
import { addPlace, tokens } from '../store/search-index.ts';
import { Desk } from './desk.ts';
import { headRuns } from './fields.ts';
import { restateFindings } from './standing.ts';

/** Everything derived can be made anew from dumps, drafts and the log: to see whether it is right, and to put it right. */

export const DERIVED = ['books', 'standing', 'search', 'furniture'] as const;
/**
 * `books`: what the drafts make of pieces and findings; `standing`: what is undone; `search`: the index; `furniture`: what
 * the texts show of the site's own lines.
 */
export type Derived = (typeof DERIVED)[number];

export interface Rederived {
  derived: Derived;
  /** Rows looked at. */
  looked: number;
  /** How much was not as it should be. */
  wrong: number;
  /** The first of it, in English, ids instead of text. */
  problems: string[];
}

const MOST = 20;

/**
 * Derives everything anew and says what was wrong. With `keep` it stays so; else the store is left as it was.
 * Each part is one transaction.
 */
export function* rederive(library: Library, keep: boolean): Generator<Rederived> {
  const { store } = library;
  const parts = {
    books: () => books(library),
    standing: () => standing(store),
    search: () => searchIndex(library),
    furniture: () => learntFurniture(library),
  };
  for (const derived of DERIVED) {
    sql(store, 'BEGIN IMMEDIATE').run();
    let found: Rederived;
    try {
      const { looked, problems } = parts[derived]();
      found = { derived, looked, wrong: problems.length, problems: problems.slice(0, MOST) };
      sql(store, keep && problems.length > 0 ? 'COMMIT' : 'ROLLBACK').run();
    } catch (error) {
      if (store.inTransaction) sql(store, 'ROLLBACK').run();
      found = {
        derived,
        looked: 0,
        wrong: 1,
        problems: [error instanceof Error ? error.message : String(error)],
      };
    }
    yield found;
  }
}

interface Found {
  looked: number;
  problems: string[];
}

function books(library: Library): Found {
  const { store } = library;
  const problems: string[] = [];
  let looked = 0;
  for (const dump of sql<DumpRow>(store, 'SELECT * FROM dumps WHERE plan IS NOT NULL').all()) {
    if (dump.plan === null) continue;
    const desk = new Desk(library, { ...dump, plan: dump.plan });
    const { placed, free } = placedIn(desk);
    const sums = emptyLedger();
    const pieces = sql<PieceRecord>(store, 'SELECT * FROM pieces WHERE plan = ? ORDER BY "start"').all(
      dump.plan,
    );
    for (const row of pieces) {
      looked++;
      const id = idOfPiece(row);
      const { texts, holders } = placed.get(id) ?? { texts: [], holders: [] };
      const placement = weigh(desk.rawOf(id), texts, row.disposition);
      enter(sums, row.ink, placement);
      const after = { ...row, ...placement, article_id: holders[0] ?? null };
      if (same(row, after) && same(holdersOf(store, row).toSorted(), holders.toSorted())) continue;
      problems.push(`dump ${dump.id}: the books of piece ${id} were wrong`);
      setPlacement(store, after);
      setHolders(store, row, holders);
      desk.stirred.add(id);
    }
    sums.added += free;
    const kept: Ledger = getLedger(store, dump.plan);
    if (!same(sorted(kept), sorted(sums))) {
      problems.push(`dump ${dump.id}: the ledger kept was wrong`);
      setLedger(store, dump.plan, sums);
    }
    for (const { start, end } of pieces) desk.stirred.add(`${start}-${end}`);
    for (const { id } of restateFindings(desk).findings)
      problems.push(`dump ${dump.id}: finding ${id.slice(0, 60)} was shown wrong`);
  }
  return { looked, problems };
}

const sorted = (ledger: Ledger): [string, number][] =>
  Object.entries(ledger).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What stands in the drafts: the runs and holders of each piece, and the ink that belongs to none. */
function placedIn(desk: Desk): { placed: Map<string, { texts: string[]; holders: string[] }>; free: number } {
  const placed = new Map<string, { texts: string[]; holders: string[] }>();
  let free = 0;
  const articles = sql<ArticleRecord>(
    desk.store,
    'SELECT * FROM articles WHERE plan = ? AND present = 1 ORDER BY ordinal',
  );
  for (const row of articles.all(desk.plan)) {
    const runs: Run[] = [...headRuns(headOf(row), desk.rawOf), ...runsOf(desk.library.drafts.blocks(row))];
    for (const { piece, text } of runs) {
      if (piece === null) {
        free += inkOf(text);
        continue;
      }
      if (!isPiece(desk, piece)) continue;
      const known = placed.get(piece) ?? { texts: [], holders: [] };
      known.texts.push(text);
      if (!known.holders.includes(row.id)) known.holders.push(row.id);
      placed.set(piece, known);
    }
  }
  return { placed, free };
}

function isPiece(desk: Desk, id: string): boolean {
  const [start, end] = spanOfPiece(id);
  return start < end && desk.findPiece(id) !== undefined;
}

interface StandingRow {
  decision: string;
  plan: number;
  seq: number;
  undone: number;
  last: string;
  last_seq: number;
}

function standing(store: Store): Found {
  const all = sql<StandingRow>(store, 'SELECT * FROM standing ORDER BY decision');
  const before = all.all();
  sql(store, 'DELETE FROM standing').run();
  for (const row of sql<DecisionRow>(store, 'SELECT * FROM decisions ORDER BY seq').all()) note(store, row);
  const after = all.all();
  if (same(before, after)) return { looked: after.length, problems: [] };
  const known = new Map(before.map((row) => [row.decision, row]));
  const wrong = after.filter((row) => !same(known.get(row.decision) ?? null, row)).length;
  const extra = before.length - after.filter((row) => known.has(row.decision)).length;
  return { looked: after.length, problems: [`the standing of ${wrong + extra} decisions was wrong`] };
}

function searchIndex(library: Library): Found {
  const { store } = library;
  const count = (text: string): number => sql<{ n: number }>(store, text).get()?.n ?? 0;
  const wanted = count(
    `SELECT (SELECT count(*) FROM dumps) + (SELECT count(*) FROM texts) + (SELECT count(*) FROM articles a
       JOIN dumps d ON d.plan = a.plan WHERE a.present = 1 AND a.id NOT IN (SELECT article_id FROM search_stale)) n`,
  );
  const places = count(
    `SELECT count(*) n FROM search_places p LEFT JOIN articles a ON a.id = p.article_id
     LEFT JOIN dumps d ON d.plan = a.plan
     WHERE p.article_id IS NULL OR (d.id IS NOT NULL AND a.present = 1
       AND p.article_id NOT IN (SELECT article_id FROM search_stale))`,
  );
  const problems: string[] = [];
  if (places !== wanted) problems.push(`${places} of ${wanted} texts are in the search index`);
  const orphans = count(
    'SELECT count(*) n FROM search_places WHERE no NOT IN (SELECT id FROM search_index_docsize)',
  );
  if (orphans > 0) problems.push(`${orphans} texts of the search index have no words`);
  try {
    store.prepare(`INSERT INTO search_index (search_index) VALUES ('integrity-check')`).run();
  } catch (error) {
    problems.push(`the search index is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
  if (problems.length > 0) buildIndex(library);
  return { looked: wanted, problems };
}

/** What a dump shows of furniture is told by its text, and what is known of it by what the dumps show. */
function learntFurniture(library: Library): Found {
  const { store, texts } = library;
  const problems: string[] = [];
  const dumps = sightedDumps(store, ENGINE_VERSION);
  for (const id of dumps) {
    const wrong = mendSightings(store, id, sightings(texts.whole(id)));
    if (wrong > 0) problems.push(`dump ${id}: ${wrong} of its short lines were not as it shows them`);
  }
  const wrong = mendFurniture(store);
  if (wrong > 0) problems.push(`${wrong} lines known for furniture were not as the dumps show them`);
  return { looked: dumps.length + 1, problems };
}

/** Makes the whole search index anew. */
function buildIndex(library: Library): void {
  const { store } = library;
  const { sql: create } = sql<{ sql: string }>(
    store,
    `SELECT sql FROM sqlite_schema WHERE name = 'search_index'`,
  ).get() ?? { sql: '' };
  store.exec(`DROP TABLE search_index; ${create}; DELETE FROM search_places; DELETE FROM search_stale;`);
  for (const { id, name } of sql<{ id: string; name: string }>(store, 'SELECT id, name FROM dumps').all())
    addPlace(store, { kind: 'name', dump_id: id, article_id: null, start: null }, tokens(name));
  const slices = sql<{ dump_id: string; start: number; body: string }>(
    store,
    'SELECT dump_id, "start", body FROM texts WHERE no = ?',
  );
  const numbers = sql<{ no: number }>(store, 'SELECT no FROM texts ORDER BY no').all();
  for (const { no } of numbers) {
    const slice = slices.get(no);
    if (slice)
      addPlace(
        store,
        { kind: 'text', dump_id: slice.dump_id, article_id: null, start: slice.start },
        tokens(slice.body),
      );
  }
  const articles = sql<ArticleRecord>(
    store,
    'SELECT a.* FROM articles a JOIN dumps d ON d.plan = a.plan WHERE a.present = 1',
  );
  for (const row of articles.all())
    addPlace(
      store,
      { kind: 'article', dump_id: row.dump_id, article_id: row.id, start: null },
      tokens(indexedText(headOf(row).fields, library.drafts.blocks(row))),
    );
}
