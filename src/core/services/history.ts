import type { Outcome } from '../../shared/model/outcome.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { Fault, notFound, refused } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import { blocksAt, headAt } from '../store/articles.ts';
import {
  type DecisionRow,
  decisionView,
  nextRedo,
  nextUndo,
  rowsOf,
  type Standing,
  standingAfter,
  standingOf,
} from '../store/decisions.ts';
import { parse, sql } from '../store/handle.ts';
import { changePlan } from '../store/plans.ts';
import { getRule } from '../store/rules.ts';
import { decide, decideAll, type Work } from './commit.ts';
import type { Desk } from './desk.ts';
import { keyOfBlock } from './drafts.ts';
import {
  type ArticleEffect,
  type Effects,
  type MadeEffect,
  type PartEffect,
  type Replacement,
  type RuleEffect,
  type Seal,
  same,
  unsealed,
} from './effects.ts';
import { fieldsOfPiece, withField } from './fields.ts';
import { carryOver } from './merging.ts';
import type { Sheet } from './sheet.ts';

/**
 * Undo and redo. Taking a decision back is a decision of its own, made by the inverse of what the log says
 * it changed. The newest one fits exactly; an older one is carried over what came after it by whole blocks,
 * and where later decisions built on it, those are named instead (`DEPENDENTS`).
 */

/** Undoes the newest decision that stands, or the one named. */
export function undo(
  library: Library,
  input: { dumpId: string; decisionId?: string | undefined },
  origin: string,
): Outcome {
  const { plan } = plannedDump(library, input.dumpId);
  if (input.decisionId === undefined && !nextUndo(library.store, plan))
    throw refused('nothing-to-undo', 'There is nothing to undo in this dump.');
  return decide(library, input.dumpId, origin, takingBack(input.decisionId));
}

/** Undoes several decisions in the order given, all of them or none; each is a decision of its own. */
export function undoAll(
  library: Library,
  input: { dumpId: string; decisionIds: readonly string[] },
  origin: string,
): Outcome[] {
  return decideAll(library, input.dumpId, origin, input.decisionIds.map(takingBack));
}

/** Takes a decision back on a desk: the one named, or the newest that stands. */
export function takingBack(decisionId: string | undefined): Work {
  return (desk) => {
    const target =
      decisionId === undefined ? nextUndo(desk.store, desk.plan) : standingOf(desk.store, decisionId);
    if (!target) throw notFound('decision', decisionId ?? '');
    if (target.plan !== desk.plan)
      throw refused('other-plan', 'That decision belongs to an earlier plan of this dump.');
    if (target.undone === 1) throw refused('undone', 'That decision is undone already.');
    const rows = appliedBy(desk, target);
    const replaced = rows.map((r) => parse<Effects>(r.effects).replaced).find((r) => r !== undefined);
    if (replaced) backToPlan(desk, rows.at(-1)!.seq, replaced);
    else takeBack(desk, rows, target.decision);
    return { kind: 'undo', target: target.decision };
  };
}

/** The plan that was replaced counts again, with all that was decided in it. */
function backToPlan(desk: Desk, seq: number, { before, after, lost }: Replacement): void {
  const later = standingAfter(desk.store, desk.plan, seq);
  if (later.length > 0)
    throw new Fault(
      'DEPENDENTS',
      { decisions: later.map((row) => decisionView(row, false)) },
      'Later decisions build on this one. Undo them first.',
    );
  changePlan(desk.store, desk.dump.id, before);
  desk.replaced = { before: after, after: before, lost };
}

/** Brings back what was undone last. */
export function redo(library: Library, dumpId: string, origin: string): Outcome {
  const { plan } = plannedDump(library, dumpId);
  const target = nextRedo(library.store, plan);
  if (!target) throw refused('nothing-to-redo', 'There is nothing to redo in this dump.');
  return decide(library, dumpId, origin, (desk) => {
    takeBack(desk, appliedBy(desk, target), target.decision);
    return { kind: 'redo', target: target.decision };
  });
}

/** The rows that made a decision stand as it does now, oldest first. */
function appliedBy(desk: Desk, target: Standing): DecisionRow[] {
  return rowsOf(desk.store, target.last);
}

/** One article over all rows of a decision. */
interface Step {
  id: string;
  fromRev: number;
  toRev: number;
  rows: ArticleEffect[];
}

