import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ArticleRow, ArticleStatus } from '../../../shared/model/articles.ts';
import type { DumpView } from '../../../shared/model/dumps.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { fateIndex } from '../../model/columns.ts';
import { importText } from '../../state/jobs.ts';
import { useLibrary } from '../../state/library.ts';
import { chooseFiles } from '../../state/picker.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { PlusIcon, StatusIcon } from '../../ui/icons.tsx';
import { Jobs } from './Jobs.tsx';
import { ArticleLine, DumpLine, UnplacedLine } from './LibraryRows.tsx';

const STATUSES = [
  'new',
  'review',
  'approved',
  'validated',
  'exported',
] as const satisfies readonly ArticleStatus[];
const ROW = 31;

export type LibraryItem =
  | { kind: 'dump'; dump: DumpView; open: boolean }
  | { kind: 'article'; row: ArticleRow }
  | { kind: 'unplaced'; dumpId: string; count: number }
  | { kind: 'note'; id: string; text: 'empty' | 'noMatch' };

/** Dumps and their articles, with their status; what to work on is chosen here. */
export function Library(): ReactNode {
  const w = useWords();
  const status = useLibrary((s) => s.status);
  const items = useItems();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const articleId = useSession((s) => s.articleId);
  const find = useRef(items);
  useEffect(() => {
    find.current = items;
  });
  const listed = items.length > 0;
  // The open article is to be seen in the list, wherever it was opened from.
  useEffect(() => {
    const at = find.current.findIndex((item) => item.kind === 'article' && item.row.id === articleId);
    if (at >= 0 && listed) virtual.scrollToIndex(at, { align: 'auto' });
  }, [articleId, listed, virtual]);
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (text.trim() === '') return;
    event.preventDefault();
    void importText(text);
  };
  return (
    <nav className="library" aria-label={w.app.library} onPaste={onPaste}>
      <div className="cap">
        <h2>{w.app.library}</h2>
        <button
          type="button"
          className="btn icon quiet small"
          aria-label={w.library.import}
          title={`${w.library.import}${w.app.dot}${w.library.importHint}`}
          data-testid={testid.importButton}
          onClick={chooseFiles}
        >
          <PlusIcon />
        </button>
      </div>
      <div className="filters" role="group" aria-label={w.library.filter}>
        <button
          type="button"
          className="word"
          aria-pressed={status === null}
          onClick={() => useLibrary.setState({ status: null })}
        >
          {w.library.all}
        </button>
        {STATUSES.map((s) => (
          <button
            key={s}
            type="button"
            aria-pressed={status === s}
            aria-label={w.library.status[s]}
            title={w.library.status[s]}
            data-status={s}
            data-testid="status-filter"
            onClick={() => useLibrary.setState({ status: status === s ? null : s })}
          >
            <StatusIcon status={s} />
          </button>
        ))}
      </div>
      <div className="list" ref={box}>
        <div style={{ height: virtual.getTotalSize() }} role="list">
          {virtual.getVirtualItems().map((v) => (
            <Line key={keyOf(items[v.index]!)} item={items[v.index]!} y={v.start} />
          ))}
        </div>
      </div>
      <Jobs />
    </nav>
  );
}

function Line({ item, y }: { item: LibraryItem; y: number }): ReactNode {
  const w = useWords();
  switch (item.kind) {
    case 'dump':
      return <DumpLine dump={item.dump} open={item.open} y={y} />;
    case 'article':
      return <ArticleLine row={item.row} y={y} />;
    case 'unplaced':
      return <UnplacedLine label={w.library.unplaced(figure(item.count))} y={y} />;
    case 'note':
      return (
        <div className="lib-note" role="listitem" style={{ transform: `translateY(${y}px)` }}>
          {item.text === 'empty' ? w.library.emptyDump : w.library.noMatch}
        </div>
      );
  }
}

function keyOf(item: LibraryItem): string {
  switch (item.kind) {
    case 'dump':
      return item.dump.id;
    case 'article':
      return item.row.id;
    case 'unplaced':
      return `unplaced:${item.dumpId}`;
    case 'note':
      return `note:${item.id}`;
  }
}

function useItems(): LibraryItem[] {
  const dumps = useLibrary((s) => s.dumps);
  const rows = useLibrary((s) => s.rows);
  const unfolded = useLibrary((s) => s.unfolded);
  const status = useLibrary((s) => s.status);
  const current = useSession((s) => s.dumpId);
  // A number, so that columns changed in place are seen.
  const loose = useSession((s) =>
    s.columns && s.piecesVersion > 0 ? s.columns.census[fateIndex('unplaced')]! : 0,
  );
  return useMemo(() => {
    const out: LibraryItem[] = [];
    for (const dump of dumps) {
      const open = unfolded.has(dump.id);
      out.push({ kind: 'dump', dump, open });
      if (!open || dump.status !== 'ready') continue;
      const all = rows[dump.id];
      if (!all) continue;
      const shown = status === null ? all : all.filter((r) => r.status === status);
      for (const row of shown) out.push({ kind: 'article', row });
      if (shown.length === 0)
        out.push({ kind: 'note', id: dump.id, text: all.length === 0 ? 'empty' : 'noMatch' });
      if (dump.id === current && loose > 0 && status === null)
        out.push({ kind: 'unplaced', dumpId: dump.id, count: loose });
    }
    return out;
  }, [dumps, rows, unfolded, status, current, loose]);
}
