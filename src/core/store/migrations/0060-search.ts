/** Full-text search over dump texts and drafts; one token a CJK character (see search-index.ts). All derived. */
export const search = `
CREATE TABLE search_places (
  no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'text', 'article')),
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  article_id TEXT,
  "start" INTEGER
) STRICT;
CREATE INDEX search_places_by_dump ON search_places (dump_id);
CREATE UNIQUE INDEX search_places_by_article ON search_places (article_id) WHERE article_id IS NOT NULL;
CREATE VIRTUAL TABLE search_index USING fts5 (body, content='', contentless_delete=1, tokenize='unicode61');

-- Articles changed since they were indexed: done before the next search, not at each keystroke.
CREATE TABLE search_stale (
  article_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
