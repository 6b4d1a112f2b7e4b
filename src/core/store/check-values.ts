import { FindingState } from '../../shared/model/findings.ts';
import { DECISION_KINDS } from '../../shared/model/history.ts';
import { DISPOSITIONS } from './composed.ts';
import { type Store, sql } from './handle.ts';

/** Columns that hold one word of a few: a flipped letter makes it none of them. */
const WORDS: readonly (readonly [table: string, column: string, words: readonly string[]])[] = [
  ['pieces', 'disposition', DISPOSITIONS],
  ['findings', 'state', FindingState.options],
  ['decisions', 'kind', DECISION_KINDS],
];

/** Columns that hold JSON and are read as such. */
const JSONS = [
  ['findings', 'choice'],
  ['articles', 'field_pieces'],
] as const;

/** Rows whose words are none that Galley writes. */
export function checkValues(store: Store): { looked: number; problems: string[] } {
  const problems: string[] = [];
  let looked = 0;
  const judge = (table: string, column: string, wrong: string, words: readonly string[]): void => {
    const row = sql<{ n: number; wrong: number | null }>(
      store,
      `SELECT count(*) n, sum("${column}" IS NOT NULL AND ${wrong}) wrong FROM "${table}"`,
    ).get(...words);
    looked += row?.n ?? 0;
    if ((row?.wrong ?? 0) > 0)
      problems.push(`${row?.wrong} rows of ${table} have no ${column} that Galley writes`);
  };
  for (const [table, column, words] of WORDS)
    judge(table, column, `"${column}" NOT IN (${words.map(() => '?').join(', ')})`, words);
  for (const [table, column] of JSONS) judge(table, column, `NOT json_valid("${column}")`, []);
  return { looked, problems };
}
