import { FIELD_NAMES } from '../../shared/plan.ts';
import { blocksAt } from '../store/articles.ts';
import { type DecisionRow, decidedBesides, nothingSince, standingAfter } from '../store/decisions.ts';
import {
  type ArticleEffect,
  type Effects,
  type MadeEffect,
  type PartEffect,
  type RuleEffect,
  same,
} from '../store/effects.ts';
import { parse } from '../store/handle.ts';
import { getRule } from '../store/rules.ts';
import { Conflict } from './conflict.ts';
import type { Desk } from './desk.ts';
import { fieldsOfPiece, withField } from './fields.ts';
import { carryOver } from './merging.ts';
import { isText, takeBackSeal } from './seals.ts';
import type { Sheet } from './sheet.ts';

/** The inverse of a decision, carried over what came after it: texts, fields, pieces, findings, rules. */

/** Up to so many articles are looked for in the log one by one. */
const FEW = 8;

/** One article over all rows of a decision. */
interface Step {
  id: string;
  fromRev: number;
  toRev: number;
  rows: ArticleEffect[];
}

/**
 * Makes undone on a desk what some rows of the log did, oldest row first; `target` is the decision they stand for.
 * Throws `DEPENDENTS` or `cannot-undo` where what came after stands in the way.
 */
export function takeBack(desk: Desk, rows: readonly DecisionRow[], target: string): void {
  const effects = rows.map((r) => parse<Effects>(r.effects));
  const later = standingAfter(desk.store, desk.plan, rows.at(-1)!.seq);
  const conflict = new Conflict(desk, later);
  const twiceBefore = desk.ledger.twice;
  const exact = nothingSince(desk.store, desk.plan, rows.at(-1)!.seq);
  const steps = new Map<string, Step>();
  for (const effect of effects.flatMap((e) => e.articles)) {
    const step = steps.get(effect.id) ?? {
      id: effect.id,
      fromRev: effect.fromRev,
      toRev: effect.toRev,
      rows: [],
    };
    step.toRev = effect.toRev;
    step.rows.push(effect);
    steps.set(effect.id, step);
  }
  const undone = effects.toReversed();
  desk.shelf.fetch(effects.flatMap((e) => e.findings.map((f) => f.id)));
  desk.shelf.fetchPieces(effects.flatMap((e) => e.pieces.map((p) => p.id)));
  for (const { parts } of undone)
    for (const part of parts?.toReversed() ?? []) if (!part.parted) recut(desk, part, conflict);
  for (const { made } of undone)
    for (const m of made?.toReversed() ?? []) if (!m.made) remake(desk, m, conflict);
  const besides = decidedBesides(desk.store, desk.plan, target, steps.size > FEW);
  for (const step of steps.values()) takeBackArticle(desk, step, exact, conflict, besides);
  for (const { pieces, findings, parts, made, rules, passes } of undone) {
    for (const p of pieces) {
      const now = desk.findPiece(p.id);
      if (!now) conflict.piece(p.id);
      else if (now.disposition === p.after) desk.dispose(p.id, p.before);
    }
    for (const part of parts?.toReversed() ?? []) if (part.parted) recut(desk, part, conflict);
    for (const m of made?.toReversed() ?? []) if (m.made) remake(desk, m, conflict);
    for (const r of rules?.toReversed() ?? []) relay(desk, r);
    for (const { id, passed } of passes?.toReversed() ?? []) desk.pass({ id, passed: !passed });
    for (const f of findings) {
      const row = desk.findFinding(f.id);
      // It went with what made it.
      if (!row) continue;
      const choice = row.choice === null ? null : parse<object>(row.choice);
      if (same({ state: row.state, choice }, f.after)) desk.answer(row, f.before.state, f.before.choice);
    }
  }
  strangers(desk, conflict);
  desk.settle();
  if (!exact && desk.ledger.twice > twiceBefore) conflict.twice();
  conflict.raise();
}

