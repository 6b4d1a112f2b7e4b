import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../src/core/errors.ts';
import type { Library } from '../../../../src/core/library.ts';
import { decideFindings } from '../../../../src/core/services/answers.ts';
import {
  createArticle,
  joinBlocks,
  mergeArticles,
  moveBlocks,
  promoteBlock,
  removeArticle,
  saveArticle,
  splitArticle,
} from '../../../../src/core/services/editing.ts';
import { headRuns } from '../../../../src/core/services/fields.ts';
import { redo, undo } from '../../../../src/core/services/history.ts';
import { dropPieces, placePieces, restorePieces } from '../../../../src/core/services/placing.ts';
import { approveArticle, reopenArticle } from '../../../../src/core/services/reviewing.ts';
import {
  articlesOf,
  articleView,
  findingsOf,
  ledgerOf,
  presentArticle,
} from '../../../../src/core/services/views.ts';
import { listDecisions } from '../../../../src/core/store/decisions.ts';
import { sql } from '../../../../src/core/store/handle.ts';
import { firstBrokenSeal } from '../../../../src/core/store/log-seals.ts';
import type { PieceRecord } from '../../../../src/core/store/pieces.ts';
import { idOfPiece } from '../../../../src/core/store/pieces.ts';
import { type Block, runsOf } from '../../../../src/shared/document.ts';
import { emptyLedger, enter, FATES, weigh } from '../../../../src/shared/ledger.ts';
import type { ArticleView, Outcome } from '../../../../src/shared/model.ts';
import { Outcome as OutcomeSchema } from '../../../../src/shared/model.ts';
import { inkOf, spanOfPiece } from '../../../../src/shared/span.ts';
import { libraryWith, type TestLibrary } from '../desk-dump.ts';
import { recipe, weave } from './woven-dump.ts';

const piecesOf = (library: Library): PieceRecord[] =>
  sql<PieceRecord>(library.store, 'SELECT * FROM pieces ORDER BY "start"').all();

/** All that a person sees of a dump, without what counts on by itself (revisions, times). */
function look({ library, dumpId }: TestLibrary): unknown {
  const articles = articlesOf(library, { dumpId }).map((row) => {
    const view = articleView(library, presentArticle(library, row.id));
    const { revision: _r, updatedAt: _u, approvedRevision, ...rest } = view;
    return { ...rest, approved: approvedRevision !== null };
  });
  const findings = findingsOf(library, { dumpId, order: 'reading', offset: 0, limit: 10_000 });
  const pieces = piecesOf(library).map(({ plan: _p, ...p }) => p);
  return { articles, findings, pieces, ledger: ledgerOf(library, dumpId) };
}

/** The ledger worked out from nothing but the documents. */
function audit({ library, dumpId }: TestLibrary): void {
  const views = articlesOf(library, { dumpId }).map((r) =>
    articleView(library, presentArticle(library, r.id)),
  );
  const rawOf = (id: string): string => library.texts.slice(dumpId, ...spanOfPiece(id));
  const texts = new Map<string, string[]>();
  const holders = new Map<string, Set<string>>();
  let free = 0;
  for (const view of views) {
    const head = { fields: view.fields, fieldPieces: view.fieldPieces };
    for (const { piece, text } of [...headRuns(head, rawOf), ...runsOf(view.blocks)]) {
      if (piece === null) free += inkOf(text);
      else {
        texts.set(piece, [...(texts.get(piece) ?? []), text]);
        holders.set(piece, (holders.get(piece) ?? new Set()).add(view.id));
      }
    }
  }
  const sums = emptyLedger();
  sums.added = free;
  for (const piece of piecesOf(library)) {
    const id = idOfPiece(piece);
    const placement = weigh(rawOf(id), texts.get(id) ?? [], piece.disposition);
    enter(sums, piece.ink, placement);
    expect({ id, fate: piece.fate, kept: piece.kept, twice: piece.twice }).toEqual({
      id,
      fate: placement.fate,
      kept: placement.kept,
      twice: placement.twice,
    });
    expect(piece.article_id === null).toBe(!holders.has(id));
    if (piece.article_id !== null) expect(holders.get(id)).toContain(piece.article_id);
  }
  const ledger = ledgerOf(library, dumpId);
  expect(ledger).toEqual(sums);
  const parts = FATES.reduce((n, f) => n + ledger[f], 0);
  expect(parts).toBe(inkOf(library.texts.whole(dumpId)));
}

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
    return decideFindings(t.library, { dumpId: t.dumpId, ids, answer, choice }, 'w');
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
const step = fc.record({
  command: fc.constantFrom(...NAMES),
  dice: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }),
});

