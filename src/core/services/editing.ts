import type { Block, Inline, ListItem } from '../../shared/document.ts';
import { pieceOf, plainText } from '../../shared/document.ts';
import type { SaveInput } from '../../shared/model/articles.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { FIELD_NAMES, type FieldName } from '../../shared/plan.ts';
import { Fault, refused } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Library } from '../library.ts';
import { articlesInOrder, getArticle, ordinalAfter } from '../store/articles.ts';
import { sql } from '../store/handle.ts';
import { insertArticle } from '../store/plans.ts';
import { decide } from './commit.ts';
import type { Desk } from './desk.ts';
import { fieldContent, withField } from './fields.ts';
import { isTextBlock, joinInline, paragraph, trimEnd, trimStart, withContent } from './inline.ts';
import { withPiecesOfNow } from './parting.ts';
import { piecesIn, type Sheet } from './sheet.ts';
import { articleView, presentArticle } from './views.ts';

/** What an editor does to articles by hand: typing, cutting them up, putting them together. */

/** Saves what was typed. Edits of one burst become one decision; a base that is not the newest is a `CONFLICT`. */
export function saveArticle(library: Library, input: SaveInput, origin: string): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    if (sheet.row.revision !== input.baseRevision)
      throw new Fault(
        'CONFLICT',
        { article: articleView(library, sheet.row) },
        'Somebody else changed this article meanwhile.',
      );
    for (const splice of input.splices) {
      if (splice.at + splice.remove > sheet.blocks.length)
        throw refused('bad-splice', 'The change speaks of blocks that are not there.');
      const known = withPiecesOfNow(desk, splice.insert, false);
      const foreign = [...piecesIn(known)].filter((id) => !desk.findPiece(id));
      const insert = foreign.length === 0 ? known : disown(known, new Set(foreign));
      desk.splice(sheet, { ...splice, insert });
    }
    let head = sheet.head;
    for (const name of FIELD_NAMES) {
      const text = input.fields?.[name]?.toWellFormed();
      if (text === undefined || text === head.fields[name]) continue;
      head = withField(head, name, text, text.trim() === '' ? [] : (head.fieldPieces[name] ?? []));
    }
    if (head !== sheet.head) desk.setHead(sheet, head);
    return { kind: 'edit', burst: `${origin}:${input.articleId}:${input.burst}` };
  });
}

/** Blocks without marks of pieces this dump does not have: text pasted from elsewhere has no origin here. */
function disown(blocks: readonly Block[], foreign: ReadonlySet<string>): Block[] {
  const inline = (node: Inline): Inline => {
    const id = pieceOf(node);
    if (id === null || !foreign.has(id)) return node;
    const marks = node.marks?.filter((m) => m.type !== 'piece') ?? [];
    const { marks: _, ...bare } = node;
    return marks.length > 0 ? { ...bare, marks } : bare;
  };
  const item = (one: ListItem): ListItem => ({ ...one, content: one.content.map(block) });
  const block = (b: Block): Block => {
    if (b.type === 'horizontalRule') return b;
    if (isTextBlock(b)) return withContent(b, (b.content ?? []).map(inline));
    if (b.type === 'blockquote') return { ...b, content: b.content.map(block) };
    return { ...b, content: b.content.map(item) };
  };
  return blocks.map(block);
}

/** Lays a new, empty article on the desk, after another or before all. */
function newSheet(desk: Desk, after: string | null): Sheet {
  const id = newId();
  const before = after === null ? null : desk.open(after).row;
  insertArticle(desk.store, {
    id,
    dumpId: desk.dump.id,
    plan: desk.plan,
    planned: null,
    ordinal: ordinalAfter(desk.store, desk.plan, before),
    fields: { title: '', subtitle: '', byline: '', date: '' },
    fieldPieces: '{}',
    lead: '',
    at: desk.library.clock(),
    blocks: '[]',
  });
  // Until the decision is made it is not there: undoing it takes the article away again.
  sql(desk.store, 'UPDATE articles SET present = 0 WHERE id = ?').run(id);
  const sheet = desk.lay(getArticle(desk.store, id)!);
  desk.setPresent(sheet, true);
  return sheet;
}

