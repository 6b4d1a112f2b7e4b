import fc from 'fast-check';
import { Fault } from '../../../../src/core/errors.ts';
import type { Library } from '../../../../src/core/library.ts';
import { decideFindings } from '../../../../src/core/services/answers.ts';
import {
  createArticle,
  demoteField,
  joinBlocks,
  mergeArticles,
  moveBlocks,
  promoteBlock,
  removeArticle,
  reorderArticle,
  saveArticle,
  splitArticle,
} from '../../../../src/core/services/editing.ts';
import { dropPieces, placePieces, restorePieces } from '../../../../src/core/services/placing.ts';
import { approveArticle, reopenArticle } from '../../../../src/core/services/reviewing.ts';
import { restoreRevision } from '../../../../src/core/services/revisions.ts';
import { declareTorn, tieEnds, untieEnds } from '../../../../src/core/services/ties.ts';
import { articlesOf, articleView, findingsOf, presentArticle } from '../../../../src/core/services/views.ts';
import { sql } from '../../../../src/core/store/handle.ts';
import { idOfPiece, type PieceRecord } from '../../../../src/core/store/pieces.ts';
import type { Block } from '../../../../src/shared/document.ts';
import type { ArticleView } from '../../../../src/shared/model/articles.ts';
import type { Outcome } from '../../../../src/shared/model/outcome.ts';
import type { TestLibrary } from '../desk-dump.ts';

/** Everything an editor can decide, at random. */

export const piecesOf = (library: Library): PieceRecord[] =>
  sql<PieceRecord>(library.store, 'SELECT * FROM pieces ORDER BY "start"').all();

type Command = (t: TestLibrary, pick: (n: number) => number) => Outcome;

const someArticle = ({ library, dumpId }: TestLibrary, pick: (n: number) => number): ArticleView => {
  const rows = articlesOf(library, { dumpId });
  const row = rows[pick(rows.length)];
  if (!row) throw new Fault('REFUSED', { code: 'test' }, 'no article');
  return articleView(library, presentArticle(library, row.id));
};

const somePieces = (t: TestLibrary, pick: (n: number) => number): string[] => {
  const all = piecesOf(t.library).map(idOfPiece);
  return Array.from({ length: 1 + pick(3) }, () => all[pick(all.length)]!);
};

const someSpan = (t: TestLibrary, pick: (n: number) => number): [number, number] => {
  const all = piecesOf(t.library);
  const first = all[pick(all.length)]!;
  const start = first.start + pick(first.end - first.start);
  return [start, start + 1 + pick(24)];
};

const retouch = (block: Block | undefined, by: string): Block[] => {
  if (block?.type !== 'paragraph' && block?.type !== 'heading') return [];
  const content = (block.content ?? []).map((n) =>
    n.type === 'text' ? { ...n, text: `${n.text.slice(0, 3)}${by}${n.text.slice(5)}` } : n,
  );
  return [{ ...block, content }];
};

