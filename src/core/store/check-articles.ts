import { leadOf } from './article-text.ts';
import { type ArticleRecord, blocksAt, headAt, headOf } from './articles.ts';
import type { DecisionRow } from './decisions.ts';
import type { Effects } from './effects.ts';
import { parse, type Store, sql } from './handle.ts';

/** Articles and their revisions against the decision log, whose rows are sealed. */

interface RevisionRow {
  article_id: string;
  revision: number;
  splices: string;
  fields: string | null;
}

/** Each revision against the decision that made it, each article against its newest revision and its last seal. */
export function checkArticles(store: Store): { looked: number; problems: string[] } {
  const problems: string[] = [];
  const revision = sql<RevisionRow>(store, 'SELECT * FROM revisions WHERE article_id = ? AND revision = ?');
  const made = new Map<string, number>();
  const seals = new Map<string, { status: string; approved: number | null; by: string | null }>();
  for (const row of sql<DecisionRow>(store, 'SELECT * FROM decisions ORDER BY seq').iterate())
    for (const effect of parse<Partial<Effects>>(row.effects).articles ?? []) {
      if (effect.seal) {
        const { status, approvedRevision, validated } = effect.seal.after;
        seals.set(effect.id, { status, approved: approvedRevision, by: validated?.by ?? null });
      }
      if (effect.fromRev === effect.toRev) continue;
      made.set(effect.id, effect.toRev);
      const kept = revision.get(effect.id, effect.toRev);
      // The articles of an earlier plan are gone, the log of what was done to them stays.
      if (!kept) continue;
      const fields = effect.head ? JSON.stringify(effect.head.after) : null;
      if (kept.splices !== JSON.stringify(effect.splices) || kept.fields !== fields)
        problems.push(
          `revision ${effect.toRev} of article ${effect.id} is not what decision ${row.seq} made`,
        );
    }
  const articles = sql<ArticleRecord>(store, 'SELECT * FROM articles').all();
  for (const row of articles) {
    const newest = made.get(row.id) ?? 1;
    if (row.revision !== newest)
      problems.push(`article ${row.id} says it has ${row.revision} revisions, the log made ${newest}`);
    else if (!sameHead(store, row))
      problems.push(`the fields of article ${row.id} are not those of its newest revision`);
    else if (row.lead !== leadOf(blocksAt(store, row.id, row.revision)))
      problems.push(`the first words of article ${row.id} are not those of its text`);
    const seal = seals.get(row.id) ?? { status: 'new', approved: null, by: null };
    const status = row.status === 'exported' ? 'approved' : row.status;
    const sealed = seal.status === 'exported' ? 'approved' : seal.status;
    if (status !== sealed || row.approved_revision !== seal.approved || row.validated_by !== seal.by)
      problems.push(`article ${row.id} is ${row.status}, which no decision made it`);
  }
  return { looked: articles.length, problems };
}

/** Lone surrogates can't be kept in a column, in JSON they can. */
function sameHead(store: Store, row: ArticleRecord): boolean {
  const kept = headAt(store, row.id, row.revision);
  const told = headOf(row);
  return (
    JSON.stringify(told.fieldPieces) === JSON.stringify(kept.fieldPieces) &&
    (['title', 'subtitle', 'byline', 'date'] as const).every(
      (name) => kept.fields[name].toWellFormed() === told.fields[name],
    )
  );
}
