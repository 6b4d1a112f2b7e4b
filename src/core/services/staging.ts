import { setImmediate as turn } from 'node:timers/promises';
import type { ProgressEvent } from '../../shared/model/dumps.ts';
import { refused } from '../errors.ts';
import { dumpOf, editorOf, type Library } from '../library.ts';
import { appendDecision, hasMoreThanAnswers } from '../store/decisions.ts';
import type { Effects } from '../store/effects.ts';
import { addSightings } from '../store/furniture.ts';
import { transact } from '../store/handle.ts';
import {
  addArticles,
  addFindings,
  addPieces,
  addSlices,
  changePlan,
  confirmPlan,
  dropPlan,
  notePlan,
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
   * Makes the staged plan the one that counts, and logs who had it made and what it came to beside the one before.
   * Where it says just what that says, nothing else changes (false); else answers to findings are carried over, as one
   * decision that can be taken back. Other decisions refuse a new plan.
   */
  adopt(): boolean {
    const { store, clock, drafts } = this.#library;
    const plan = this.#number();
    const opened = new Set<string>();
    try {
      this.#adopted = transact(store, () => {
        const before = dumpOf(this.#library, this.#dumpId).plan;
        const was = before === null ? null : notePlan(store, before);
        const same = before !== null && saysTheSame(store, before, plan);
        // Decided on while the engine ran: what a person did outweighs a newer plan.
        if (before !== null && !same && hasMoreThanAnswers(store, before)) throw hasDecisionsFault();
        if (same) confirmPlan(store, this.#dumpId, before, plan);
        else changePlan(store, this.#dumpId, plan);
        const counts = same ? before : plan;
        const planned: Effects['planned'] = { before: was, after: notePlan(store, counts) };
        appendDecision(store, {
          dump_id: this.#dumpId,
          plan: counts,
          kind: 'plan',
          who: editorOf(this.#library),
          at: clock(),
          articleIds: [],
          findingIds: [],
          effects: JSON.stringify({ planned }),
        });
        if (before !== null && !same)
          makeDecision(this.#library, this.#dumpId, carryingAnswers(before), opened);
        return !same;
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