const COMMANDS: Record<string, Command> = {
  answer: (t, pick) => {
    const { rows } = findingsOf(t.library, { dumpId: t.dumpId, order: 'reading', offset: 0, limit: 1000 });
    const ids = Array.from({ length: 1 + pick(2) }, () => rows[pick(rows.length)]?.id ?? 'none');
    const answer = (['accept', 'dismiss', 'reopen'] as const)[pick(3)]!;
    const choices = [
      undefined,
      undefined,
      { rival: 0 },
      { other: true },
      { articleId: someArticle(t, pick).id },
    ];
    const choice = answer === 'accept' ? choices[pick(choices.length)] : undefined;
    const { left: _left, ...outcome } = decideFindings(
      t.library,
      { dumpId: t.dumpId, ids, answer, choice },
      'w',
    );
    return outcome;
  },
  type: (t, pick) => {
    const a = someArticle(t, pick);
    const at = pick(a.blocks.length + 1);
    const remove = Math.min(pick(3), a.blocks.length - at);
    const inserts: Block[][] = [
      [],
      [{ type: 'paragraph', content: [{ type: 'text', text: '手写的一段' }] }],
      retouch(a.blocks[at], '改'),
      a.blocks.slice(at, at + 1).map((b) => structuredClone(b)),
      [
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: a.blocks.slice(at, at + 1).map((b) => structuredClone(b)) }],
        },
      ],
    ];
    const insert = (inserts[pick(inserts.length)] ?? []).filter(
      (b) => b.type !== 'bulletList' || b.content[0]!.content.length > 0,
    );
    const fields = [undefined, { title: '改过的标题' }, { byline: '' }, { title: `${a.fields.title}。` }][
      pick(4)
    ];
    return saveArticle(
      t.library,
      {
        articleId: a.id,
        baseRevision: a.revision,
        splices: [{ at, remove, insert }],
        fields,
        burst: `b${pick(2)}`,
      },
      'w',
    );
  },
  place: (t, pick) =>
    placePieces(
      t.library,
      {
        dumpId: t.dumpId,
        pieceIds: somePieces(t, pick),
        articleId: someArticle(t, pick).id,
        index: pick(2) ? pick(4) : undefined,
      },
      'w',
    ),
  drop: (t, pick) =>
    dropPieces(
      t.library,
      {
        dumpId: t.dumpId,
        pieceIds: somePieces(t, pick),
        reason: (['chrome', 'duplicate', 'unplaced'] as const)[pick(3)]!,
      },
      'w',
    ),
  'place part': (t, pick) =>
    placePieces(
      t.library,
      {
        dumpId: t.dumpId,
        pieceIds: [],
        spans: [someSpan(t, pick)],
        articleId: someArticle(t, pick).id,
        index: pick(2) ? pick(4) : undefined,
      },
      'w',
    ),
  'drop part': (t, pick) =>
    dropPieces(
      t.library,
      {
        dumpId: t.dumpId,
        pieceIds: [],
        spans: [someSpan(t, pick)],
        reason: (['chrome', 'unplaced'] as const)[pick(2)]!,
      },
      'w',
    ),
  'drop as copy': (t, pick) => {
    const [one, other] = [...somePieces(t, pick), ...somePieces(t, pick)];
    return dropPieces(
      t.library,
      { dumpId: t.dumpId, pieceIds: [one!], reason: 'duplicate', twin: other },
      'w',
    );
  },
  'drop all alike': (t, pick) =>
    dropPieces(
      t.library,
      {
        dumpId: t.dumpId,
        pieceIds: somePieces(t, pick).slice(0, 1),
        reason: 'chrome',
        reach: (['alike', 'always'] as const)[pick(2)],
      },
      'w',
    ),
  tie: (t, pick) => {
    const [tail, head] = [...somePieces(t, pick), ...somePieces(t, pick)];
    return tieEnds(t.library, { dumpId: t.dumpId, tail: tail!, head: head! }, 'w');
  },
  untie: (t, pick) => {
    const all = piecesOf(t.library).map(idOfPiece);
    const at = pick(Math.max(1, all.length - 1));
    return untieEnds(t.library, { dumpId: t.dumpId, tail: all[at]!, head: all[at + 1] ?? all[at]! }, 'w');
  },
  torn: (t, pick) =>
    declareTorn(
      t.library,
      { dumpId: t.dumpId, pieceId: somePieces(t, pick)[0]!, side: (['head', 'tail'] as const)[pick(2)]! },
      'w',
    ),
  reorder: (t, pick) =>
    reorderArticle(
      t.library,
      { articleId: someArticle(t, pick).id, afterArticleId: pick(3) ? someArticle(t, pick).id : null },
      'w',
    ),
  demote: (t, pick) =>
    demoteField(
      t.library,
      {
        articleId: someArticle(t, pick).id,
        field: (['title', 'byline', 'subtitle'] as const)[pick(3)]!,
      },
      'w',
    ),
  restore: (t, pick) => restorePieces(t.library, { dumpId: t.dumpId, pieceIds: somePieces(t, pick) }, 'w'),
  split: (t, pick) => {
    const a = someArticle(t, pick);
    return splitArticle(t.library, { articleId: a.id, index: pick(a.blocks.length + 1) }, 'w');
  },
  merge: (t, pick) =>
    mergeArticles(t.library, { articleId: someArticle(t, pick).id, otherId: someArticle(t, pick).id }, 'w'),
  remove: (t, pick) => removeArticle(t.library, someArticle(t, pick).id, 'w'),
  create: (t, pick) => {
    const a = someArticle(t, pick);
    const from = pick(a.blocks.length + 1);
    return createArticle(
      t.library,
      {
        dumpId: t.dumpId,
        afterArticleId: pick(2) ? a.id : null,
        blocks: pick(2) ? { articleId: a.id, from, to: from + 1 } : undefined,
        title: pick(2) ? '新篇' : undefined,
      },
      'w',
    );
  },
  move: (t, pick) => {
    const a = someArticle(t, pick);
    const from = pick(a.blocks.length + 1);
    const to = Math.min(a.blocks.length, from + 1 + pick(2));
    return moveBlocks(
      t.library,
      { articleId: a.id, from, to, place: { articleId: someArticle(t, pick).id, index: pick(5) } },
      'w',
    );
  },
  join: (t, pick) => joinBlocks(t.library, { articleId: someArticle(t, pick).id, index: pick(4) }, 'w'),
  promote: (t, pick) =>
    promoteBlock(
      t.library,
      {
        articleId: someArticle(t, pick).id,
        index: pick(4),
        field: (['title', 'byline', 'subtitle'] as const)[pick(3)]!,
      },
      'w',
    ),
  'restore revision': (t, pick) => {
    const a = someArticle(t, pick);
    return restoreRevision(
      t.library,
      { articleId: a.id, revision: 1 + pick(a.revision), baseRevision: a.revision },
      'w',
    );
  },
  approve: (t, pick) => {
    const a = someArticle(t, pick);
    return approveArticle(
      t.library,
      { articleId: a.id, revision: a.revision, override: pick(2) ? '主编已看过' : undefined },
      'w',
    );
  },
  reopen: (t, pick) => reopenArticle(t.library, someArticle(t, pick).id, 'w'),
};

const NAMES = Object.keys(COMMANDS);
/** One command with the dice it picks its objects by. */
export const step = fc.record({
  command: fc.constantFrom(...NAMES),
  dice: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }),
});

/** Runs one command; null if it was refused. Anything but a refusal is a bug and is thrown. */
export function attempt(
  t: TestLibrary,
  { command, dice }: { command: string; dice: number[] },
): Outcome | null {
  let i = 0;
  const pick = (n: number): number => (n <= 0 ? 0 : dice[i++ % dice.length]! % n);
  try {
    return COMMANDS[command]!(t, pick);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}
