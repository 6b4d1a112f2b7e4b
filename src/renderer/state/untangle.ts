import type { FieldName } from '../../shared/plan.ts';
import { client } from '../client.ts';
import { blockIndexAt } from '../editor/pieces.ts';
import { figure, words } from '../i18n/index.ts';
import { decide, moveBlocks, placePieces } from './actions.ts';
import { draftEditor } from './draft.ts';
import { type Chosen, type Held, letGo, take, useHand } from './hand.ts';
import { timeTravel } from './history.ts';
import { useLibrary } from './library.ts';
import { tell } from './notices.ts';
import { openArticle } from './open.ts';
import { openMenu } from './panels.ts';
import { rawSelection } from './raw-selection.ts';
import { useSession } from './session.ts';
import { stage } from './stage.ts';

/** Untangling by hand: taking pieces and blocks, putting them elsewhere, saying what they are. */

const AT_END = Number.MAX_SAFE_INTEGER;

/** What is chosen in the raw pane: selected words, else the marked piece; null without either. */
export function chosenRaw(): Chosen | null {
  const span = rawSelection();
  if (span) return { pieceIds: [], spans: [span] };
  const { columns, chosen } = useSession.getState();
  return columns && chosen >= 0 && chosen < columns.length ? { pieceIds: [columns.idOf(chosen)] } : null;
}

/** Blocks `[from, to)` that the draft's caret or selection touches; null before the draft was touched. */
export function chosenBlocks(): { articleId: string; from: number; to: number } | null {
  const { articleId, caretBlock } = useSession.getState();
  const editor = draftEditor();
  if (!editor || articleId === null || caretBlock < 0) return null;
  const { from, to, empty } = editor.editor.state.selection;
  if (empty) return { articleId, from: caretBlock, to: caretBlock + 1 };
  return { articleId, from: blockIndexAt(editor.doc, from), to: blockIndexAt(editor.doc, to) + 1 };
}

/** Whether keys go to the draft now. */
export function inDraft(): boolean {
  return stage.draft?.contains(document.activeElement) ?? false;
}

/** What a command would take: blocks where the caret is, else what is chosen in the raw pane. */
export function atHand(): Held | null {
  const { held } = useHand.getState();
  if (held) return held;
  const blocks = inDraft() ? chosenBlocks() : null;
  if (blocks) return { kind: 'blocks', ...blocks };
  const raw = chosenRaw();
  return raw && { kind: 'raw', ...raw };
}

/** Takes what is chosen in hand. */
export function takeChosen(): void {
  const blocks = inDraft() ? chosenBlocks() : null;
  const raw = blocks ? null : chosenRaw();
  if (blocks) take({ kind: 'blocks', ...blocks });
  else if (raw) take({ kind: 'raw', ...raw });
}

/** Puts what is in hand (or chosen in the raw pane) behind the caret's block, or at the end of the open article. */
export async function placeHere(): Promise<void> {
  const { articleId, caretBlock } = useSession.getState();
  const held = useHand.getState().held ?? rawAsHeld();
  if (!held || articleId === null) return;
  const index = caretBlock >= 0 ? caretBlock + 1 : AT_END;
  letGo();
  await put(held, articleId, index);
  const length = held.kind === 'blocks' ? held.to - held.from : held.pieceIds.length;
  if (caretBlock >= 0 && length > 0) draftEditor()?.caretTo(Math.min(index, lastBlock()));
}

function rawAsHeld(): Held | null {
  const raw = chosenRaw();
  return raw && { kind: 'raw', ...raw };
}

const lastBlock = (): number => (draftEditor()?.doc.childCount ?? 1) - 1;

/** Puts something before block `index` of an article; a raw piece without one at its natural place. */
export async function put(held: Held, articleId: string, index?: number): Promise<void> {
  if (held.kind === 'blocks')
    await moveBlocks(held.articleId, held.from, held.to, { articleId, index: index ?? AT_END });
  else
    await placePieces(held.pieceIds, articleId, {
      ...(index === undefined ? {} : { index }),
      ...(held.spans ? { spans: held.spans } : {}),
    });
}

/** Shows the articles of the dump; what is at hand goes to the one chosen. */
export function sendTo(): void {
  const held = atHand();
  if (!held) return;
  const { articleId } = useSession.getState();
  const rect = (inDraft() ? stage.draft : stage.raw?.el)?.getBoundingClientRect();
  openMenu({
    x: rect ? rect.left + rect.width / 2 - 120 : innerWidth / 2,
    y: rect ? rect.top + 60 : 120,
    label: words().menu.moveToName,
    groups: [],
    pick: {
      not: held.kind === 'blocks' ? held.articleId : articleId === null ? null : '',
      run: (target) => {
        letGo();
        void put(held, target);
      },
    },
  });
}

