import type { FindingView } from '../../shared/model/findings.ts';
import { passes, type Sieve, type Tally, tally } from './facets.ts';

export type Order = 'risk' | 'reading';

/** Least sure first; equal ones and `reading` as they stand in the dump. */
export function compare(a: FindingView, b: FindingView, order: Order): number {
  const place = (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.id < b.id ? -1 : 1);
  return order === 'risk' ? a.confidence - b.confidence || place : place;
}

/** All findings of a dump, changed in place; `version` grows with every change, for views to follow. */
export class FindingBook {
  readonly #by = new Map<string, FindingView>();
  /** Ids in order: an answer never changes it, so it is sorted once. */
  readonly #sorted: Record<Order, string[] | null> = { risk: null, reading: null };
  #last: { version: number; sieve: Sieve; order: Order; list: readonly FindingView[] } | null = null;
  version = 0;

  get size(): number {
    return this.#by.size;
  }

  get(id: string): FindingView | undefined {
    return this.#by.get(id);
  }

  all(): IterableIterator<FindingView> {
    return this.#by.values();
  }

  put(findings: readonly FindingView[]): void {
    const before = this.#by.size;
    for (const f of findings) this.#by.set(f.id, f);
    if (this.#by.size !== before) this.#sorted.risk = this.#sorted.reading = null;
    if (findings.length > 0) this.version++;
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.#by.delete(id);
    if (ids.length === 0) return;
    this.#sorted.risk = this.#sorted.reading = null;
    this.version++;
  }

  /** The findings that pass, in order. The list is the same one until something changes. */
  list(sieve: Sieve, order: Order): readonly FindingView[] {
    const last = this.#last;
    if (last?.version === this.version && last.sieve === sieve && last.order === order) return last.list;
    const list: FindingView[] = [];
    for (const id of this.#inOrder(order)) {
      const finding = this.#by.get(id)!;
      if (passes(finding, sieve)) list.push(finding);
    }
    this.#last = { version: this.version, sieve, order, list };
    return list;
  }

  tally(sieve: Sieve): Tally {
    return tally(this.#by.values(), sieve);
  }

  /** How many wait for an answer. */
  get open(): number {
    let open = 0;
    for (const f of this.#by.values()) if (f.state === 'open') open++;
    return open;
  }

  #inOrder(order: Order): readonly string[] {
    return (this.#sorted[order] ??= [...this.#by.values()]
      .sort((a, b) => compare(a, b, order))
      .map((f) => f.id));
  }
}

/**
 * The finding to take in hand once the one at `at` was answered: where it has left the list, the one that moved up
 * into its place, else the one after it. Null at the end of the list: nobody is sent round in circles.
 */
export function after(list: readonly FindingView[], at: number, id: string): FindingView | null {
  const stays = list.findIndex((f) => f.id === id);
  return list[stays >= 0 ? stays + 1 : Math.max(0, at)] ?? null;
}
