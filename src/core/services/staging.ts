import { setImmediate as turn } from 'node:timers/promises';
import type { ProgressEvent } from '../../shared/model/dumps.ts';
import { refused } from '../errors.ts';
import { dumpOf, editorOf, type Library } from '../library.ts';
import { appendDecision, hasDecisions, hasMoreThanAnswers } from '../store/decisions.ts';
import { addSightings } from '../store/furniture.ts';
import { transact } from '../store/handle.ts';
import {
  addArticles,
  addFindings,
  addPieces,
  addSlices,
  adoptPlan,
  changePlan,
  confirmPlan,
  dropPlan,
  saysTheSame,
  startPlan,
} from '../store/plans.ts';
import { carryingAnswers } from './carrying.ts';
import { makeDecision } from './commit.ts';
import type { Batch } from './compose.ts';

/** Shares of the whole run: keeping the text, planning it, keeping the plan. */
export const READ = 0.15;
export const STORE = 0.85;
/** Pieces inserted in one transaction: the host's thread breathes in between. */
const PIECES = 20_000;

/** A plan on its way into the store. */
export class Staging {
  readonly #library: Library;
  readonly #dumpId: string;
  #plan: number | null = null;
  #adopted = false;
  #rows = 0;
  #stored = 0;

  constructor(library: Library, dumpId: string) {
    this.#library = library;
    this.#dumpId = dumpId;
  }

  async take(batch: Batch, length: number): Promise<ProgressEvent> {
    const { store, clock } = this.#library;
    if (batch.kind === 'slices') {
      addSlices(store, this.#dumpId, batch.rows);
      return { stage: 'read', done: READ * ((batch.rows.at(-1)?.end ?? length) / Math.max(1, length)) };
    }
    if (batch.kind === 'head') {
      this.#rows = batch.rows;
      this.#plan = startPlan(store, {
        dumpId: this.#dumpId,
        engine: batch.engine,
        notices: JSON.stringify(batch.notices),
        ledger: JSON.stringify(batch.ledger),
        at: clock(),
      });
      return { stage: 'store', done: STORE };
    }
    const plan = this.#number();
    if (batch.kind === 'pieces') {
      for (let from = 0; from < batch.columns.starts.length; from += PIECES) {
        addPieces(
          store,
          plan,
          batch.columns,
          batch.articleIds,
          from,
          Math.min(from + PIECES, batch.columns.starts.length),
        );
        await turn();
      }
      return { stage: 'store', done: STORE };
    }
    if (batch.kind === 'sightings') {
      addSightings(store, this.#dumpId, batch.rows);
      return { stage: 'store', done: 1 };
    }
    if (batch.kind === 'articles') addArticles(store, plan, this.#dumpId, batch.rows, clock());
    else addFindings(store, plan, batch.rows);
    this.#stored += batch.rows.length;
    return { stage: 'store', done: STORE + (1 - STORE) * (this.#stored / Math.max(1, this.#rows)) };
  }

  /**
   * Makes the staged plan the one that counts. Where it says just what the plan before says, nothing changes
   * (false). Answers to findings are carried over, as one decision; other decisions refuse a new plan.
   */
  adopt(): boolean {
    const { store, clock, drafts } = this.#library;
    const plan = this.#number();
    const opened = new Set<string>();
    try {
      this.#adopted = transact(store, () => {
        const before = dumpOf(this.#library, this.#dumpId).plan;
        if (before !== null && saysTheSame(store, before, plan)) {
          confirmPlan(store, this.#dumpId, before, plan);
          return false;
        }
        // Decided on while the engine ran: what a person did outweighs a newer plan.
        if (before !== null && hasMoreThanAnswers(store, before)) throw hasDecisionsFault();
        const carry = before !== null && hasDecisions(store, before);
        if (carry) changePlan(store, this.#dumpId, plan);
        else adoptPlan(store, this.#dumpId, plan);
        appendDecision(store, {
          dump_id: this.#dumpId,
          plan,
          kind: 'plan',
          who: editorOf(this.#library),
          at: clock(),
          articleIds: [],
          findingIds: [],
          effects: '{}',
        });
        if (carry) makeDecision(this.#library, this.#dumpId, carryingAnswers(before), opened);
        return true;
      });
    } catch (error) {
      for (const id of opened) drafts.forget(id);
      throw error;
    }
    return this.#adopted;
  }

  /** Takes out what was staged, unless it was adopted. */
  discard(): void {
    if (this.#plan !== null && !this.#adopted) dropPlan(this.#library.store, this.#plan);
  }

  #number(): number {
    if (this.#plan === null) throw new Error('a batch came before the head of its plan');
    return this.#plan;
  }
}

export function hasDecisionsFault(): Error {
  return refused(
    'has-decisions',
    'This dump has edits, moves or approvals in it, and a new plan would part the text differently under them. Undo them first, or open the file as a new dump. Answers to findings alone are carried over.',
  );
}
