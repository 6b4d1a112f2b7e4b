/** A second person's word on an approval; and where the decision log ends, so that a cut end shows. */
export const validation = `
ALTER TABLE articles ADD COLUMN validated_by TEXT;
ALTER TABLE articles ADD COLUMN validated_at INTEGER;

-- Rows cut off the end of a chain leave no broken seal behind: the last one is noted here as well.
CREATE TABLE log_end (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO log_end SELECT 1, seq, hash FROM decisions ORDER BY seq DESC LIMIT 1;
`;
