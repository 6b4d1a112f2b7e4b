import { joinWithNext, mergeArticle, promoteBlock, restorePieces, splitArticle } from '../state/actions.ts';
import { draftEditor } from '../state/draft.ts';
import { letGo, useHand } from '../state/hand.ts';
import { useLibrary } from '../state/library.ts';
import { useSession } from '../state/session.ts';
import { stage } from '../state/stage.ts';
import { toggleThreads } from '../state/threads.ts';
import {
  articleOfBlocks,
  askForTwin,
  atHand,
  chosenBlocks,
  chosenRaw,
  demoteField,
  dropChosen,
  dropFurniture,
  placeHere,
  type Reach,
  reorderArticle,
  sendTo,
  shiftArticle,
  shiftBlocks,
  splitParagraph,
  takeChosen,
  turnBlock,
} from '../state/untangle.ts';
import type { Command, CommandId } from './command.ts';

const FIELDS = ['title', 'subtitle', 'byline', 'date'] as const;
type Field = (typeof FIELDS)[number];

const reviewing = (): boolean => useSession.getState().phase === 'ready';
const blocksChosen = (): boolean => reviewing() && chosenBlocks() !== null;
const rawChosen = (): boolean => reviewing() && chosenRaw() !== null;
const blockAt = (): { articleId: string; from: number } | null => (reviewing() ? chosenBlocks() : null);

const inRaw = (): boolean => stage.raw?.el.contains(document.activeElement) ?? false;

/** The field of the article the focus is in. */
function fieldInFocus(): Field | null {
  const { activeElement } = document;
  return FIELDS.find((name) => activeElement?.matches(`.fields .${name}`)) ?? null;
}

function nextArticle(): string | null {
  const { articleId, dumpId } = useSession.getState();
  const rows = useLibrary.getState().rows[dumpId ?? ''] ?? [];
  const at = rows.findIndex((r) => r.id === articleId);
  return at < 0 ? null : (rows[at + 1]?.id ?? null);
}

const makeField = (id: CommandId, field: Field): Command => ({
  id,
  group: 'article',
  once: true,
  when: blocksChosen,
  run: () => {
    const block = blockAt();
    if (block) void promoteBlock(block.articleId, block.from, field);
  },
});

const asFurniture = (id: CommandId, reach: Reach): Command => ({
  id,
  group: 'review',
  once: true,
  when: rawChosen,
  run: () => {
    const chosen = chosenRaw();
    if (chosen) void dropFurniture(chosen, reach);
  },
});

const withRaw = (
  id: CommandId,
  run: (chosen: NonNullable<ReturnType<typeof chosenRaw>>) => void,
): Command => ({
  id,
  group: 'review',
  once: true,
  when: rawChosen,
  run: () => {
    const chosen = chosenRaw();
    if (chosen) run(chosen);
  },
});

/** Commands for untangling by hand: each thing that a drag does, and what no drag can. */
export const untangle: readonly Command[] = [
  {
    id: 'take',
    group: 'edit',
    keys: ['m', 'mod+shift+x'],
    once: true,
    when: () => rawChosen() || blocksChosen(),
    run: takeChosen,
  },
  {
    id: 'placeHere',
    group: 'edit',
    keys: ['alt+enter'],
    once: true,
    when: () => useSession.getState().articleId !== null && (useHand.getState().held !== null || rawChosen()),
    run: () => void placeHere(),
  },
  {
    id: 'sendTo',
    group: 'edit',
    keys: ['mod+shift+enter'],
    once: true,
    when: () => reviewing() && atHand() !== null,
    run: sendTo,
  },
  {
    id: 'letGo',
    group: 'edit',
    when: () => useHand.getState().held !== null || useHand.getState().copying !== null,
    run: letGo,
  },
  {
    id: 'blockUp',
    group: 'edit',
    keys: ['alt+arrowup'],
    when: () => blocksChosen() && !inRaw(),
    run: () => void shiftBlocks(-1),
  },
  {
    id: 'blockDown',
    group: 'edit',
    keys: ['alt+arrowdown'],
    // From a field the way down is into the text.
    when: () => (blocksChosen() && !inRaw()) || (reviewing() && fieldInFocus() !== null),
    run: () => {
      const field = fieldInFocus();
      void (field ? demoteField(field) : shiftBlocks(1));
    },
  },
  { id: 'splitParagraph', group: 'edit', once: true, when: blocksChosen, run: splitParagraph },
  {
    id: 'joinNext',
    group: 'edit',
    keys: ['mod+j'],
    once: true,
    when: () => {
      const block = blockAt();
      return block !== null && block.from + 1 < (draftEditor()?.doc.childCount ?? 0);
    },
    run: () => {
      const block = blockAt();
      if (block) void joinWithNext(block.articleId, block.from);
    },
  },
  { id: 'toHeading', group: 'article', when: blocksChosen, run: () => turnBlock('heading') },
  { id: 'toParagraph', group: 'article', when: blocksChosen, run: () => turnBlock('paragraph') },
  makeField('makeTitle', 'title'),
  makeField('makeSubtitle', 'subtitle'),
  makeField('makeByline', 'byline'),
  makeField('makeDate', 'date'),
  {
    id: 'demote',
    group: 'article',
    once: true,
    when: () => reviewing() && fieldInFocus() !== null,
    run: () => {
      const field = fieldInFocus();
      if (field) void demoteField(field);
    },
  },
  {
    id: 'splitArticle',
    group: 'article',
    once: true,
    when: () => (blockAt()?.from ?? 0) > 0,
    run: () => {
      const block = blockAt();
      if (block) void splitArticle(block.articleId, block.from);
    },
  },
  {
    id: 'articleOfBlocks',
    group: 'article',
    once: true,
    when: blocksChosen,
    run: () => void articleOfBlocks(),
  },
  {
    id: 'mergeNext',
    group: 'article',
    once: true,
    when: () => reviewing() && nextArticle() !== null,
    run: () => {
      const { articleId } = useSession.getState();
      const next = nextArticle();
      if (articleId !== null && next !== null) void mergeArticle(articleId, next);
    },
  },
  {
    id: 'articleUp',
    group: 'article',
    keys: ['alt+shift+arrowup'],
    when: () => useSession.getState().articleId !== null,
    run: () => void shiftArticle(useSession.getState().articleId ?? '', -1),
  },
  {
    id: 'articleDown',
    group: 'article',
    keys: ['alt+shift+arrowdown'],
    when: () => useSession.getState().articleId !== null,
    run: () => void shiftArticle(useSession.getState().articleId ?? '', 1),
  },
  {
    id: 'articleFirst',
    group: 'article',
    when: () => useSession.getState().articleId !== null,
    run: () => void reorderArticle(useSession.getState().articleId ?? '', null),
  },
  withRaw('copyOf', askForTwin),
  asFurniture('furniture', 'one'),
  asFurniture('furnitureAlike', 'alike'),
  asFurniture('furnitureAlways', 'always'),
  withRaw('setAside', (chosen) => void dropChosen(chosen, 'unplaced')),
  withRaw('restore', (chosen) => void restorePieces(chosen.pieceIds)),
  {
    id: 'threads',
    group: 'view',
    keys: ['f8'],
    when: reviewing,
    run: toggleThreads,
  },
];