/** Takes blocks `[from, to)` out of an article. */
function cut(desk: Desk, sheet: Sheet, from: number, to: number): Block[] {
  if (from >= to || to > sheet.blocks.length)
    throw refused('no-blocks', 'There are no such blocks in the article.');
  const blocks = sheet.blocks.slice(from, to);
  desk.splice(sheet, { at: from, remove: to - from, insert: [] });
  return blocks;
}

export interface CreateInput {
  dumpId: string;
  afterArticleId: string | null;
  blocks?: { articleId: string; from: number; to: number } | undefined;
  title?: string | undefined;
}

/** A new article after the one named (before all if null), empty or holding blocks taken from one. */
export function createArticle(library: Library, input: CreateInput, origin: string): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const taken =
      input.blocks && cut(desk, desk.open(input.blocks.articleId), input.blocks.from, input.blocks.to);
    const sheet = newSheet(desk, input.afterArticleId);
    if (taken) desk.splice(sheet, { at: 0, remove: 0, insert: taken });
    const title = input.title?.toWellFormed() ?? '';
    if (title !== '') desk.setHead(sheet, withField(sheet.head, 'title', title, []));
    else headingToTitle(desk, sheet);
    return { kind: 'create-article' };
  });
}

/** Everything from block `index` on becomes an article of its own; a heading that leads it becomes its title. */
export function splitArticle(
  library: Library,
  input: { articleId: string; index: number },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    if (input.index === 0) throw refused('nothing-left', 'Nothing would be left of the first article.');
    const rest = cut(desk, sheet, input.index, sheet.blocks.length);
    const fresh = newSheet(desk, sheet.id);
    desk.splice(fresh, { at: 0, remove: 0, insert: rest });
    headingToTitle(desk, fresh);
    return { kind: 'split-article' };
  });
}

function headingToTitle(desk: Desk, sheet: Sheet): void {
  const [first] = sheet.blocks;
  if (first?.type !== 'heading') return;
  const text = plainText(first);
  if (text.length > 2000 || text.trim() === '' || text.includes('\n')) return;
  desk.setHead(sheet, withField(sheet.head, 'title', text, [...piecesIn([first])]));
  desk.splice(sheet, { at: 0, remove: 1, insert: [] });
}

/** Appends another article, its title as a heading and its other fields as paragraphs: nothing of it is lost. */
export function mergeArticles(
  library: Library,
  input: { articleId: string; otherId: string },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    if (input.articleId === input.otherId) throw refused('one-article', 'Choose two different articles.');
    const sheet = desk.open(input.articleId);
    const other = desk.open(input.otherId);
    const lead = FIELD_NAMES.flatMap((name): Block[] => {
      const content = fieldContent(other.head, name, desk.rawOf);
      if (content.length === 0) return [];
      return [
        name === 'title'
          ? withContent({ type: 'heading', attrs: { level: 2 } }, content)
          : paragraph(content),
      ];
    });
    const body = other.blocks;
    desk.setPresent(other, false);
    desk.splice(sheet, { at: sheet.blocks.length, remove: 0, insert: [...lead, ...body] });
    return { kind: 'merge-articles' };
  });
}

/** Takes an article away; its pieces wait again for a place. */
export function removeArticle(library: Library, articleId: string, origin: string): Outcome {
  const row = presentArticle(library, articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(articleId);
    const pieces = [...sheet.pieceIds(), ...FIELD_NAMES.flatMap((n) => sheet.head.fieldPieces[n] ?? [])];
    desk.setPresent(sheet, false);
    for (const id of new Set(pieces)) desk.dispose(id, 'unplaced');
    return { kind: 'remove-article' };
  });
}

export interface MoveInput {
  articleId: string;
  from: number;
  to: number;
  place: { articleId: string; index: number };
}

