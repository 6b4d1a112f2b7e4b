/** What went out: one row for each file and article of each export. */
export const exports = `
CREATE TABLE exports (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  article_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  format TEXT NOT NULL,
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX exports_by_article ON exports (article_id);
`;
