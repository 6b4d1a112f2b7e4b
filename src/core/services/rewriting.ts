import type { Block, Inline } from '../../shared/document.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { TextPlace } from '../../shared/model/text.ts';
import type { FieldName } from '../../shared/plan.ts';
import {
  countTextblocks,
  editInline,
  inlineText,
  type TextEdit,
  textblocksOf,
  withTextblocks,
} from '../../shared/textblocks.ts';
import { refused } from '../errors.ts';
import type { Library } from '../library.ts';
import { decide } from './commit.ts';
import type { Desk } from './desk.ts';
import { withField } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** Changing words in place, over many drafts at once: find and replace, punctuation set right. */

export interface TextChange extends TextEdit {
  readonly articleId: string;
  readonly place: TextPlace;
  /** What must stand there now. */
  readonly was: string;
}

export interface RewriteInput {
  dumpId: string;
  as: 'replace' | 'punctuate';
  changes: readonly TextChange[];
}

/** Makes all changes as one decision, or none: `REFUSED` (`text-changed`) where the words are not there any more. */
export function rewriteText(library: Library, input: RewriteInput, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    for (const [articleId, changes] of grouped(input.changes, (c) => c.articleId)) {
      const sheet = desk.open(articleId);
      rewriteFields(desk, sheet, changes);
      rewriteBlocks(desk, sheet, changes);
    }
    return { kind: input.as };
  });
}

/** Lets corrections stand. */
export function letStand(
  library: Library,
  input: { dumpId: string; ids: readonly string[] },
  origin: string,
): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    for (const id of input.ids) desk.pass({ id, passed: true });
    return { kind: 'let-stand' };
  });
}

function rewriteFields(desk: Desk, sheet: Sheet, changes: readonly TextChange[]): void {
  const byField = grouped(
    changes.filter((c) => 'field' in c.place),
    (c) => (c.place as { field: FieldName }).field,
  );
  let { head } = sheet;
  for (const [field, list] of byField) {
    const edits = checked(head.fields[field], list);
    const content = editInline([{ type: 'text', text: head.fields[field] }], edits);
    const text = inlineText(content);
    if (text.length > (field === 'date' ? 200 : 2000))
      throw refused('too-long', 'The field would become too long.');
    head = withField(head, field, text, text.trim() === '' ? [] : (head.fieldPieces[field] ?? []));
  }
  if (head !== sheet.head) desk.setHead(sheet, head);
}

function rewriteBlocks(desk: Desk, sheet: Sheet, changes: readonly TextChange[]): void {
  const byBlock = grouped(
    changes.filter((c) => 'block' in c.place),
    (c) => (c.place as { block: number }).block,
  );
  if (byBlock.size === 0) return;
  let first = 0;
  sheet.blocks.forEach((block, at) => {
    const count = countTextblocks(block);
    const contents = new Map<number, readonly Inline[]>();
    const inside = textblocksOf([block]);
    for (let i = 0; i < count; i++) {
      const list = byBlock.get(first + i);
      if (!list) continue;
      const content = inside[i]!.content ?? [];
      contents.set(i, editInline(content, checked(inlineText(content), list)));
      byBlock.delete(first + i);
    }
    first += count;
    if (contents.size > 0)
      desk.splice(sheet, { at, remove: 1, insert: [withTextblocks(block as Block, contents)] });
  });
  if (byBlock.size > 0) throw changed();
}

/** The changes of one text in order, each checked against what stands there. */
function checked(text: string, changes: readonly TextChange[]): TextChange[] {
  const list = changes.toSorted((a, b) => a.start - b.start);
  let at = 0;
  for (const c of list) {
    const inside = c.start >= at && c.end >= c.start && c.end <= text.length;
    if (!inside || text.slice(c.start, c.end) !== c.was) throw changed();
    at = c.end;
  }
  return list;
}

function changed(): Error {
  return refused('text-changed', 'The text has changed since it was looked at. Look again.');
}

function grouped<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
