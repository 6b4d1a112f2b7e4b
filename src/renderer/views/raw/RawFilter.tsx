import type { ReactNode } from 'react';
import { figure, useWords } from '../../i18n/index.ts';
import { fateIndex, type PieceColumns } from '../../model/columns.ts';
import { type Rows, rowOf } from '../../model/rows.ts';
import { RAW_FILTERS, type RawFilterName, useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';

/** How many pieces a filter lets through; null where that is not counted. */
function countOf(name: RawFilterName, columns: PieceColumns | null): number | null {
  if (!columns || name === 'article') return null;
  if (name === 'all') return columns.length;
  if (name === 'copies')
    return columns.census[fateIndex('duplicate')]! + columns.census[fateIndex('near-duplicate')]!;
  return columns.census[fateIndex(name)]!;
}

/** Which raw pieces are shown, each choice with its count; and where the reader is among them. */
export function RawFilterSelect({ rows }: { rows: Rows | null }): ReactNode {
  const w = useWords();
  const filter = useSession((s) => s.rawFilter);
  const columns = useSession((s) => s.columns);
  const chosen = useSession((s) => s.chosen);
  // The census changes in place.
  useSession((s) => s.piecesVersion);
  const at = rows && chosen >= 0 && filter !== 'all' ? rowOf(rows, chosen) : -1;
  const inside = rows !== null && at >= 0 && rows.first[at]! <= chosen && chosen < rows.last[at]!;
  return (
    <div className="filter">
      {filter !== 'all' && rows && rows.length > 0 && (
        <span className="place">{w.findings.count(inside ? figure(at + 1) : '–', figure(rows.length))}</span>
      )}
      <select
        aria-label={w.raw.filterName}
        data-testid={testid.rawFilter}
        value={filter}
        onChange={(e) => useSession.setState({ rawFilter: e.target.value as RawFilterName })}
      >
        {RAW_FILTERS.map((name) => {
          const n = countOf(name, columns);
          return (
            <option key={name} value={name} disabled={n === 0 && name !== filter}>
              {n === null ? w.raw.filters[name] : `${w.raw.filters[name]} ${figure(n)}`}
            </option>
          );
        })}
      </select>
    </div>
  );
}
