import { type Store, sql } from './handle.ts';

/** A rule of the desk: a line, known by its key, that is always (or never) furniture. */
export interface RuleRecord {
  key: string;
  kind: 'always' | 'never';
  text: string;
  who: string;
  at: number;
}

/** All rules, the newest first. */
export function listRules(store: Store): RuleRecord[] {
  return sql<RuleRecord>(store, 'SELECT * FROM rules ORDER BY at DESC, key').all();
}

export function getRule(store: Store, key: string): RuleRecord | undefined {
  return sql<RuleRecord>(store, 'SELECT * FROM rules WHERE key = ?').get(key);
}

/** Sets a rule; an earlier one for the same line gives way. */
export function putRule(store: Store, rule: RuleRecord): void {
  sql(
    store,
    `INSERT INTO rules (key, kind, text, who, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
       kind = excluded.kind, text = excluded.text, who = excluded.who, at = excluded.at`,
  ).run(rule.key, rule.kind, rule.text, rule.who, rule.at);
}

/** Takes a rule away; whether there was one. */
export function removeRule(store: Store, key: string): boolean {
  return sql(store, 'DELETE FROM rules WHERE key = ?').run(key).changes > 0;
}