/** Moves the caret's blocks by one; the caret goes along. */
export async function shiftBlocks(by: 1 | -1): Promise<void> {
  const blocks = chosenBlocks();
  const editor = draftEditor();
  if (!blocks || !editor) return;
  const { articleId, from, to } = blocks;
  if (by < 0 ? from === 0 : to >= editor.doc.childCount) return;
  await moveBlocks(articleId, from, to, { articleId, index: by < 0 ? from - 1 : to + 1 });
  editor.caretTo(from + by);
}

/** An article of the caret's blocks, behind the open one. */
export async function articleOfBlocks(blocks = chosenBlocks()): Promise<void> {
  if (!blocks) return;
  const { dumpId } = useSession.getState();
  const had = new Set(useLibrary.getState().rows[dumpId ?? '']?.map((r) => r.id));
  const outcome = await decide(words().decisions['create-article'], () =>
    client.articles.create({ dumpId: dumpId ?? '', afterArticleId: blocks.articleId, blocks }),
  );
  const fresh = outcome?.articles.find((a) => !had.has(a.id));
  if (fresh) await openArticle(fresh.id);
}

/** Parts the paragraph at the caret, as the enter key does. */
export function splitParagraph(): void {
  draftEditor()?.editor.chain().focus().splitBlock().run();
}

/** Turns the caret's block into a heading, or a heading into a paragraph. */
export function turnBlock(into: 'heading' | 'paragraph', at?: number): void {
  const editor = draftEditor();
  if (!editor) return;
  if (at !== undefined) editor.caretTo(at);
  const chain = editor.editor.chain();
  (into === 'heading' ? chain.setHeading({ level: 2 }) : chain.setParagraph()).run();
}

/** Puts a field's text back into the article as its first paragraph. */
export async function demoteField(field: FieldName): Promise<void> {
  const { articleId } = useSession.getState();
  if (articleId !== null)
    await decide(words().menu.demote, () => client.articles.demote({ articleId, field }));
}

/** Puts an article behind another; before all if null. */
export async function reorderArticle(articleId: string, afterArticleId: string | null): Promise<void> {
  await decide(words().decisions.reorder, () => client.articles.reorder({ articleId, afterArticleId }));
}

/** Moves an article by one in the reading order of its dump. */
export async function shiftArticle(articleId: string, by: 1 | -1): Promise<void> {
  const rows = useLibrary.getState().rows[useSession.getState().dumpId ?? ''] ?? [];
  const at = rows.findIndex((r) => r.id === articleId);
  const after = by > 0 ? rows[at + 1]?.id : (rows[at - 2]?.id ?? null);
  if (at < 0 || after === undefined || (by < 0 && at === 0)) return;
  await reorderArticle(articleId, after);
}

/** How far a line of furniture goes. */
export type Reach = 'one' | 'alike' | 'always';

/** Drops what is chosen as furniture, and tells how much that was. */
export async function dropFurniture(chosen: Chosen, reach: Reach): Promise<void> {
  const outcome = await decide(words().decisions.drop, () =>
    client.pieces.drop({ ...inDump(), ...chosen, reason: 'chrome', reach }),
  );
  if (!outcome || reach === 'one') return;
  const w = words();
  const gone = figure(outcome.pieces.filter((p) => p.fate === 'chrome').length);
  tell(reach === 'always' ? w.hand.ruled(gone) : w.hand.alike(gone), 'plain', {
    label: w.decisions.undo,
    run: () => void timeTravel(true),
  });
}

/** From now on the next piece that is clicked is the one `chosen` is a copy of. */
export function askForTwin(chosen: Chosen): void {
  useHand.setState({ held: null, copying: chosen });
}

/** Names the piece that stays, if one was asked for. Whether one was. */
export function nameTwin(piece: number): boolean {
  const { copying } = useHand.getState();
  const { columns } = useSession.getState();
  if (!copying || !columns || piece < 0) return false;
  letGo();
  const twin = columns.idOf(piece);
  void decide(words().menu.copyOf, () =>
    client.pieces.drop({ ...inDump(), ...copying, reason: 'duplicate', twin }),
  );
  return true;
}

/** Drops what is chosen, or sets it aside, without a word why in particular. */
export async function dropChosen(chosen: Chosen, reason: 'duplicate' | 'unplaced'): Promise<void> {
  await decide(words().decisions.drop, () => client.pieces.drop({ ...inDump(), ...chosen, reason }));
}

const inDump = (): { dumpId: string } => ({ dumpId: useSession.getState().dumpId ?? '' });
