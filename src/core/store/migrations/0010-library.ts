/** Dumps: the bytes as they came, what they decode to, and where they stand in the library. */
export const library = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bytes are kept once for each content: a dump read again in another encoding shares them.
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE dumps (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  bytes INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  encoding_sure INTEGER NOT NULL,
  length INTEGER NOT NULL,
  ink INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('planning', 'ready', 'failed')),
  problem TEXT,
  -- The process that plans it: if that is gone, planning was cut short.
  planner INTEGER,
  superseded_by TEXT REFERENCES dumps (id) ON DELETE SET NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX dumps_by_content ON dumps (sha256);

-- The decoded text in slices cut at line ends: any part can be read without loading the whole.
CREATE TABLE texts (
  no INTEGER PRIMARY KEY,
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX texts_by_place ON texts (dump_id, "start");
`;
