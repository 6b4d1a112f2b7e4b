/** Corrections a person looked at and let stand: not proposed again. Follows the decision log. */
export const passed = `
CREATE TABLE passed (
  dump_id TEXT NOT NULL REFERENCES dumps (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  PRIMARY KEY (dump_id, id)
) STRICT, WITHOUT ROWID;
`;