/** Moves blocks `[from, to)` before block `place.index`, counted before the move. */
export function moveBlocks(library: Library, input: MoveInput, origin: string): Outcome {
  const row = presentArticle(library, input.articleId);
  const { from, to, place } = input;
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const target = desk.open(place.articleId);
    if (sheet === target && place.index >= from && place.index <= to) return { kind: 'move' };
    const index = Math.min(place.index, target.blocks.length);
    const blocks = cut(desk, sheet, from, to);
    const at = sheet === target && index > from ? index - (to - from) : index;
    desk.splice(target, { at, remove: 0, insert: blocks });
    return { kind: 'move' };
  });
}

/** Joins a block with the next one; the first one's kind stays. */
export function joinBlocks(
  library: Library,
  input: { articleId: string; index: number },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const first = sheet.blocks[input.index];
    const second = sheet.blocks[input.index + 1];
    if (!first || !second) throw refused('no-next', 'There is no block after this one to join it with.');
    if (!isTextBlock(first) || !isTextBlock(second))
      throw refused('not-a-paragraph', 'Only paragraphs and headings can be joined.');
    const content = joinInline(trimEnd(first.content ?? []), trimStart(second.content ?? []));
    desk.splice(sheet, { at: input.index, remove: 2, insert: [withContent(first, content)] });
    return { kind: 'move' };
  });
}

/** Makes a block's text a field. What the field held stands in the block's place; an empty field's block goes. */
export function promoteBlock(
  library: Library,
  input: { articleId: string; index: number; field: FieldName },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const block = sheet.blocks[input.index];
    if (!block) throw refused('no-blocks', 'There is no such block in the article.');
    const text = plainText(block)
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    if (text === '') throw refused('empty-block', 'This block has no text.');
    if (text.length > (input.field === 'date' ? 200 : 2000))
      throw refused('too-long', 'This block is too long for that field.');
    const held = fieldContent(sheet.head, input.field, desk.rawOf);
    desk.setHead(sheet, withField(sheet.head, input.field, text, [...piecesIn([block])]));
    desk.splice(sheet, { at: input.index, remove: 1, insert: held.length > 0 ? [paragraph(held)] : [] });
    return { kind: 'move' };
  });
}

/** Puts a field's text back into the article as its first paragraph, with its origin. */
export function demoteField(
  library: Library,
  input: { articleId: string; field: FieldName },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const held = fieldContent(sheet.head, input.field, desk.rawOf);
    if (held.length === 0) throw refused('empty-field', 'This field has no text.');
    desk.setHead(sheet, withField(sheet.head, input.field, '', []));
    desk.splice(sheet, { at: 0, remove: 0, insert: [paragraph(held)] });
    return { kind: 'move' };
  });
}

/** Puts an article behind another in the reading order of the dump; before all if null. */
export function reorderArticle(
  library: Library,
  input: { articleId: string; afterArticleId: string | null },
  origin: string,
): Outcome {
  const row = presentArticle(library, input.articleId);
  return decide(library, row.dump_id, origin, (desk) => {
    if (input.articleId === input.afterArticleId)
      throw refused('one-article', 'Choose two different articles.');
    const sheet = desk.open(input.articleId);
    const order = articlesInOrder(desk.store, desk.plan).filter((a) => a.id !== sheet.id);
    const at =
      input.afterArticleId === null
        ? 0
        : order.findIndex((a) => a.id === desk.open(input.afterArticleId!).id) + 1;
    const before = order[at - 1]?.ordinal;
    const after = order[at]?.ordinal;
    // It stands there already.
    if ((before === undefined || before < sheet.ordinal) && (after === undefined || sheet.ordinal < after))
      return { kind: 'reorder' };
    const between = room(before, after);
    if (between !== null) desk.setOrdinal(sheet, between);
    else
      for (const [i, { id }] of [...order.slice(0, at), { id: sheet.id }, ...order.slice(at)].entries())
        desk.setOrdinal(desk.open(id, true), i);
    return { kind: 'reorder' };
  });
}

/** A number between two; null where no number is left between them, and all must be counted anew. */
function room(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return (after ?? 1) - 1;
  if (after === undefined) return before + 1;
  const middle = (before + after) / 2;
  return middle > before && middle < after ? middle : null;
}
