/** The log of what was decided: append-only, each row sealed with the hash of the one before. */
export const decisions = `
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  dump_id TEXT NOT NULL,
  plan INTEGER NOT NULL,
  -- The first row of a burst of typing names them all; a row of its own names itself.
  part_of TEXT NOT NULL,
  burst TEXT,
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  article_ids TEXT NOT NULL,
  finding_ids TEXT NOT NULL,
  reason TEXT,
  target TEXT,
  effects TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_plan ON decisions (plan, seq);
CREATE INDEX decisions_by_part ON decisions (part_of, seq);
CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions BEGIN
  SELECT RAISE(ABORT, 'the decision log is append-only');
END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
  SELECT RAISE(ABORT, 'the decision log is append-only');
END;

-- Derived from the log: which decisions are undone, and the row that last applied or undid each.
CREATE TABLE standing (
  decision TEXT PRIMARY KEY,
  plan INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  last TEXT NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX standing_by_plan ON standing (plan, undone, seq);
`;
