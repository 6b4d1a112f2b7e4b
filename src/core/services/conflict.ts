import { FIELD_NAMES } from '../../shared/plan.ts';
import { Fault, refused } from '../errors.ts';
import { type DecisionRow, decisionView } from '../store/decisions.ts';
import type { Effects } from '../store/effects.ts';
import { parse } from '../store/handle.ts';
import type { Desk } from './desk.ts';

/** Refuses to undo a decision alone where nobody can say what stands in its way. */
export function cannotUndo(): Fault<'REFUSED'> {
  return refused(
    'cannot-undo',
    'The text has changed too much since to undo this alone. Undo the newer decisions first.',
  );
}

/** Gathers what later decisions stand in the way. */
export class Conflict {
  readonly #desk: Desk;
  readonly #later: readonly { row: DecisionRow; effects: Effects }[];
  readonly #found = new Map<string, DecisionRow>();
  #met = false;

  constructor(desk: Desk, later: readonly DecisionRow[]) {
    this.#desk = desk;
    this.#later = later.map((row) => ({ row, effects: parse<Effects>(row.effects) }));
  }

  /** Blocks that are gone: whoever took them, and whoever took what those put in their place. */
  blocks(articleId: string, keys: readonly string[]): void {
    this.#met = true;
    const wanted = new Set(keys);
    for (const { row, effects } of this.#later)
      for (const effect of effects.articles) {
        if (effect.id !== articleId) continue;
        const taken = effect.inverse.flatMap((s) => s.insert.map((b) => JSON.stringify(b)));
        if (!taken.some((key) => wanted.has(key))) continue;
        this.#name(row);
        for (const s of effect.splices) for (const b of s.insert) wanted.add(JSON.stringify(b));
      }
    if (this.#found.size === 0) this.article(articleId);
  }

  field(articleId: string, name: (typeof FIELD_NAMES)[number]): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (
        effects.articles.some(
          (e) => e.id === articleId && e.head && e.head.before.fields[name] !== e.head.after.fields[name],
        )
      )
        this.#name(row);
  }

  article(articleId: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (effects.articles.some((e) => e.id === articleId)) this.#name(row);
  }

  /** A piece that is cut otherwise now, or was: whoever did that or built on it. */
  piece(id: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (
        row.effects.includes(`"${id}"`) ||
        (effects.parts ?? []).some((p) => p.id === id || p.parts.includes(id))
      )
        this.#name(row);
  }

  /** A finding that was answered since. */
  finding(id: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (effects.findings.some((f) => f.id === id)) this.#name(row);
  }

  /** Text that would be told twice: whoever put it in again. */
  twice(): void {
    this.#met = true;
    for (const { row } of this.#later)
      for (const id of this.#desk.before.keys()) if (row.effects.includes(`"${id}"`)) this.#name(row);
  }

  raise(): void {
    if (!this.#met) return;
    const decisions = [...this.#found.values()].map((row) => decisionView(row, false));
    if (decisions.length === 0) throw cannotUndo();
    throw new Fault('DEPENDENTS', { decisions }, 'Later decisions build on this one. Undo them first.');
  }

  #name(row: DecisionRow): void {
    if (!this.#found.has(row.part_of)) this.#found.set(row.part_of, row);
  }
}
