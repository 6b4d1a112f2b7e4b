import type { ExportFormat } from '../../shared/model/exports.ts';
import { type Store, sql } from './handle.ts';

/** One article in one file of an export. */
export interface ExportNote {
  at: number;
  who: string;
  articleId: string;
  revision: number;
  format: ExportFormat;
  folder: string;
  name: string;
  sha256: string;
}

export function noteExport(store: Store, note: ExportNote): void {
  sql(
    store,
    `INSERT INTO exports (at, who, article_id, revision, format, folder, name, sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(note.at, note.who, note.articleId, note.revision, note.format, note.folder, note.name, note.sha256);
}

/** Marks an article as out, if the revision that went out is still the approved one. Whether that changed anything. */
export function setExported(store: Store, articleId: string, revision: number): boolean {
  const { changes } = sql(
    store,
    `UPDATE articles SET status = 'exported' WHERE id = ? AND approved_revision = ? AND status = 'approved'`,
  ).run(articleId, revision);
  return changes > 0;
}
