/**
 * Open ends settled in the order of regret, the clearest first: a joint is taken when it beats all others of its end
 * and of its beginning by most. A joint taken changes the regret of the few ends that want the same beginnings
 * alone, so these are reckoned again and the rest stay as they lie in a heap: the cost grows with the joints, not
 * with their square.
 */
import type { Joint } from '../seams/joints.ts';
import { shareOf } from '../seams/matching.ts';

export interface Settled {
  /** By piece: the piece its end goes on in, or -1. */
  next: Int32Array;
  previous: Int32Array;
  /** By piece: how sure the joint to `next` is, 0 to 1. */
  sure: Float32Array;
}

/** A joint that nobody would take at this score is no rival, either. */
const HOPELESS = -3;

/** Joints looked at between two yields. */
const TURN = 2000;

/** The best joint of an end as of turn `turn` of that end; older offers of it are void. */
interface Offer {
  joint: Joint;
  regret: number;
  /** The end's place among all, which settles what is equally clear. */
  place: number;
  turn: number;
}

function isClearer(a: Offer, b: Offer): boolean {
  if (a.regret !== b.regret) return a.regret > b.regret;
  if (a.joint.score !== b.joint.score) return a.joint.score > b.joint.score;
  return a.place < b.place;
}

/** Offers, the clearest on top: a binary heap. */
export class Offers {
  readonly #heap: Offer[] = [];

  add(offer: Offer): void {
    const heap = this.#heap;
    let k = heap.push(offer) - 1;
    while (k > 0) {
      const up = (k - 1) >> 1;
      if (!isClearer(offer, heap[up] as Offer)) break;
      heap[k] = heap[up] as Offer;
      k = up;
    }
    heap[k] = offer;
  }

  take(): Offer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!heap.length || !last) return top;
    let k = 0;
    for (;;) {
      let down = 2 * k + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && isClearer(heap[down + 1] as Offer, heap[down] as Offer)) down++;
      if (!isClearer(heap[down] as Offer, last)) break;
      heap[k] = heap[down] as Offer;
      k = down;
    }
    heap[k] = last;
    return top;
  }
}

/**
 * Settles joints by maximum regret. `n` pieces; `joints` by tail, best first; `parts` says where a piece goes on from
 * none, as a title does. Generator: yields the share done.
 * Cost: as the joints worth taking, each with its rivals, and the columns walked to bar rings.
 */
export function* settle(
  n: number,
  joints: ReadonlyMap<number, readonly Joint[]>,
  parts: (p: number) => boolean,
): Generator<number, Settled> {
  const next = new Int32Array(n).fill(-1);
  const previous = new Int32Array(n).fill(-1);
  const sure = new Float32Array(n);
  const open = new Set(joints.keys());
  const places = new Map([...joints.keys()].map((t, k) => [t, k]));
  const turns = new Map<number, number>();
  const at = new Map<number, number>();
  // Whoever a beginning would rather follow: its ends, best first, for the regret on that side.
  const byHead = new Map<number, Joint[]>();
  let work = 0;
  for (const list of joints.values()) {
    work += list.length;
    if (work > TURN) {
      work = 0;
      yield 0;
    }
    for (const j of list) {
      if (j.score < HOPELESS) continue;
      const own = byHead.get(j.head);
      if (own) own.push(j);
      else byHead.set(j.head, [j]);
    }
  }
  for (const list of byHead.values()) {
    work += list.length;
    if (work > TURN) {
      work = 0;
      yield 0;
    }
    list.sort((a, b) => b.score - a.score || a.tail - b.tail);
  }
  const barred = new Set<Joint>();
  const free = (j: Joint) => (previous[j.head] as number) < 0 && !barred.has(j);
  const reaches = (from: number, to: number): boolean => {
    // Following joints and the columns between them must not lead back.
    let p = from;
    for (let steps = 0; steps <= 2 * n; steps++) {
      work++;
      if (p === to) return true;
      if (joints.has(p)) {
        if ((next[p] as number) < 0) return false;
        p = next[p] as number;
      } else {
        if (p + 1 >= n || parts(p + 1) || (previous[p + 1] as number) >= 0) return false;
        p++;
      }
    }
    return true;
  };
  const offers = new Offers();
  const offer = (t: number): void => {
    const turn = (turns.get(t) ?? 0) + 1;
    turns.set(t, turn);
    const list = joints.get(t) as readonly Joint[];
    let k = at.get(t) ?? 0;
    while (k < list.length && !free(list[k] as Joint)) k++;
    at.set(t, k);
    const joint = list[k];
    if (!joint || joint.score <= 0) return;
    let second = 0;
    for (let i = k + 1; i < list.length && (list[i] as Joint).score > 0; i++) {
      if (free(list[i] as Joint)) {
        second = (list[i] as Joint).score;
        break;
      }
    }
    let other = 0;
    for (const j of byHead.get(joint.head) ?? []) {
      work++;
      if (j.tail !== t && open.has(j.tail)) {
        other = Math.max(0, j.score);
        break;
      }
    }
    offers.add({
      joint,
      regret: joint.score - Math.max(second, other),
      place: places.get(t) as number,
      turn,
    });
  };
  for (const t of open) {
    if (++work > TURN) {
      work = 0;
      yield 0;
    }
    offer(t);
  }
  for (let best = offers.take(); best; best = offers.take()) {
    const { tail, head } = best.joint;
    if (!open.has(tail) || turns.get(tail) !== best.turn) continue;
    if (++work > TURN) {
      work = 0;
      yield 1 - open.size / joints.size;
    }
    if (reaches(head, tail)) {
      barred.add(best.joint);
      offer(tail);
      continue;
    }
    const list = joints.get(tail) as readonly Joint[];
    next[tail] = head;
    previous[head] = tail;
    sure[tail] = shareOf(best.joint, list);
    open.delete(tail);
    // Whoever wanted this beginning looks elsewhere; whoever had this end as a rival is clearer now.
    const stirred = new Set<number>();
    for (const j of [best.joint, ...list.filter((l) => l.score > 0)])
      for (const r of byHead.get(j.head) ?? []) {
        work++;
        if (r.score > 0 && open.has(r.tail)) stirred.add(r.tail);
      }
    for (const t of stirred) offer(t);
  }
  return { next, previous, sure };
}
