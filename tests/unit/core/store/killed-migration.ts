import Database from 'better-sqlite3';
import { migrate } from '../../../../src/core/store/open.ts';
import { upTo } from './schema-rows.ts';

/** A process that is killed when a step of the schema has done all it does, and has not been committed. */
const [path = '', to = '0'] = process.argv.slice(2);
const store = new Database(path);
store.pragma('journal_mode = WAL');
store.pragma('foreign_keys = ON');
store.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return 0;
});
// The pages must be in the log, not only in the memory that dies as well.
store.pragma('cache_size = 1');
const steps = upTo(Number(to));
migrate(
  store,
  steps.map((step, i) => (i === steps.length - 1 ? { ...step, sql: `${step.sql}; SELECT die();` } : step)),
);
