/**
 * Columns to articles on a page that was read across: joints make columns one, titles begin articles, and what is
 * left without either goes where it speaks of the same.
 */
import { endsWithStop } from './look.ts';
import type { Piece } from './model.ts';
import { TORN, type Threads } from './threads.ts';
import { isProse } from './titles.ts';
import { type Theme, type Topics, themeLikeness, themeOf } from './topics.ts';

/** A chain of pieces in reading order, held together by joints or by standing side by side. */
interface Chain {
  pieces: number[];
  titled: boolean;
}

/** Likeness from which on a chain without a title goes to the article it is most like. */
const ATTACH = 0.1;

function themeOfChain(topics: Topics, list: readonly number[]): Theme {
  return themeOf(
    topics,
    list.map((p) => [p, 1] as const),
  );
}

export function* weaveColumns(
  pieces: readonly Piece[],
  topics: Topics,
  titles: Float32Array,
  threads: Threads,
): Generator<number, { sequences: number[][]; unplaced: number[] }> {
  const n = pieces.length;
  const isTitle = (p: number) => (titles[p] as number) >= 0.5 && !(pieces[p] as Piece).heading;
  // A title begins an article; further title lines right after it belong to the same head.
  const begins = (p: number) => isTitle(p) && !(p > 0 && isTitle(p - 1) && (threads.tailTorn[p - 1] as number) < TORN);
  const runs: number[][] = [];
  const runOf = new Int32Array(n);
  for (let p = 0; p < n; p++) {
    const cut =
      p === 0 ||
      begins(p) ||
      ((threads.next[p - 1] as number) >= 0 && threads.next[p - 1] !== p) ||
      ((threads.previous[p] as number) >= 0 && threads.previous[p] !== p - 1) ||
      ((threads.tailTorn[p - 1] as number) >= TORN && threads.next[p - 1] !== p);
    if (cut) runs.push([]);
    runOf[p] = runs.length - 1;
    (runs[runs.length - 1] as number[]).push(p);
  }
  yield 0.2;
  const chains: Chain[] = [];
  const used = new Uint8Array(runs.length);
  const follow = (first: number): number[] => {
    const list: number[] = [];
    for (let r = first; r >= 0 && !used[r]; ) {
      used[r] = 1;
      const run = runs[r] as number[];
      list.push(...run);
      const go = threads.next[run[run.length - 1] as number] as number;
      r = go >= 0 ? (runOf[go] as number) : -1;
    }
    return list;
  };
  runs.forEach((run, r) => {
    const first = run[0] as number;
    if (!used[r] && (threads.previous[first] as number) < 0) chains.push({ pieces: follow(r), titled: begins(first) });
  });
  runs.forEach((_, r) => {
    if (!used[r]) chains.push({ pieces: follow(r), titled: false });
  });
  yield 0.5;
  const themes = chains.map((c) => themeOfChain(topics, c.pieces));
  const home = chains.map((_, c) => c);
  for (let c = 0; c < chains.length; c++) {
    const chain = chains[c] as Chain;
    if (chain.titled) continue;
    let best = -1;
    let bestScore = ATTACH;
    for (let a = Math.max(0, c - 200); a < Math.min(chains.length, c + 200); a++) {
      if (a === c || !(chains[a] as Chain).titled) continue;
      const score = themeLikeness(themes[c] as Theme, themes[a] as Theme);
      if (score > bestScore) {
        best = a;
        bestScore = score;
      }
    }
    home[c] = best >= 0 ? best : c;
    if (c % 20 === 19) yield 0.5 + (0.5 * c) / chains.length;
  }
  const sequences: number[][] = [];
  const unplaced: number[] = [];
  chains.forEach((chain, c) => {
    if (home[c] !== c) return;
    const sequence = [...chain.pieces];
    chains.forEach((other, o) => {
      if (o !== c && home[o] === c) sequence.push(...other.pieces);
    });
    const first = sequence[0] as number;
    const torn = (threads.headTorn[first] as number) > 0.8 && !endsWithStop((pieces[first] as Piece).text);
    if (!chain.titled && torn && !sequence.some((p) => isProse(pieces[p] as Piece))) unplaced.push(...sequence);
    else sequences.push(sequence);
  });
  sequences.sort((a, b) => Math.min(...a) - Math.min(...b));
  return { sequences, unplaced };
}
