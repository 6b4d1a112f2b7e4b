/** Short lines of dumps, and those that are known for furniture by standing in several. All derived. */
export const furniture = `
CREATE TABLE furniture_sightings (
  key TEXT NOT NULL,
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  -- The running text before and after, as a number; 0 without any.
  before INTEGER NOT NULL,
  after INTEGER NOT NULL,
  PRIMARY KEY (key, dump_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX furniture_sightings_by_dump ON furniture_sightings (dump_id);
CREATE TABLE furniture (
  key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
