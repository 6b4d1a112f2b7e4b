import { type Change, changes } from '../../shared/diff.ts';
import type { Block, Splice } from '../../shared/document.ts';
import { keyOfBlock } from './drafts.ts';

/**
 * Three-way merge of documents by whole blocks: what undoing one decision among later ones comes to. The
 * coordinates are block indices of three documents: `base` (just after the decision), `wanted` (without it)
 * and `now`.
 */

/** The splices that carry the step from `base` to `wanted` over to `now`, or the blocks of `base` that are not there any more. */
export type Carried = { splices: Splice[] } | { missing: string[] };

/** Most different blocks a diff tells apart; beyond that the middle is one change. */
const DISTINCT = 60_000;

export function carryOver(base: readonly Block[], wanted: readonly Block[], now: readonly Block[]): Carried {
  const hunks = blockChanges(base, wanted);
  const drift = blockChanges(base, now);
  const missing: string[] = [];
  const splices: Splice[] = [];
  for (const hunk of hunks) {
    const insert = wanted.slice(hunk.fromB, hunk.toB);
    const at = locate(hunk, drift);
    if (at === null) {
      for (let i = hunk.fromA; i < hunk.toA; i++) missing.push(keyOfBlock(base[i]!));
      continue;
    }
    // From the end to the beginning, so that positions before stay what they are.
    splices.unshift({ at, remove: hunk.toA - hunk.fromA, insert });
  }
  return missing.length > 0 ? { missing } : { splices };
}

/** Where the blocks a hunk takes stand now; null if one of them was changed or something came between. */
function locate(hunk: Change, drift: readonly Change[]): number | null {
  let shift = 0;
  const pure = hunk.fromA === hunk.toA;
  for (const c of drift) {
    if (c.toA < hunk.fromA || (c.toA === hunk.fromA && !(pure && c.fromA === c.toA))) {
      shift = c.toB - c.toA;
      continue;
    }
    if (pure) {
      // What stood around the place was changed as well: beside what came instead.
      if (c.fromA < hunk.fromA) return c.toB;
      break;
    }
    if (c.fromA >= hunk.toA) break;
    if (c.fromA === c.toA && c.fromA === hunk.fromA) {
      shift = c.toB - c.toA;
      continue;
    }
    return null;
  }
  return hunk.fromA + shift;
}

/** Changes between two documents, whole blocks being what is equal or not. */
export function blockChanges(a: readonly Block[], b: readonly Block[]): Change[] {
  const ids = new Map<string, number>();
  const code = (block: Block): number => {
    const key = keyOfBlock(block);
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size + 1;
      ids.set(key, id);
    }
    return id;
  };
  const left = a.map(code);
  const right = b.map(code);
  if (ids.size > DISTINCT) return middleOf(left, right);
  const text = (codes: readonly number[]): string => codes.map((c) => String.fromCharCode(c)).join('');
  return changes(text(left), text(right));
}

function middleOf(a: readonly number[], b: readonly number[]): Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return start === endA && start === endB ? [] : [{ fromA: start, toA: endA, fromB: start, toB: endB }];
}
