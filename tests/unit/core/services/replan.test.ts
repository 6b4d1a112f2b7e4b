import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../src/core/errors.ts';
import { editorOf } from '../../../../src/core/library.ts';
import { decideFindings } from '../../../../src/core/services/answers.ts';
import { chronicle } from '../../../../src/core/services/chronicle.ts';
import { composePlan } from '../../../../src/core/services/compose.ts';
import { removeArticle } from '../../../../src/core/services/editing.ts';
import { undo } from '../../../../src/core/services/history.ts';
import { search } from '../../../../src/core/services/searching.ts';
import { Staging } from '../../../../src/core/services/staging.ts';
import {
  articlesOf,
  articleView,
  findingsOf,
  ledgerOf,
  presentArticle,
} from '../../../../src/core/services/views.ts';
import { checkStore } from '../../../../src/core/store/check.ts';
import { listDecisions } from '../../../../src/core/store/decisions.ts';
import { pieceTable } from '../../../../src/core/store/plans.ts';
import type { FindingView } from '../../../../src/shared/model/findings.ts';
import type { Plan } from '../../../../src/shared/plan.ts';
import { type DumpMaker, libraryWith, type TestLibrary } from '../desk-dump.ts';
import { recipe, weave } from './woven-dump.ts';

/** Plans the dump again, as `plan` says. */
async function planAgain({ library, dumpId }: TestLibrary, text: string, plan: Plan): Promise<boolean> {
  const staging = new Staging(library, dumpId);
  try {
    for (const batch of composePlan(text, plan)) await staging.take(batch, text.length);
    return staging.adopt();
  } finally {
    staging.discard();
  }
}

const findings = ({ library, dumpId }: TestLibrary): FindingView[] =>
  findingsOf(library, { dumpId, order: 'reading', offset: 0, limit: 10_000 }).rows;

/** All that a person sees of a dump; articles by their place in the list, so that two plans can be compared. */
function look(lib: TestLibrary): unknown {
  const { library, dumpId } = lib;
  const rows = articlesOf(library, { dumpId });
  const names = new Map(rows.map((r, i) => [r.id, `article ${i}`]));
  const articles = rows.map((row) => {
    const { revision: _r, updatedAt: _u, ...rest } = articleView(library, presentArticle(library, row.id));
    return rest;
  });
  const plan = library.store
    .prepare<[string], { plan: number }>('SELECT plan FROM dumps WHERE id = ?')
    .get(dumpId);
  const seen = {
    articles,
    findings: findings(lib).map(({ confidence: _c, ...rest }) => rest),
    pieces: pieceTable(library.store, plan?.plan ?? -1),
    ledger: ledgerOf(library, dumpId),
  };
  return JSON.parse(
    JSON.stringify(seen, (_key, value: unknown) =>
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    ),
  );
}

/** The plan of a newer engine that sees the same with other eyes. */
function surer(plan: Plan): Plan {
  const findings = plan.findings.map((f) => ({ ...f, confidence: Math.max(0.1, f.confidence - 0.01) }));
  return { ...plan, engine: 'newer', findings };
}

/** What is wrong with the store, but for the original's hash, which no test dump has. */
const problems = ({ library }: TestLibrary): string[] =>
  [...checkStore(library.store)].flatMap((r) => r.problems).filter((p) => !p.startsWith('the original'));

async function withDump(maker: DumpMaker, work: (lib: TestLibrary) => Promise<void>): Promise<void> {
  const lib = await libraryWith(maker);
  try {
    await work(lib);
  } finally {
    lib.close();
  }
}

function answerAll(lib: TestLibrary, answers: readonly ('accept' | 'dismiss' | null)[]): number {
  let given = 0;
  findings(lib).forEach(({ id }, i) => {
    const answer = answers[i % Math.max(1, answers.length)];
    if (!answer) return;
    decideFindings(lib.library, { dumpId: lib.dumpId, ids: [id], answer }, 'test');
    given++;
  });
  return given;
}

const answers = fc.array(fc.constantFrom('accept' as const, 'dismiss' as const, null), {
  minLength: 1,
  maxLength: 7,
});

