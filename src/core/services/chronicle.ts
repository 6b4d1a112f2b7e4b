import type { LogChange, LogEntry } from '../../shared/chronicle.ts';
import { plainText } from '../../shared/document.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { spanOfPiece } from '../../shared/span.ts';
import type { Library } from '../library.ts';
import { getArticle } from '../store/articles.ts';
import { type DecisionRow, logAfter } from '../store/decisions.ts';
import { getDump } from '../store/dumps.ts';
import type { ArticleEffect, Effects, PlanNote, Seal } from '../store/effects.ts';
import { parse } from '../store/handle.ts';

/** The decision log told for reading elsewhere: who, when, what, before and after, reason, seal. */

/** The rows after `seq` `after`, oldest first, of one dump or of all; at most `limit`. */
export function chronicle(
  library: Library,
  input: { after: number; limit: number; dumpId?: string | undefined },
): LogEntry[] {
  return logAfter(library.store, input.after, input.limit, input.dumpId).map((row) => entryOf(library, row));
}

function entryOf(library: Library, row: DecisionRow): LogEntry {
  const { store } = library;
  // The row of a plan made by an older Galley has none of them.
  const { articles = [], pieces = [], findings = [], planned } = parse<Partial<Effects>>(row.effects);
  const ids = parse<string[]>(row.article_ids);
  return {
    seq: row.seq,
    id: row.id,
    at: new Date(row.at).toISOString(),
    who: row.who,
    kind: row.kind,
    dump: { id: row.dump_id, name: getDump(store, row.dump_id)?.name ?? '' },
    articles: ids.map((id) => ({ id, name: getArticle(store, id)?.title ?? '' })),
    reason: row.reason,
    target: row.target,
    partOf: row.part_of,
    changes: [
      ...(planned
        ? [
            {
              what: 'plan' as const,
              before: planned.before && said(planned.before),
              after: said(planned.after),
            },
          ]
        : []),
      ...articles.flatMap(changesOf),
      ...pieces.map(({ id, before, after }): LogChange => {
        const [start, end] = spanOfPiece(id);
        return { what: 'piece', id, text: library.texts.slice(row.dump_id, start, end), before, after };
      }),
      ...findings.map(
        ({ id, before, after }): LogChange => ({
          what: 'finding',
          id,
          before: before.state,
          after: after.state,
        }),
      ),
    ],
    previous: row.prev_hash,
    hash: row.hash,
  };
}

const said = (note: PlanNote): Extract<LogChange, { what: 'plan' }>['after'] => ({
  ...note,
  at: new Date(note.at).toISOString(),
});

function changesOf(effect: ArticleEffect): LogChange[] {
  const articleId = effect.id;
  const changes: LogChange[] = [];
  if (effect.present) changes.push({ what: 'article', articleId, ...effect.present });
  // The way back is kept last step first.
  const back = effect.inverse.toReversed();
  for (const [i, splice] of effect.splices.entries())
    changes.push({
      what: 'text',
      articleId,
      before: (back[i]?.insert ?? []).map(plainText),
      after: splice.insert.map(plainText),
    });
  if (effect.head) {
    const { before, after } = effect.head;
    for (const field of FIELD_NAMES)
      if (before.fields[field] !== after.fields[field])
        changes.push({
          what: 'field',
          articleId,
          field,
          before: before.fields[field],
          after: after.fields[field],
        });
  }
  if (effect.seal) {
    const { before, after } = effect.seal;
    changes.push({
      what: 'status',
      articleId,
      before: statusOf(before),
      after: statusOf(after),
      approvedBy: after.approvedBy,
      validatedBy: after.validated?.by ?? null,
    });
  }
  return changes;
}

function statusOf({ status, validated }: Seal): string {
  return status === 'approved' && validated ? 'validated' : status;
}
