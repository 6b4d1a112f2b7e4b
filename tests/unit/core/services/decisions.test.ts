import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../src/core/errors.ts';
import { plannedDump } from '../../../../src/core/library.ts';
import { Desk } from '../../../../src/core/services/desk.ts';
import { headRuns } from '../../../../src/core/services/fields.ts';
import { redo, undo } from '../../../../src/core/services/history.ts';
import { shows, spokenOf } from '../../../../src/core/services/standing.ts';
import { threadBoard } from '../../../../src/core/services/threads.ts';
import {
  articlesOf,
  articleView,
  findingsOf,
  ledgerOf,
  presentArticle,
} from '../../../../src/core/services/views.ts';
import { listDecisions } from '../../../../src/core/store/decisions.ts';
import { listFindings } from '../../../../src/core/store/findings.ts';
import { sql } from '../../../../src/core/store/handle.ts';
import { firstBrokenSeal } from '../../../../src/core/store/log-seals.ts';
import { idOfPiece } from '../../../../src/core/store/pieces.ts';
import { listRules } from '../../../../src/core/store/rules.ts';
import { runsOf } from '../../../../src/shared/document.ts';
import { emptyLedger, enter, FATES, weigh } from '../../../../src/shared/ledger.ts';
import { Outcome as OutcomeSchema } from '../../../../src/shared/model/outcome.ts';
import { inkOf, spanOfPiece } from '../../../../src/shared/span.ts';
import { libraryWith, type TestLibrary } from '../desk-dump.ts';
import { attempt, piecesOf, step } from './some-decisions.ts';
import { recipe, weave } from './woven-dump.ts';

/** All that a person sees of a dump, without what counts on by itself (revisions, times). */
function look({ library, dumpId }: TestLibrary): unknown {
  const articles = articlesOf(library, { dumpId }).map((row) => {
    const view = articleView(library, presentArticle(library, row.id));
    const { revision: _r, updatedAt: _u, approvedRevision, ...rest } = view;
    return { ...rest, approved: approvedRevision !== null };
  });
  const findings = findingsOf(library, { dumpId, order: 'reading', offset: 0, limit: 10_000 });
  const pieces = piecesOf(library).map(({ plan: _p, ...p }) => p);
  const rules = listRules(library.store);
  const ends = threadBoard(library, dumpId);
  return { articles, findings, pieces, rules, ends, ledger: ledgerOf(library, dumpId) };
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
  const desk = new Desk(library, plannedDump(library, dumpId));
  for (const row of listFindings(library.store, { plan: desk.plan, order: 'reading' }, 0, 10_000))
    expect({ id: row.id, stands: row.stands === 1 }).toEqual({
      id: row.id,
      stands: shows(desk, row, spokenOf(desk, row)),
    });
  const ledger = ledgerOf(library, dumpId);
  expect(ledger).toEqual(sums);
  const parts = FATES.reduce((n, f) => n + ledger[f], 0);
  expect(parts).toBe(inkOf(library.texts.whole(dumpId)));
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
