import type { Evidence, Rival } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import type { Choice } from '../store/effects.ts';
import { answeredFindings, type FindingRecord } from '../store/findings.ts';
import { parse, sql } from '../store/handle.ts';
import { addNotice } from '../store/plans.ts';
import { answerOn } from './answers.ts';
import type { Work } from './commit.ts';
import { choiceOf, type Desk } from './desk.ts';

/**
 * A dump was planned again: what a person answered to findings of the plan before is answered to the findings of
 * the new one that say the same. All of it is one decision, and taking it back brings the plan before back.
 */

/** Answers the new plan's findings as those of `before` were answered. The desk is the new plan's. */
export function carryingAnswers(before: number): Work {
  return (desk) => {
    const lost: string[] = [];
    for (const old of answeredFindings(desk.store, before)) {
      const row = desk.findFinding(old.id);
      const choice = row && choiceCarried(desk, old, row);
      if (row && choice !== undefined && (old.state === 'accepted' || old.state === 'dismissed'))
        answerOn(desk, row, old.state === 'accepted' ? 'accept' : 'dismiss', choice);
      else lost.push(old.id);
    }
    if (lost.length > 0)
      addNotice(desk.store, desk.plan, { code: 'answers.lost', params: { answers: lost.length } });
    desk.replaced = { before, after: desk.plan, lost };
    return { kind: 'replan' };
  };
}

/** A choice in the new plan's terms; undefined where it can't be made any more. */
function choiceCarried(desk: Desk, old: FindingRecord, row: FindingRecord): Choice | null | undefined {
  const choice = choiceOf(old);
  if (choice === null) return null;
  const carried: Choice = {};
  if (choice.other) carried.other = true;
  if (choice.rival !== undefined) {
    const span = rivalsOf(parse<Evidence>(old.evidence))[choice.rival]?.span;
    const evidence = parse<Evidence>(row.evidence);
    const rival = rivalsOf(evidence).findIndex((r) => span !== undefined && equal(r.span, span));
    // What was a rival then may be the engine's own reading now.
    const own = evidence.kind === 'join' && span !== undefined && equal(evidence.head, span);
    if (rival < 0 && !own) return undefined;
    if (rival >= 0) carried.rival = rival;
  }
  if (choice.articleId !== undefined) {
    const home = successorOf(desk, old.plan, choice.articleId);
    if (home === undefined) return undefined;
    carried.articleId = home;
  }
  return Object.keys(carried).length > 0 ? carried : null;
}

function rivalsOf(evidence: Evidence): readonly Rival[] {
  return evidence.kind === 'join' || evidence.kind === 'torn' ? evidence.rivals : [];
}

const equal = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** The article of the new plan that holds most of what an article of the one before was planned to hold. */
function successorOf(desk: Desk, before: number, articleId: string): string | undefined {
  return sql<{ home: string }>(
    desk.store,
    `SELECT n.home FROM pieces o JOIN pieces n ON n.plan = ? AND n."start" = o."start"
     WHERE o.plan = ? AND o.home = ? AND n.home IS NOT NULL GROUP BY n.home ORDER BY sum(n.ink) DESC LIMIT 1`,
  ).get(desk.plan, before, articleId)?.home;
}
