import type { RevisionView } from '../../shared/model/history.ts';
import { type Store, sql } from './handle.ts';

/** The revisions of an article that end a decision, newest first, and before them the one the engine planned. */
export function listRevisions(store: Store, articleId: string, limit: number): RevisionView[] {
  const made = sql<Omit<RevisionView, 'undone'> & { undone: number }>(
    store,
    `SELECT r.revision, r.decisionId, r.kind, r.who, r.at, s.undone FROM (
       SELECT d.part_of decisionId, d.kind, d.who, max(d.at) at, max(json_extract(e.value, '$.toRev')) revision
       FROM articles a JOIN decisions d ON d.plan = a.plan, json_each(d.effects, '$.articles') e
       WHERE a.id = ? AND instr(d.article_ids, json_quote(a.id)) > 0
         AND json_extract(e.value, '$.id') = a.id
         AND json_extract(e.value, '$.toRev') > json_extract(e.value, '$.fromRev')
       GROUP BY d.part_of) r
     LEFT JOIN standing s ON s.decision = r.decisionId
     ORDER BY r.revision DESC LIMIT ?`,
  ).all(articleId, limit);
  const rows: RevisionView[] = made.map((r) => ({ ...r, undone: r.undone === 1 }));
  const first = sql<{ revision: number; at: number }>(
    store,
    `SELECT min(r.revision) revision, p.planned_at at FROM revisions r
     JOIN articles a ON a.id = r.article_id JOIN plans p ON p.no = a.plan WHERE r.article_id = ?`,
  ).get(articleId);
  if (first && rows.length < limit && !rows.some((r) => r.revision === first.revision))
    rows.push({ ...first, decisionId: null, kind: 'plan', who: '', undone: false });
  return rows;
}

/** Whether the article has such a revision. */
export function hasRevision(store: Store, articleId: string, revision: number): boolean {
  return (
    sql(store, 'SELECT 1 FROM revisions WHERE article_id = ? AND revision = ?').get(articleId, revision) !==
    undefined
  );
}
