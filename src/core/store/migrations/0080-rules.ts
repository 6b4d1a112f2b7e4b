/** What the desk has said once for all: lines that are always (or never) furniture, by their key. */
export const rules = `
CREATE TABLE rules (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('always', 'never')),
  -- The line as it stood where the rule was made, for a person to know it by.
  text TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`;