describe('a dump that is planned again', () => {
  it('is as it was where the engine says the same, whatever was answered', async () => {
    await fc.assert(
      fc.asyncProperty(recipe, answers, async (articles, list) => {
        const maker = weave(articles);
        await withDump(maker, async (lib) => {
          answerAll(lib, list);
          const before = look(lib);
          const log = listDecisions(lib.library.store, lib.dumpId, undefined, 1000);
          expect(await planAgain(lib, maker.text, maker.plan)).toBe(false);
          expect(look(lib)).toEqual(before);
          // The log tells who had it planned again; nothing is there to take back.
          const [newest, ...rest] = listDecisions(lib.library.store, lib.dumpId, undefined, 1000);
          expect(newest).toMatchObject({ kind: 'plan', who: editorOf(lib.library), seq: log.length + 1 });
          expect(rest).toEqual(log);
          expect(problems(lib)).toEqual([]);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('keeps every answer by the finding’s id, as one decision that can be taken back', async () => {
    await fc.assert(
      fc.asyncProperty(recipe, answers, async (articles, list) => {
        const maker = weave(articles);
        await withDump(maker, async (lib) => {
          const given = answerAll(lib, list);
          const before = look(lib);
          const ids = articlesOf(lib.library, { dumpId: lib.dumpId }).map((r) => r.id);
          fc.pre(maker.plan.findings.length > 0);
          expect(await planAgain(lib, maker.text, surer(maker.plan))).toBe(true);
          expect(look(lib)).toEqual(before);
          expect(problems(lib)).toEqual([]);
          const [newest] = listDecisions(lib.library.store, lib.dumpId, undefined, 1);
          expect(newest?.kind).toBe('replan');
          const entry = chronicle(lib.library, { after: 0, limit: 1000 }).findLast((e) => e.kind === 'plan');
          const { findings: found, articles: made } = maker.plan;
          const counts = { articles: made.length, findings: found.length };
          expect(entry?.changes).toMatchObject([
            {
              what: 'plan',
              before: { engine: maker.plan.engine, ...counts },
              after: { engine: 'newer', ...counts },
            },
          ]);
          undo(lib.library, { dumpId: lib.dumpId }, 'test');
          expect(articlesOf(lib.library, { dumpId: lib.dumpId }).map((r) => r.id)).toEqual(ids);
          expect(look(lib)).toEqual(before);
          expect(problems(lib)).toEqual([]);
          // What was decided before the newer plan can still be taken back, one by one.
          for (let i = 0; i < given; i++) undo(lib.library, { dumpId: lib.dumpId }, 'test');
          expect(findings(lib).every((f) => f.state === 'open' || f.state === 'auto')).toBe(true);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('says which answers have no finding to go to any more, and is found by search once', async () => {
    const maker = weave([{ fields: ['title'], parts: ['paragraph', 'chrome', 'copy'] }]);
    await withDump(maker, async (lib) => {
      const { library, dumpId } = lib;
      decideFindings(library, { dumpId, ids: findings(lib).map((f) => f.id), answer: 'accept' }, 'test');
      const [chrome] = maker.plan.findings;
      await planAgain(lib, maker.text, {
        ...maker.plan,
        findings: maker.plan.findings.filter((f) => f !== chrome),
      });
      expect(findings(lib).map((f) => f.state)).toEqual(['accepted']);
      const notices = library.store
        .prepare<[], { notices: string }>('SELECT notices FROM plans ORDER BY no DESC')
        .get();
      expect(notices?.notices).toContain('"answers":1');
      const title = articlesOf(library, { dumpId })[0]!.title;
      expect(search(library, title, 10).filter((h) => h.kind === 'article')).toHaveLength(1);
      undo(library, { dumpId }, 'test');
      expect(findings(lib)).toHaveLength(2);
      expect(search(library, title, 10).filter((h) => h.kind === 'article')).toHaveLength(1);
    });
  });

  it('is not planned again under drafts that were changed by hand', async () => {
    const maker = weave([
      { fields: ['title'], parts: ['paragraph'] },
      { fields: ['title'], parts: ['paragraph', 'chrome'] },
    ]);
    await withDump(maker, async (lib) => {
      const { library, dumpId } = lib;
      removeArticle(library, articlesOf(library, { dumpId })[0]!.id, 'test');
      const before = look(lib);
      await expect(planAgain(lib, maker.text, surer(maker.plan))).rejects.toBeInstanceOf(Fault);
      expect(look(lib)).toEqual(before);
    });
  });
});
