import type { Block, Splice } from '../../shared/document.ts';
import {
  type Disposition,
  enter,
  type Ledger,
  type Placement,
  weigh,
  withdraw,
} from '../../shared/ledger.ts';
import { evidenceSpans, FIELD_NAMES } from '../../shared/plan.ts';
import { inkOf, spanOfPiece } from '../../shared/span.ts';
import { notFound } from '../errors.ts';
import type { Library } from '../library.ts';
import { type ArticleRecord, getArticle, type Head } from '../store/articles.ts';
import { type DumpRow, getLedger } from '../store/dumps.ts';
import type {
  Answer,
  Choice,
  FindingEffect,
  MadeEffect,
  PartEffect,
  PassEffect,
  PieceEffect,
  Replacement,
  RuleEffect,
  Seal,
} from '../store/effects.ts';
import {
  addFinding,
  type FindingArticle,
  type FindingRecord,
  type FindingSeed,
  recutFindings,
  removeFinding,
  setAnswer,
  setArticlesOfFinding,
  setShown,
} from '../store/findings.ts';
import { parse, type Store } from '../store/handle.ts';
import { setPassed } from '../store/passed.ts';
import {
  idOfPiece,
  type PieceRecord,
  piecesWithin,
  recutPieces,
  setDisposition,
  setHolders,
  setPlacement,
} from '../store/pieces.ts';
import { putRule, removeRule } from '../store/rules.ts';
import { fieldRuns, fieldsOfPiece } from './fields.ts';
import { piecesIn, Sheet } from './sheet.ts';
import { Shelf } from './shelf.ts';

/**
 * Where one decision is made: articles are opened on it, changed, and the books brought in step. Lives inside
 * one transaction. `commit.ts` writes what came of it.
 */
export class Desk {
  readonly library: Library;
  readonly store: Store;
  readonly dump: DumpRow & { plan: number };
  readonly plan: number;
  readonly sheets = new Map<string, Sheet>();
  /** Findings and pieces as the store has them now. */
  readonly shelf: Shelf;
  readonly ledger: Ledger;
  /** Pieces as they were before this decision, for all that changed. */
  readonly before = new Map<string, PieceRecord>();
  readonly pieceEffects = new Map<string, PieceEffect>();
  readonly findingEffects = new Map<string, FindingEffect>();
  /** Pieces cut up or made whole, findings made or taken away, rules set or lifted: in the order it was done. */
  readonly parts: PartEffect[] = [];
  readonly made: MadeEffect[] = [];
  readonly rules: RuleEffect[] = [];
  /** Corrections let stand, or proposed again. */
  readonly passes: PassEffect[] = [];
  /** Pieces whose text or place changed, also those whose books stayed as they were. */
  readonly stirred = new Set<string>();
  /** Articles that were decided on, whether or not their text changed. */
  readonly touched = new Set<string>();
  /** Set where this decision puts another plan in the place of the one that counts. */
  replaced: Replacement | null = null;
  /** Rows of articles that were asked for and not opened yet. */
  readonly #rows = new Map<string, ArticleRecord>();
  readonly #dirty = new Map<string, Set<Sheet>>();
  #changes = 0;

  constructor(library: Library, dump: DumpRow & { plan: number }) {
    this.library = library;
    this.store = library.store;
    this.dump = dump;
    this.plan = dump.plan;
    this.shelf = new Shelf(library.store, dump.plan);
    this.ledger = getLedger(library.store, dump.plan);
  }

  /** Grows with each change of texts, pieces or books; answers to findings are none. */
  get changes(): number {
    return this.#changes;
  }

  /** Opens an article of this dump; one that was taken away only where `gone` allows it. */
  open(articleId: string, gone = false): Sheet {
    const known = this.sheets.get(articleId);
    if (known) {
      if (!known.present && !gone) throw notFound('article', articleId);
      return known;
    }
    const row = this.#row(articleId);
    if (row?.plan !== this.plan || (row.present !== 1 && !gone)) throw notFound('article', articleId);
    return this.lay(row);
  }

