import type { FindingView, Restated } from '../../shared/model/findings.ts';
import { enter, passes, type Sieve, type Tally, tally } from './facets.ts';

export type Order = 'risk' | 'reading';

/** Least sure first; equal ones and `reading` as they stand in the dump. */
export function compare(a: FindingView, b: FindingView, order: Order): number {
  const place = (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.id < b.id ? -1 : 1);
  return order === 'risk' ? a.confidence - b.confidence || place : place;
}

interface Listed {
  sieve: Sieve;
  order: Order;
  list: readonly FindingView[];
}

/** Where more findings than this change at once, lists and counts are made anew instead of being kept up. */
const KEPT_UP = 500;

/**
 * All findings of a dump, changed in place; `version` grows with every change, for views to follow. The list and
 * the counts asked for last are kept up with each answer: a dump of 64 MB has tens of thousands of findings.
 */
export class FindingBook {
  readonly #by = new Map<string, FindingView>();
  /** Ids in order: an answer never changes it, so it is sorted once. */
  readonly #sorted: Record<Order, string[] | null> = { risk: null, reading: null };
  #list: Listed | null = null;
  #tally: { sieve: Sieve; tally: Tally } | null = null;
  #open = 0;
  #ends = 0;
  version = 0;

  get size(): number {
    return this.#by.size;
  }

  /** How many wait for an answer. */
  get open(): number {
    return this.#open;
  }

  /** Whether any speaks of a paragraph that was cut. */
  get woven(): boolean {
    return this.#ends > 0;
  }

  get(id: string): FindingView | undefined {
    return this.#by.get(id);
  }

  all(): IterableIterator<FindingView> {
    return this.#by.values();
  }

  put(findings: readonly FindingView[]): void {
    if (findings.length === 0) return;
    this.version++;
    if (findings.length > KEPT_UP) this.#forget();
    let fresh = false;
    for (const f of findings) {
      const was = this.#by.get(f.id);
      this.#by.set(f.id, f);
      fresh ||= !was;
      this.#change(was, f);
    }
    if (!fresh) return;
    this.#sorted.risk = this.#sorted.reading = null;
    this.#list = null;
  }

  /** Takes in what became of findings that are known; returns those, as they are now. */
  restate(restated: readonly Restated[]): FindingView[] {
    const findings = restated.flatMap((now) => {
      const was = this.#by.get(now.id);
      return was ? [{ ...was, ...now }] : [];
    });
    this.put(findings);
    return findings;
  }

  remove(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.version++;
    for (const id of ids) {
      const was = this.#by.get(id);
      if (this.#by.delete(id)) this.#change(was, undefined);
    }
    this.#sorted.risk = this.#sorted.reading = null;
    this.#list = null;
  }

  /** The findings that pass, in order. The list is the same one until something changes. */
  list(sieve: Sieve, order: Order): readonly FindingView[] {
    const last = this.#list;
    if (last && last.sieve === sieve && last.order === order) return last.list;
    const list: FindingView[] = [];
    for (const id of this.#inOrder(order)) {
      const finding = this.#by.get(id)!;
      if (passes(finding, sieve)) list.push(finding);
    }
    this.#list = { sieve, order, list };
    return list;
  }

  /** How many findings each choice would list; a new object whenever that may have changed. */
  tally(sieve: Sieve): Tally {
    if (this.#tally?.sieve !== sieve) this.#tally = { sieve, tally: tally(this.#by.values(), sieve) };
    return this.#tally.tally;
  }

  #forget(): void {
    this.#list = null;
    this.#tally = null;
  }

  /** One finding is another now, came (`was` undefined) or went (`now` undefined). */
  #change(was: FindingView | undefined, now: FindingView | undefined): void {
    this.#open += Number(now?.state === 'open') - Number(was?.state === 'open');
    this.#ends += Number(now !== undefined && isEnd(now)) - Number(was !== undefined && isEnd(was));
    if (this.#tally) {
      const { sieve } = this.#tally;
      const { states, kinds, bands } = this.#tally.tally;
      const counts: Tally = { states: { ...states }, kinds: { ...kinds }, bands: { ...bands } };
      if (was) enter(counts, was, sieve, -1);
      if (now) enter(counts, now, sieve, 1);
      this.#tally = { sieve, tally: counts };
    }
    if (this.#list && was && now) this.#relist(this.#list, was, now);
  }

  #relist({ sieve, order, list }: Listed, was: FindingView, now: FindingView): void {
    const stood = passes(was, sieve);
    const stands = passes(now, sieve);
    if (!stood && !stands) return;
    const at = placeIn(list, now, order);
    // What a finding says of itself never changes, so it stands where it stood; if not, all are sifted again.
    const kept = !stood || list[at]?.id === now.id;
    this.#list = kept
      ? { sieve, order, list: list.toSpliced(at, stood ? 1 : 0, ...(stands ? [now] : [])) }
      : null;
  }

  #inOrder(order: Order): readonly string[] {
    return (this.#sorted[order] ??= [...this.#by.values()]
      .sort((a, b) => compare(a, b, order))
      .map((f) => f.id));
  }
}

function isEnd({ kind }: FindingView): boolean {
  return kind === 'join' || kind === 'torn';
}

/** Where a finding stands in an ordered list, or would. */
function placeIn(list: readonly FindingView[], finding: FindingView, order: Order): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    const other = list[mid]!;
    if (other.id !== finding.id && compare(other, finding, order) < 0) low = mid + 1;
    else high = mid;
  }
  return low;
}

/**
 * The finding to take in hand once the one at `at` was answered: where it has left the list, the one that moved up
 * into its place, else the one after it. Null at the end of the list: nobody is sent round in circles.
 */
export function after(list: readonly FindingView[], at: number, id: string): FindingView | null {
  const stays = list.findIndex((f) => f.id === id);
  return list[stays >= 0 ? stays + 1 : Math.max(0, at)] ?? null;
}