function takeBack(desk: Desk, rows: readonly DecisionRow[], target: string): void {
  const effects = rows.map((r) => parse<Effects>(r.effects));
  const later = standingAfter(desk.store, desk.plan, rows.at(-1)!.seq);
  const conflict = new Conflict(desk, later);
  const twiceBefore = desk.ledger.twice;
  const exact = nothingSince(desk, rows.at(-1)!.seq);
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
  for (const { parts } of undone)
    for (const part of parts?.toReversed() ?? []) if (!part.parted) recut(desk, part, conflict);
  for (const { made } of undone)
    for (const m of made?.toReversed() ?? []) if (!m.made) remake(desk, m, conflict);
  for (const step of steps.values()) takeBackArticle(desk, step, exact, conflict, target);
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

/** Whether nothing at all came after a decision, or all of it is undone again: then each document is just what it was. */
function nothingSince(desk: Desk, seq: number): boolean {
  const later = sql<Standing>(desk.store, 'SELECT * FROM standing WHERE plan = ? AND last_seq > ?');
  const thatBefore = sql<{ kind: string }>(
    desk.store,
    `SELECT kind FROM decisions WHERE target = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`,
  );
  return later.all(desk.plan, seq).every((s) => {
    const undoneThen = s.seq > seq || thatBefore.get(s.decision, seq)?.kind === 'undo';
    return (s.undone === 1) === undoneThen;
  });
}

function takeBackArticle(desk: Desk, step: Step, exact: boolean, conflict: Conflict, target: string): void {
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
  takeBackSeal(desk, sheet, step.rows, conflict, target);
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

/** An approval comes back only to the very text it was given to, and `new` only to an article nobody else decided on. */
function takeBackSeal(
  desk: Desk,
  sheet: Sheet,
  rows: readonly ArticleEffect[],
  conflict: Conflict,
  target: string,
): void {
  const sealed = rows.flatMap((r) => r.seal ?? []);
  const first = sealed[0]?.before;
  const last = sealed.at(-1)?.after;
  if (!first || !last) {
    if (sheet.seal.approvedRevision === null) desk.setSeal(sheet, sheet.seal);
    return;
  }
  if (!sameSeal(sheet.seal, last)) {
    // Somebody else stands for this approval by now: it does not go without their word.
    if (sheet.seal.validated && sameSeal(sheet.seal, { ...last, validated: sheet.seal.validated }))
      conflict.article(sheet.id);
    else if (sheet.rewritten) desk.setSeal(sheet, unsealed('review'));
    return;
  }
  const fits =
    first.approvedRevision === null
      ? first.status !== 'new' || !othersDecided(desk, sheet.id, target)
      : isText(desk, sheet, first.approvedRevision);
  if (!fits) desk.setSeal(sheet, unsealed('review'));
  // Where the approval stays and only the second word goes, what is out is out.
  else if (first.approvedRevision !== null && first.approvedRevision === last.approvedRevision)
    desk.setSeal(sheet, { ...first, status: sheet.seal.status });
  else desk.setSeal(sheet, first);
}

function isText(desk: Desk, sheet: Sheet, revision: number): boolean {
  const pinned = blocksAt(desk.store, sheet.id, revision);
  return (
    same(headAt(desk.store, sheet.id, revision), sheet.head) &&
    pinned.length === sheet.blocks.length &&
    pinned.every((b, i) => keyOfBlock(b) === keyOfBlock(sheet.blocks[i]!))
  );
}

/** Another place in the order is no decision on the article itself. */
function othersDecided(desk: Desk, articleId: string, target: string): boolean {
  const other = sql(
    desk.store,
    `SELECT 1 FROM decisions d JOIN standing s ON s.decision = d.part_of
     WHERE d.plan = ? AND s.undone = 0 AND d.part_of <> ? AND d.kind <> 'reorder'
       AND instr(d.article_ids, ?) > 0 LIMIT 1`,
  ).get(desk.plan, target, JSON.stringify(articleId));
  return other !== undefined;
}

/** Having been exported does not change what was approved. */
function sameSeal(a: Seal, b: Seal): boolean {
  const plain = (s: Seal): Seal => (s.status === 'exported' ? { ...s, status: 'approved' } : s);
  return same(plain(a), plain(b));
}

/** Gathers what later decisions stand in the way. */
class Conflict {
  readonly #desk: Desk;
  readonly #later: readonly { row: DecisionRow; effects: Effects }[];
  readonly #found = new Map<string, DecisionRow>();
  #met = false;

  constructor(desk: Desk, later: readonly DecisionRow[]) {
    this.#desk = desk;
    this.#later = later.map((row) => ({ row, effects: parse<Effects>(row.effects) }));
  }

  /** Blocks that are gone: whoever took them, and whoever took what those put in their place. */
  blocks(articleId: string, keys: readonly string[]): void {
    this.#met = true;
    const wanted = new Set(keys);
    for (const { row, effects } of this.#later)
      for (const effect of effects.articles) {
        if (effect.id !== articleId) continue;
        const taken = effect.inverse.flatMap((s) => s.insert.map((b) => JSON.stringify(b)));
        if (!taken.some((key) => wanted.has(key))) continue;
        this.#name(row);
        for (const s of effect.splices) for (const b of s.insert) wanted.add(JSON.stringify(b));
      }
    if (this.#found.size === 0) this.article(articleId);
  }

  field(articleId: string, name: (typeof FIELD_NAMES)[number]): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (
        effects.articles.some(
          (e) => e.id === articleId && e.head && e.head.before.fields[name] !== e.head.after.fields[name],
        )
      )
        this.#name(row);
  }

  article(articleId: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (effects.articles.some((e) => e.id === articleId)) this.#name(row);
  }

  /** A piece that is cut otherwise now, or was: whoever did that or built on it. */
  piece(id: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (
        row.effects.includes(`"${id}"`) ||
        (effects.parts ?? []).some((p) => p.id === id || p.parts.includes(id))
      )
        this.#name(row);
  }

  /** A finding that was answered since. */
  finding(id: string): void {
    this.#met = true;
    for (const { row, effects } of this.#later)
      if (effects.findings.some((f) => f.id === id)) this.#name(row);
  }

  /** Text that would be told twice: whoever put it in again. */
  twice(): void {
    this.#met = true;
    for (const { row } of this.#later)
      for (const id of this.#desk.before.keys()) if (row.effects.includes(`"${id}"`)) this.#name(row);
  }

  raise(): void {
    if (!this.#met) return;
    const decisions = [...this.#found.values()].map((row) => decisionView(row, false));
    if (decisions.length === 0)
      throw refused(
        'cannot-undo',
        'The text has changed too much since to undo this alone. Undo the newer decisions first.',
      );
    throw new Fault('DEPENDENTS', { decisions }, 'Later decisions build on this one. Undo them first.');
  }

  #name(row: DecisionRow): void {
    if (!this.#found.has(row.part_of)) this.#found.set(row.part_of, row);
  }
}
