/** Articles and every revision of them: a snapshot now and then, the changes in between. */
export const drafts = `
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  plan INTEGER NOT NULL REFERENCES plans (no) ON DELETE CASCADE,
  -- Its place in plan.articles; null for one a person made.
  planned INTEGER,
  -- Reading order; a new article takes a number between its neighbours.
  ordinal REAL NOT NULL,
  -- 0 once taken away or merged: kept so that undoing brings it back.
  present INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  byline TEXT NOT NULL,
  "date" TEXT NOT NULL,
  field_pieces TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'review', 'approved', 'exported')),
  approved_revision INTEGER,
  approved_by TEXT,
  approved_at INTEGER,
  override_reason TEXT,
  updated_at INTEGER NOT NULL,
  -- Derived from the document: its first words, and the ink of what a person wrote without any origin.
  lead TEXT NOT NULL,
  free INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_in_order ON articles (plan, present, ordinal);
CREATE INDEX articles_by_dump ON articles (dump_id, status);
CREATE INDEX articles_as_planned ON articles (plan, planned);

CREATE TABLE revisions (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  -- From the revision before; '[]' where only the fields changed.
  splices TEXT NOT NULL,
  -- The fields and their pieces after it; null where they stayed.
  fields TEXT,
  -- The whole document after it; null for most.
  snapshot TEXT,
  PRIMARY KEY (article_id, revision)
) STRICT;
CREATE INDEX revisions_whole ON revisions (article_id, revision) WHERE snapshot IS NOT NULL;
`;