  /** Lays an article's row on the desk. */
  lay(row: ArticleRecord): Sheet {
    const sheet = new Sheet(row, () => this.library.drafts.blocks(row));
    this.sheets.set(row.id, sheet);
    return sheet;
  }

  /** Whether an article is there, as the desk has it. */
  isPresent(articleId: string): boolean {
    const sheet = this.sheets.get(articleId);
    if (sheet) return sheet.present;
    return this.#row(articleId)?.present === 1;
  }

  #row(articleId: string): ArticleRecord | undefined {
    let row = this.#rows.get(articleId);
    if (!row) {
      row = getArticle(this.store, articleId);
      if (row) this.#rows.set(articleId, row);
    }
    return row;
  }

  /** The raw text of a piece. */
  readonly rawOf = (pieceId: string): string => {
    const [start, end] = spanOfPiece(pieceId);
    return this.library.texts.slice(this.dump.id, start, end);
  };

  piece(id: string): PieceRecord {
    const row = this.findPiece(id);
    if (!row) throw notFound('piece', id);
    return row;
  }

  /** The piece of that name, if this plan has one. */
  findPiece(id: string): PieceRecord | undefined {
    const [start, end] = id.split('-').map(Number);
    return start !== undefined && end !== undefined && start < end ? this.shelf.piece(id) : undefined;
  }

  findFinding(id: string): FindingRecord | undefined {
    return this.shelf.finding(id);
  }

  finding(id: string): FindingRecord {
    const row = this.findFinding(id);
    if (!row) throw notFound('finding', id);
    return row;
  }

  splice(sheet: Sheet, splice: Splice): void {
    const gone = sheet.splice(splice);
    this.#stir(sheet, piecesIn(gone));
    this.#stir(sheet, piecesIn(splice.insert));
  }

  /** Puts other blocks in the place of one. */
  replace(sheet: Sheet, block: Block, by: readonly Block[]): void {
    this.splice(sheet, { at: sheet.indexOf(block), remove: 1, insert: [...by] });
  }

  setHead(sheet: Sheet, head: Head): void {
    const ids = (h: Head): string[] => FIELD_NAMES.flatMap((name) => h.fieldPieces[name] ?? []);
    const pieces = [...ids(sheet.head), ...ids(head)];
    sheet.head = head;
    this.#stir(sheet, pieces);
  }

  setPresent(sheet: Sheet, present: boolean): void {
    sheet.present = present;
    this.#stir(sheet, sheet.pieceIds());
    this.setHead(sheet, sheet.head);
  }

  /** Puts an article to another place of the reading order. */
  setOrdinal(sheet: Sheet, ordinal: number): void {
    if (sheet.ordinal === ordinal) return;
    sheet.ordinal = ordinal;
    // Where a piece stands in several articles, the first of them is named as its own.
    this.#stir(sheet, sheet.pieceIds());
    this.setHead(sheet, sheet.head);
  }

  setSeal(sheet: Sheet, seal: Seal): void {
    this.#changes++;
    sheet.seal = seal;
    sheet.sealed = true;
  }

  /** Says what a piece is while it stands nowhere. */
  dispose(id: string, after: Disposition): void {
    const row = this.piece(id);
    if (row.disposition === after) return;
    this.#changes++;
    this.#remember(row);
    const known = this.pieceEffects.get(id);
    this.pieceEffects.set(id, { id, before: known?.before ?? row.disposition, after });
    setDisposition(this.store, this.plan, id, after);
    this.shelf.putPieces([{ ...row, disposition: after }]);
    this.#dirty.set(id, this.#dirty.get(id) ?? new Set());
    this.stirred.add(id);
  }

  /**
   * Cuts a piece up, or makes its parts one again: the rows of the books alone. Drafts that hold the one must be
   * given the other before the desk settles.
   */
  recut(effect: PartEffect): void {
    this.#changes++;
    const { store, plan } = this;
    const ids = effect.parted ? [effect.id] : effect.parts;
    const gone = ids.map((id) => this.piece(id));
    const [like] = gone;
    if (!like) throw new Error('a piece is cut into parts');
    const come = (effect.parted ? effect.parts : [effect.id]).map((id): PieceRecord => {
      const [start, end] = spanOfPiece(id);
      const placement = weigh('', [], effect.disposition);
      const ink = inkOf(this.rawOf(id));
      return {
        ...like,
        start,
        end,
        ink,
        disposition: effect.disposition,
        ...placement,
        article_id: null,
      };
    });
    for (const row of gone) {
      this.#remember(row);
      withdraw(this.ledger, row.ink, placementOf(row));
    }
    recutPieces(store, gone, come);
    recutFindings(store, plan, gone, come);
    this.shelf.clear();
    for (const row of come) {
      enter(this.ledger, row.ink, placementOf(row));
      this.stirred.add(idOfPiece(row));
    }
    this.parts.push(effect);
  }

  /** Adds a finding of a person's own, accepted. */
  makeFinding(seed: FindingSeed): void {
    this.#changes++;
    const spans = [...seed.spans, ...evidenceSpans(seed.evidence)];
    const pieces = spans.flatMap(([start, end]) => piecesWithin(this.store, this.plan, start, end));
    addFinding(
      this.store,
      this.plan,
      seed,
      pieces.map((p) => p.start),
    );
    this.shelf.clear();
    this.made.push({ finding: seed, made: true });
  }

  /** Takes such a finding away again. */
  unmakeFinding(seed: FindingSeed): void {
    this.#changes++;
    removeFinding(this.store, this.finding(seed.id).no);
    this.shelf.clear();
    this.made.push({ finding: seed, made: false });
  }

  /** Ids of the findings that were there before this decision and are not any more. */
  removedFindings(): string[] {
    const ids = new Set(this.made.filter((m) => !m.made).map((m) => m.finding.id));
    return [...ids].filter((id) => !this.findFinding(id));
  }

  /** Sets a rule of the desk, or lifts it. */
  rule(effect: RuleEffect): void {
    this.#changes++;
    if (effect.set) putRule(this.store, effect.rule);
    else removeRule(this.store, effect.rule.key);
    this.rules.push(effect);
  }

  /** Whether anything was done that is neither text nor answer. */
  get recast(): boolean {
    return this.parts.length > 0 || this.made.length > 0 || this.rules.length > 0 || this.passes.length > 0;
  }

  /** Lets a correction stand, or takes that back. */
  pass(effect: PassEffect): void {
    this.#changes++;
    setPassed(this.store, this.dump.id, effect.id, effect.passed);
    this.passes.push(effect);
  }

  /** Notes the answer to a finding. */
  answer(row: FindingRecord, state: Answer['state'], choice: Choice | null): void {
    const known = this.findingEffects.get(row.id);
    const before = known?.before ?? { state: row.state, choice: choiceOf(row) };
    this.findingEffects.set(row.id, { id: row.id, before, after: { state, choice } });
    const text = choice === null ? null : JSON.stringify(choice);
    setAnswer(this.store, row.no, state, text);
    this.shelf.putFinding({ ...this.finding(row.id), state, choice: text });
  }

  /** Notes what the drafts show of a finding now. */
  show(row: FindingRecord, stands: boolean, shown: FindingRecord['shown']): void {
    setShown(this.store, row.no, stands, shown);
    this.shelf.putFinding({ ...row, stands: stands ? 1 : 0, shown });
  }

  /** Notes the articles a finding touches now. */
  assign(row: FindingRecord, articles: readonly FindingArticle[]): void {
    setArticlesOfFinding(this.store, row.no, articles);
    this.shelf.putArticles(row.no, articles);
  }

  /** Makes as if a finding had not been answered in this decision. */
  unanswer(row: FindingRecord): void {
    const before = this.findingEffects.get(row.id)?.before;
    if (!before) return;
    this.findingEffects.delete(row.id);
    const text = before.choice === null ? null : JSON.stringify(before.choice);
    setAnswer(this.store, row.no, before.state, text);
    this.shelf.putFinding({ ...this.finding(row.id), state: before.state, choice: text });
  }

  /** The articles that hold a piece, as the books have it: after `settle` they are right. */
  holders(row: PieceRecord): Sheet[] {
    return this.shelf.holdersOf(row).map((id) => this.open(id));
  }

  /** Brings the books of all pieces stirred so far in step with the sheets. */
  settle(): void {
    for (const [id, sheets] of this.#dirty) {
      const row = this.findPiece(id);
      if (row) this.#weigh(row, sheets);
    }
    this.#dirty.clear();
  }

  #stir(sheet: Sheet, ids: Iterable<string>): void {
    this.#changes++;
    for (const id of ids) {
      this.stirred.add(id);
      let sheets = this.#dirty.get(id);
      if (!sheets) {
        sheets = new Set();
        this.#dirty.set(id, sheets);
      }
      sheets.add(sheet);
    }
  }

  #weigh(row: PieceRecord, stirred: ReadonlySet<Sheet>): void {
    const id = idOfPiece(row);
    const candidates = new Set(stirred);
    for (const articleId of this.shelf.holdersOf(row)) candidates.add(this.open(articleId, true));
    const texts: string[] = [];
    const holders: string[] = [];
    for (const sheet of [...candidates].toSorted((a, b) => a.ordinal - b.ordinal)) {
      if (!sheet.present) continue;
      const own = [
        ...fieldsOfPiece(sheet.head, id).flatMap((name) =>
          fieldRuns(sheet.head, name, this.rawOf).filter((r) => r.piece === id),
        ),
        ...sheet.runsOf(id),
      ];
      if (own.length === 0) continue;
      holders.push(sheet.id);
      texts.push(...own.map((r) => r.text));
    }
    // A piece that stands nowhere is weighed without a look at its text.
    const placement = weigh(texts.length > 0 ? this.rawOf(id) : '', texts, row.disposition);
    const after: PieceRecord = { ...row, ...placement, article_id: holders[0] ?? null };
    const wasHeldBy = this.shelf.holdersOf(row);
    if (samePlacement(row, after) && sameMembers(wasHeldBy, holders)) return;
    this.#remember(row);
    withdraw(this.ledger, row.ink, placementOf(row));
    enter(this.ledger, row.ink, placement);
    setPlacement(this.store, after);
    this.shelf.putPieces([after]);
    if (wasHeldBy.length > 1 || holders.length > 1) {
      setHolders(this.store, row, holders);
      this.shelf.putHolders(row, holders);
    }
  }

  #remember(row: PieceRecord): void {
    const id = idOfPiece(row);
    if (!this.before.has(id)) this.before.set(id, row);
  }

  /** Ink of an article that no piece accounts for. */
  freeInk(sheet: Sheet): number {
    if (!sheet.present) return 0;
    const inFields = FIELD_NAMES.flatMap((name) => fieldRuns(sheet.head, name, this.rawOf))
      .filter((r) => r.piece === null)
      .reduce((n, r) => n + inkOf(r.text), 0);
    return sheet.freeInk() + inFields;
  }
}

export function choiceOf(row: FindingRecord): Choice | null {
  return row.choice === null ? null : parse<Choice>(row.choice);
}

function placementOf(row: PieceRecord): Placement {
  return { fate: row.fate, kept: row.kept, changed: row.changed, twice: row.twice, added: row.added };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function samePlacement(a: PieceRecord, b: PieceRecord): boolean {
  return (
    a.fate === b.fate &&
    a.kept === b.kept &&
    a.changed === b.changed &&
    a.twice === b.twice &&
    a.added === b.added &&
    a.article_id === b.article_id
  );
}
