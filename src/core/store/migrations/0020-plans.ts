/** What the engine said about a dump, and what became of it: pieces and findings of each run. */
export const plans = `
CREATE TABLE plans (
  no INTEGER PRIMARY KEY,
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  engine TEXT NOT NULL,
  notices TEXT NOT NULL,
  planned_at INTEGER NOT NULL,
  -- Derived: the sums over the plan's pieces.
  ledger TEXT NOT NULL
) STRICT;
CREATE INDEX plans_by_dump ON plans (dump_id);

-- The plan that counts; null while the first is being made.
ALTER TABLE dumps ADD COLUMN plan INTEGER REFERENCES plans (no);

CREATE TABLE pieces (
  plan INTEGER NOT NULL REFERENCES plans (no) ON DELETE CASCADE,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  ink INTEGER NOT NULL,
  -- What it is while it stands in no draft.
  disposition TEXT NOT NULL,
  -- What the engine said it was.
  planned TEXT NOT NULL,
  -- Where the engine put it: an article and a place in its reading order.
  home TEXT,
  seat INTEGER,
  -- Derived from the drafts.
  fate TEXT NOT NULL,
  kept INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  twice INTEGER NOT NULL,
  added INTEGER NOT NULL,
  article_id TEXT,
  PRIMARY KEY (plan, "start", "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX pieces_twice ON pieces (plan, "start") WHERE twice > 0;
CREATE INDEX pieces_at_home ON pieces (home, seat) WHERE home IS NOT NULL;

-- Derived: all articles that hold a piece, where they are more than one.
CREATE TABLE holders (
  plan INTEGER NOT NULL REFERENCES plans (no) ON DELETE CASCADE,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (plan, "start", "end", article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  no INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plans (no) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  confidence REAL NOT NULL,
  "start" INTEGER NOT NULL,
  spans TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reasons TEXT NOT NULL,
  -- What the engine proposed, and the answer a person gave with its choice.
  proposed INTEGER NOT NULL,
  state TEXT NOT NULL,
  choice TEXT,
  -- Derived from the drafts: whether they show it, and the state to be shown ('stale' where its text is gone).
  stands INTEGER NOT NULL,
  shown TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX findings_by_id ON findings (plan, id);
CREATE INDEX findings_shown ON findings (plan, shown);

-- The pieces a finding speaks of, its evidence included.
CREATE TABLE finding_pieces (
  plan INTEGER NOT NULL REFERENCES plans (no) ON DELETE CASCADE,
  "start" INTEGER NOT NULL,
  finding INTEGER NOT NULL REFERENCES findings (no) ON DELETE CASCADE,
  PRIMARY KEY (plan, "start", finding)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_pieces_by_finding ON finding_pieces (finding);

-- Derived: the articles a finding touches, best first; those with gate = 1 wait for its answer.
CREATE TABLE finding_articles (
  article_id TEXT NOT NULL,
  finding INTEGER NOT NULL REFERENCES findings (no) ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  gate INTEGER NOT NULL,
  PRIMARY KEY (article_id, finding)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_articles_by_finding ON finding_articles (finding, rank);
`;