/** Makes a parting undone, or done again: only where the pieces are still what it left. */
function recut(desk: Desk, { id, parts, disposition, parted }: PartEffect, conflict: Conflict): void {
  const gone = (parted ? parts : [id]).map((piece) => desk.findPiece(piece));
  if (gone.some((piece) => piece?.disposition !== disposition)) {
    for (const piece of [id, ...parts]) conflict.piece(piece);
    return;
  }
  // Whoever still holds one of them is looked at when all is in place.
  for (const piece of gone) if (piece) desk.holders(piece);
  desk.recut({ id, parts, disposition, parted: !parted });
}

function remake(desk: Desk, { finding, made }: MadeEffect, conflict: Conflict): void {
  const now = desk.findFinding(finding.id);
  if (made) {
    if (now && (now.state !== 'accepted' || now.choice !== null)) conflict.finding(finding.id);
    else if (now) desk.unmakeFinding(finding);
  } else if (!now) desk.makeFinding(finding);
}

/** A rule that was lifted or set anew since stays so. */
function relay(desk: Desk, { rule, set }: RuleEffect): void {
  const now = getRule(desk.store, rule.key);
  if (set ? now?.at === rule.at && now.kind === rule.kind : !now) desk.rule({ rule, set: !set });
}

/** Words whose piece is cut otherwise now would have no origin: whoever cut it comes first. */
function strangers(desk: Desk, conflict: Conflict): void {
  const touched = new Set([...desk.stirred, ...desk.parts.flatMap((p) => [p.id, ...p.parts])]);
  for (const id of touched) {
    if (desk.findPiece(id)) continue;
    for (const sheet of desk.sheets.values())
      if (sheet.present && (sheet.blocksOf(id).length > 0 || fieldsOfPiece(sheet.head, id).length > 0))
        conflict.piece(id);
  }
}

function takeBackArticle(
  desk: Desk,
  step: Step,
  exact: boolean,
  conflict: Conflict,
  besides: (articleId: string) => boolean,
): void {
  const sheet = desk.open(step.id, true);
  const rows = step.rows.toReversed();
  const presence = step.rows.find((r) => r.present)?.present;
  if (presence?.after === false && !sheet.present) desk.setPresent(sheet, true);
  if (step.fromRev !== step.toRev) {
    if (exact && isText(desk, sheet, step.toRev))
      for (const row of rows) for (const splice of row.inverse) desk.splice(sheet, splice);
    else carryBack(desk, sheet, step, conflict);
  }
  for (const row of rows) if (row.head) takeBackHead(desk, sheet, row.head, conflict);
  if (presence?.after === true && sheet.present) {
    // It goes again as it was before it came: whatever was put into it since would go with it.
    if (isText(desk, sheet, step.fromRev)) desk.setPresent(sheet, false);
    else conflict.article(sheet.id);
  }
  for (const row of rows) {
    if (!row.ordinal) continue;
    if (sheet.ordinal === row.ordinal.after) desk.setOrdinal(sheet, row.ordinal.before);
    else conflict.article(sheet.id);
  }
  takeBackSeal(desk, sheet, step.rows, conflict, besides);
}

function carryBack(desk: Desk, sheet: Sheet, step: Step, conflict: Conflict): void {
  const carried = carryOver(
    blocksAt(desk.store, step.id, step.toRev),
    blocksAt(desk.store, step.id, step.fromRev),
    sheet.blocks,
  );
  if ('missing' in carried) conflict.blocks(sheet.id, carried.missing);
  else for (const splice of carried.splices) desk.splice(sheet, splice);
}

function takeBackHead(
  desk: Desk,
  sheet: Sheet,
  { before, after }: NonNullable<ArticleEffect['head']>,
  conflict: Conflict,
): void {
  let head = sheet.head;
  for (const name of FIELD_NAMES) {
    const was = [before.fields[name], before.fieldPieces[name] ?? []];
    const became = [after.fields[name], after.fieldPieces[name] ?? []];
    const is = [head.fields[name], head.fieldPieces[name] ?? []];
    if (same(was, became) || same(is, was)) continue;
    if (same(is, became)) head = withField(head, name, before.fields[name], before.fieldPieces[name] ?? []);
    else conflict.field(sheet.id, name);
  }
  if (head !== sheet.head) desk.setHead(sheet, head);
}
