import type { DecisionRow } from './decisions.ts';
import type { Effects, PlanNote } from './effects.ts';
import { parse, type Store, sql } from './handle.ts';
import type { RuleRecord } from './rules.ts';
import { wrongSums } from './sums.ts';

/** What is the desk's and no article's: against the sealed log where that made it, else against sums. */

interface Told {
  /** The rule last set for a key. */
  rules: Map<string, RuleRecord>;
  /** Corrections let stand, as `dump id`. */
  passed: Set<string>;
  /** What was last said of a plan by its number. */
  plans: Map<number, PlanNote>;
}

/** Rules, corrections let stand, whose plan it is and when: each as a decision made it. Settings, furniture: their sums. */
export function checkDesk(store: Store): { looked: number; problems: string[] } {
  const told = toldByLog(store);
  const sums = wrongSums(store);
  const problems = [...sums.problems];
  const rules = sql<RuleRecord>(store, 'SELECT * FROM rules').all();
  for (const rule of rules) {
    const set = told.rules.get(rule.key);
    if (
      !set ||
      set.kind !== rule.kind ||
      set.text !== rule.text ||
      set.who !== rule.who ||
      set.at !== rule.at
    )
      problems.push(`a rule of ${new Date(rule.at).toISOString()} is not what a decision set`);
  }
  const passed = sql<{ dump_id: string; id: string }>(store, 'SELECT dump_id, id FROM passed').all();
  for (const { dump_id, id } of passed)
    if (!told.passed.delete(`${dump_id} ${id}`))
      problems.push(`a correction of dump ${dump_id} stands as passed, which no decision made it`);
  const dumps = new Set(
    sql<{ id: string }>(store, 'SELECT id FROM dumps')
      .all()
      .map(({ id }) => id),
  );
  for (const lost of told.passed) {
    const [dump = ''] = lost.split(' ', 1);
    if (dumps.has(dump)) problems.push(`a correction that was let stand in dump ${dump} is not noted`);
  }
  const plans = sql<{ no: number; engine: string; planned_at: number }>(
    store,
    'SELECT no, engine, planned_at FROM plans',
  ).all();
  for (const { no, engine, planned_at } of plans) {
    const note = told.plans.get(no);
    if (note && (note.engine !== engine || note.at !== planned_at))
      problems.push(`plan ${no} is not by the engine, or of the time, that the log says`);
  }
  return { looked: sums.looked + rules.length + passed.length + plans.length, problems };
}

function toldByLog(store: Store): Told {
  const told: Told = { rules: new Map(), passed: new Set(), plans: new Map() };
  for (const row of sql<DecisionRow>(store, 'SELECT * FROM decisions ORDER BY seq').iterate()) {
    const { rules = [], passes = [], planned } = parse<Partial<Effects>>(row.effects);
    // A rule can be lifted without a decision, set by one alone. In JSON a lone surrogate stays, in a column it can't.
    for (const { rule, set } of rules) if (set) told.rules.set(rule.key.toWellFormed(), rule);
    for (const { id, passed } of passes) {
      const key = `${row.dump_id} ${id.toWellFormed()}`;
      if (passed) told.passed.add(key);
      else told.passed.delete(key);
    }
    if (planned) told.plans.set(planned.after.plan, planned.after);
  }
  return told;
}
