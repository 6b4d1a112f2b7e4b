import type { ThreadBoard, ThreadEnd } from '../../shared/model/threads.ts';
import type { Reason } from '../../shared/plan.ts';

/** The thread board as it is laid out: pure, made anew from what the store tells of the ends. */

export interface TiedPair {
  tail: ThreadEnd;
  head: ThreadEnd;
  /** The engine's own, and nobody has said yes yet. */
  proposed: boolean;
}

export interface RankedEnd {
  end: ThreadEnd;
  /** Why it may belong there; empty where nothing speaks for it. */
  reasons: readonly Reason[];
  /** Among the candidates the best is 0; -1 for one that nothing speaks for. */
  rank: number;
}

export interface LaidBoard {
  /** Loose ends in raw order. */
  tails: readonly ThreadEnd[];
  heads: readonly ThreadEnd[];
  /** Paragraphs that begin as any does: a head nobody suspects may be among them. */
  starts: readonly ThreadEnd[];
  pairs: readonly TiedPair[];
  torn: readonly ThreadEnd[];
  /** Ends that need nobody any more, of all there are. */
  done: number;
  total: number;
}

export const NO_BOARD: ThreadBoard = { ends: [], candidates: [], bounded: false };

const startOf = (end: ThreadEnd): number => Number(end.piece.split('-')[0]);

export function layBoard(board: ThreadBoard): LaidBoard {
  const loose = (side: ThreadEnd['side']): ThreadEnd[] =>
    board.ends.filter((e) => e.side === side && e.state === 'loose');
  const heads = new Map(board.ends.filter((e) => e.side === 'head').map((e) => [e.piece, e]));
  const pairs: TiedPair[] = [];
  let done = 0;
  let total = 0;
  for (const end of board.ends) {
    if (end.state === 'start') continue;
    total++;
    if (end.state === 'tied' || end.state === 'torn') done++;
    if (end.side !== 'tail' || end.other === null) continue;
    const head = heads.get(end.other) ?? {
      ...end,
      piece: end.other,
      side: 'head',
      text: '',
      other: end.piece,
    };
    pairs.push({ tail: end, head, proposed: end.state === 'proposed' || head.state === 'proposed' });
  }
  // What waits for a word comes first.
  pairs.sort((a, b) => Number(b.proposed) - Number(a.proposed) || startOf(a.tail) - startOf(b.tail));
  return {
    tails: loose('tail'),
    heads: loose('head'),
    starts: board.ends.filter((e) => e.state === 'start'),
    pairs,
    torn: board.ends.filter((e) => e.state === 'torn'),
    done,
    total,
  };
}

/** Ordinary beginnings shown where nobody asks for one by its words. */
const STARTS_SHOWN = 12;
const STARTS_FOUND = 100;

/**
 * The heads for a tail: what something speaks for first, then the other loose ones as they stand behind it in the
 * dump, then beginnings nobody suspects. `query` keeps those that hold its words.
 */
export function headsFor(board: ThreadBoard, laid: LaidBoard, tail: string | null, query = ''): RankedEnd[] {
  const ranks = new Map<string, { rank: number; reasons: readonly Reason[] }>();
  for (const c of board.candidates)
    if (c.tail === tail && !ranks.has(c.head)) ranks.set(c.head, { rank: ranks.size, reasons: c.reasons });
  const after = (end: ThreadEnd): number => {
    const by = startOf(end) - Number(tail?.split('-')[0] ?? 0);
    // The page is read on from the tail, and then from its beginning.
    return by >= 0 ? by : Number.MAX_SAFE_INTEGER / 2 + by;
  };
  const wanted = query.trim().toLowerCase();
  const fits = (end: ThreadEnd): boolean =>
    end.piece !== tail && (wanted === '' || end.text.toLowerCase().includes(wanted));
  const starts = laid.starts
    .filter((end) => fits(end) && !ranks.has(end.piece))
    .toSorted((a, b) => after(a) - after(b))
    .slice(0, wanted === '' ? STARTS_SHOWN : STARTS_FOUND);
  const likely = laid.starts.filter((end) => fits(end) && ranks.has(end.piece));
  return [
    ...rankedHeads([...laid.heads.filter(fits), ...likely]),
    ...starts.map((end) => ({ end, reasons: [], rank: -1 })),
  ];

  function rankedHeads(ends: readonly ThreadEnd[]): RankedEnd[] {
    return ends
      .map((end) => ({ end, ...(ranks.get(end.piece) ?? { rank: -1, reasons: [] }) }))
      .toSorted((a, b) => {
        if (a.rank >= 0 && b.rank >= 0) return a.rank - b.rank;
        if (a.rank >= 0 || b.rank >= 0) return a.rank >= 0 ? -1 : 1;
        return after(a.end) - after(b.end);
      });
  }
}

/** How many candidates each loose tail has among the loose heads. */
export function choicesOf(board: ThreadBoard, laid: LaidBoard): ReadonlyMap<string, number> {
  const heads = new Set([...laid.heads, ...laid.starts].map((e) => e.piece));
  const found = new Map<string, Set<string>>();
  for (const { tail, head } of board.candidates)
    if (heads.has(head)) found.set(tail, (found.get(tail) ?? new Set()).add(head));
  return new Map([...found].map(([tail, set]) => [tail, set.size]));
}

/** The end that is in hand after the list has changed: the same, or what came to its place. */
export function keepPlace(
  before: readonly string[],
  now: readonly string[],
  current: string | null,
): string | null {
  if (now.length === 0) return null;
  if (current !== null && now.includes(current)) return current;
  const at = current === null ? 0 : before.indexOf(current);
  const still = new Set(now);
  for (let i = Math.max(0, at); i < before.length; i++) if (still.has(before[i]!)) return before[i]!;
  return now[Math.min(Math.max(0, at), now.length - 1)]!;
}
