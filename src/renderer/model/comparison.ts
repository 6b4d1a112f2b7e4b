import { compareUnits } from '../../shared/diff.ts';
import { type Block, plainText } from '../../shared/document.ts';
import type { Fields } from '../../shared/model/articles.ts';
import type { RevisionText } from '../../shared/model/history.ts';
import { FIELD_NAMES, type FieldName } from '../../shared/plan.ts';
import { differences } from '../../shared/wording.ts';

/** Two revisions of an article set against each other: fields, then blocks in reading order. */

/** A stretch of running text: in both, only in the earlier, or only in the later. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** One block of either revision, or one that both have in two readings. */
export interface ComparedBlock {
  readonly kind: 'same' | 'changed' | 'gone' | 'new';
  readonly type: Block['type'];
  readonly stretches: readonly Stretch[];
}

export interface ComparedField {
  readonly field: FieldName;
  readonly stretches: readonly Stretch[];
}

export interface Comparison {
  /** Fields that differ. */
  readonly fields: readonly ComparedField[];
  readonly blocks: readonly ComparedBlock[];
  /** Whether the two say the same, blocks in the same order. */
  readonly equal: boolean;
  /** Whether a bound was hit: then something longer than need be is told as one change. */
  readonly bounded: boolean;
}

/** Two blocks are one block in two readings if so much of the longer stayed. */
const ALIKE = 0.4;
/** Blocks gone and come in one place are paired only while there are so few of both. */
const PAIRED_AT_MOST = 60;
/** Most edits searched for between the two lists of blocks. */
const MOST_EDITS = 4000;

/** What became of `from` in `to`. */
export function compareRevisions(from: RevisionText, to: RevisionText): Comparison {
  const numbers = new Map<string, number>();
  const number = (block: Block): number => {
    const key = `${block.type} ${plainText(block)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const { changes, bounded } = compareUnits(
    Int32Array.from(from.blocks, number),
    Int32Array.from(to.blocks, number),
    MOST_EDITS,
  );
  const blocks: ComparedBlock[] = [];
  let cut = bounded;
  let at = 0;
  for (const c of [...changes, { fromA: from.blocks.length, toA: 0, fromB: 0, toB: 0 }]) {
    for (const block of from.blocks.slice(at, c.fromA)) blocks.push(whole('same', block));
    at = Math.max(at, c.toA);
    if (c.toA === 0 && c.toB === 0) break;
    const met = paired(from.blocks.slice(c.fromA, c.toA), to.blocks.slice(c.fromB, c.toB));
    blocks.push(...met.blocks);
    cut ||= met.bounded;
  }
  const fields = comparedFields(from.fields, to.fields);
  return { fields, blocks, bounded: cut, equal: fields.length === 0 && changes.length === 0 };
}

function comparedFields(from: Fields, to: Fields): ComparedField[] {
  return FIELD_NAMES.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    stretches: stretchesOf(from[field], to[field]).stretches,
  }));
}

function whole(kind: 'same' | 'gone' | 'new', block: Block): ComparedBlock {
  return { kind, type: block.type, stretches: [{ kind, text: plainText(block) }] };
}

/** Blocks that went and blocks that came in one place: those that are alike told together, in order. */
function paired(
  gone: readonly Block[],
  come: readonly Block[],
): { blocks: ComparedBlock[]; bounded: boolean } {
  const blocks: ComparedBlock[] = [];
  let bounded = gone.length > PAIRED_AT_MOST || come.length > PAIRED_AT_MOST;
  let next = 0;
  for (const old of gone) {
    let found = -1;
    if (!bounded || gone.length === come.length)
      for (let j = next; j < come.length && found < 0; j++) if (alike(old, come[j]!)) found = j;
    if (found < 0) {
      blocks.push(whole('gone', old));
      continue;
    }
    for (const fresh of come.slice(next, found)) blocks.push(whole('new', fresh));
    const said = stretchesOf(plainText(old), plainText(come[found]!));
    bounded ||= said.bounded;
    blocks.push({ kind: 'changed', type: come[found]!.type, stretches: said.stretches });
    next = found + 1;
  }
  for (const fresh of come.slice(next)) blocks.push(whole('new', fresh));
  return { blocks, bounded };
}

function alike(a: Block, b: Block): boolean {
  const left = plainText(a);
  const right = plainText(b);
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return a.type === b.type;
  // What can't be alike by length alone need not be compared.
  if (Math.min(left.length, right.length) < longer * ALIKE) return false;
  const { changes } = differences(left, right);
  const stayed = left.length - changes.reduce((n, c) => n + c.toA - c.fromA, 0);
  return stayed >= longer * ALIKE;
}

/** Two readings as one running text. */
export function stretchesOf(a: string, b: string): { stretches: Stretch[]; bounded: boolean } {
  const { changes, bounded } = differences(a, b);
  const stretches: Stretch[] = [];
  const put = (kind: Stretch['kind'], text: string): void => {
    if (text !== '') stretches.push({ kind, text });
  };
  let at = 0;
  for (const c of changes) {
    put('same', a.slice(at, c.fromA));
    put('gone', a.slice(c.fromA, c.toA));
    put('new', b.slice(c.fromB, c.toB));
    at = c.toA;
  }
  put('same', a.slice(at));
  return { stretches, bounded };
}
