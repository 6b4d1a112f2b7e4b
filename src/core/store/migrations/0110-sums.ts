/** Sums over what no log, hash or backup holds: a bit that flips in it shows. Absent until it is next written. */
export const sums = `
CREATE TABLE sums (
  no INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('settings', 'furniture', 'sightings')),
  -- Of sightings, the dump they are of.
  dump_id TEXT REFERENCES dumps (id) ON DELETE CASCADE,
  sum TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sums_by_what ON sums (what, ifnull(dump_id, ''));
`;