/** Runs one command; null if it was refused. Anything but a refusal is a bug and is thrown. */
function attempt(t: TestLibrary, { command, dice }: { command: string; dice: number[] }): Outcome | null {
  let i = 0;
  const pick = (n: number): number => (n <= 0 ? 0 : dice[i++ % dice.length]! % n);
  try {
    return COMMANDS[command]!(t, pick);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Milliseconds for one property: the machine may have other things to do. */
const PATIENCE = 120_000;
const RUNS = Number(process.env.GALLEY_PROPERTY_RUNS ?? 25);

describe('decisions', () => {
  it(
    'keep the books: whatever is decided, every character has one fate',
    async () => {
      await fc.assert(
        fc.asyncProperty(recipe, fc.array(step, { minLength: 1, maxLength: 14 }), async (articles, steps) => {
          const t = await libraryWith(weave(articles));
          try {
            audit(t);
            for (const s of steps) {
              const before = look(t);
              const outcome = attempt(t, s);
              if (!outcome) expect(look(t)).toEqual(before);
              else OutcomeSchema.parse(structuredClone(outcome));
              audit(t);
            }
            expect(firstBrokenSeal(t.library.store)).toBeNull();
            expect(t.library.store.pragma('foreign_key_check')).toEqual([]);
          } finally {
            t.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'are undone without a trace, and redone, in order',
    async () => {
      await fc.assert(
        fc.asyncProperty(recipe, fc.array(step, { minLength: 1, maxLength: 10 }), async (articles, steps) => {
          const t = await libraryWith(weave(articles));
          try {
            const views = [look(t)];
            for (const s of steps) {
              const outcome = attempt(t, s);
              // Two edits of one burst are one decision: the view between them is not come back to.
              if (outcome?.decision) {
                const log = sql<{ n: number }>(t.library.store, 'SELECT count(*) n FROM standing').get()!.n;
                views.length = log;
                views.push(look(t));
              }
            }
            for (let i = views.length - 2; i >= 0; i--) {
              undo(t.library, { dumpId: t.dumpId }, 'w');
              expect(look(t)).toEqual(views[i]);
            }
            expect(() => undo(t.library, { dumpId: t.dumpId }, 'w')).toThrow(/nothing to undo/);
            for (let i = 1; i < views.length; i++) {
              redo(t.library, t.dumpId, 'w');
              expect(look(t)).toEqual(views[i]);
            }
            for (let i = views.length - 2; i >= 0; i--) {
              undo(t.library, { dumpId: t.dumpId }, 'w');
              expect(look(t)).toEqual(views[i]);
            }
            audit(t);
          } finally {
            t.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'are undone one by one in any order, or name what builds on them, and the books are kept',
    async () => {
      const undos = fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(
          recipe,
          fc.array(step, { minLength: 2, maxLength: 8 }),
          undos,
          async (articles, steps, choices) => {
            const t = await libraryWith(weave(articles));
            try {
              for (const s of steps) attempt(t, s);
              for (const choice of choices) {
                const log = listDecisions(t.library.store, t.dumpId, undefined, 100).filter(
                  (d) => !['plan', 'undo', 'redo'].includes(d.kind) && !d.undone,
                );
                const decision = log[choice % Math.max(1, log.length)];
                if (!decision) break;
                const before = look(t);
                try {
                  undo(t.library, { dumpId: t.dumpId, decisionId: decision.id }, 'w');
                } catch (error) {
                  expect(error).toBeInstanceOf(Fault);
                  expect(look(t)).toEqual(before);
                  if ((error as Fault).code === 'DEPENDENTS')
                    for (const d of (error as Fault<'DEPENDENTS'>).data.decisions)
                      expect(d.seq).toBeGreaterThan(decision.seq);
                }
                audit(t);
              }
              expect(firstBrokenSeal(t.library.store)).toBeNull();
            } finally {
              t.close();
            }
          },
        ),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});
