import { type DragEvent, type MouseEvent, type ReactNode, useState } from 'react';
import type { ArticleRow } from '../../../shared/model/articles.ts';
import type { DumpView } from '../../../shared/model/dumps.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import { archiveDump, createArticle, mergeArticle, removeArticle } from '../../state/actions.ts';
import { replan } from '../../state/jobs.ts';
import { forgetDump, unfoldDump, useLibrary } from '../../state/library.ts';
import { closeDump, openArticle, openDump } from '../../state/open.ts';
import { openMenu } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { put, reorderArticle, shiftArticle } from '../../state/untangle.ts';
import { testid } from '../../testids.ts';
import { Chevron, DotsIcon, LooseIcon, StatusIcon } from '../../ui/icons.tsx';
import { ARTICLE_DRAG, carried, isPlaceable } from '../panes/drags.ts';

const at = (y: number): { transform: string } => ({ transform: `translateY(${y}px)` });

function below(event: MouseEvent): { x: number; y: number } {
  if (event.type === 'contextmenu') return { x: event.clientX, y: event.clientY };
  const rect = event.currentTarget.getBoundingClientRect();
  return { x: rect.left, y: rect.bottom + 2 };
}

export function DumpLine({ dump, open, y }: { dump: DumpView; open: boolean; y: number }): ReactNode {
  const w = useWords();
  const here = useSession((s) => s.dumpId === dump.id);
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    openMenu({
      ...below(event),
      label: dump.name,
      groups: [
        {
          entries: [
            { id: 'replan', label: w.library.replan, run: () => void replan(dump.id, dump.name) },
            {
              id: 'new-article',
              label: w.library.newArticle,
              disabled: !here,
              run: () => void createArticle(lastArticle(dump.id)),
            },
          ],
        },
        {
          entries: [
            {
              id: 'archive',
              label: w.library.archive,
              run: () =>
                void archiveDump(dump.id, dump.name, () => {
                  if (useSession.getState().dumpId === dump.id) closeDump();
                  forgetDump(dump.id);
                }),
            },
          ],
        },
      ],
    });
  };
  return (
    <div className={`lib-row dump${here ? ' here' : ''}`} role="listitem" style={at(y)} onContextMenu={menu}>
      <button
        type="button"
        className="main"
        aria-expanded={open}
        title={dump.name}
        data-testid={testid.dumpRow}
        data-dump={dump.id}
        onClick={() => {
          if (here) unfoldDump(dump.id, !open);
          else void openDump(dump.id);
        }}
      >
        <Chevron open={open} />
        <span className="name">{dump.name}</span>
        {dump.status === 'planning' && <span className="spin" aria-label={w.library.planning} />}
        {dump.status === 'failed' && <span className="n">{w.library.failed}</span>}
        {dump.status === 'ready' && dump.counts.open > 0 && (
          <span className="n" title={w.library.open(figure(dump.counts.open))}>
            {figure(dump.counts.open)}
          </span>
        )}
      </button>
      <button type="button" className="rowmenu" aria-label={w.app.more} aria-haspopup="menu" onClick={menu}>
        <DotsIcon />
      </button>
    </div>
  );
}

function lastArticle(dumpId: string): string | null {
  const { articleId } = useSession.getState();
  return articleId ?? useLibrary.getState().rows[dumpId]?.at(-1)?.id ?? null;
}

export function ArticleLine({ row, y }: { row: ArticleRow; y: number }): ReactNode {
  const w = useWords();
  const current = useSession((s) => s.articleId === row.id && s.rawFilter !== 'unplaced');
  const sameDump = useSession((s) => s.dumpId === row.dumpId);
  const [over, setOver] = useState<'' | 'into' | 'before' | 'behind'>('');
  const title = articleName(row, w.library.untitled);
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    const rows = useLibrary.getState().rows[row.dumpId] ?? [];
    const next = rows[rows.findIndex((r) => r.id === row.id) + 1];
    openMenu({
      ...below(event),
      label: title,
      groups: [
        {
          entries: [
            {
              id: 'new-article',
              label: w.library.newArticle,
              disabled: !sameDump,
              run: () => void createArticle(row.id),
            },
          ],
        },
        {
          entries: [
            {
              id: 'up',
              label: w.menu.up,
              disabled: !sameDump || rows[0]?.id === row.id,
              run: () => void shiftArticle(row.id, -1),
            },
            {
              id: 'down',
              label: w.menu.down,
              disabled: !sameDump || !next,
              run: () => void shiftArticle(row.id, 1),
            },
            {
              id: 'top',
              label: w.menu.toTop,
              disabled: !sameDump || rows[0]?.id === row.id,
              run: () => void reorderArticle(row.id, null),
            },
          ],
        },
        {
          entries: [
            {
              id: 'merge-into',
              label: w.menu.mergeInto,
              disabled: !sameDump,
              pickArticle: { not: row.id, run: (target) => void mergeArticle(target, row.id) },
            },
            ...(next
              ? [
                  {
                    id: 'merge',
                    label: w.menu.mergeNext,
                    disabled: !sameDump,
                    run: () => void mergeArticle(row.id, next.id),
                  },
                ]
              : []),
            {
              id: 'remove',
              label: w.library.removeArticle,
              disabled: !sameDump,
              run: () => void removeArticle(row.id),
            },
          ],
        },
      ],
    });
  };
  const sideOf = (event: DragEvent): typeof over => {
    const { types } = event.dataTransfer;
    if (!sameDump) return '';
    if (!types.includes(ARTICLE_DRAG)) return isPlaceable(types) ? 'into' : '';
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'behind';
  };
  return (
    <div
      className={`lib-row article${over === '' ? '' : over === 'into' ? ' drop' : ` ${over}`}`}
      role="listitem"
      style={at(y)}
      aria-current={current}
      draggable={sameDump}
      onDragStart={(event) => {
        event.dataTransfer.clearData();
        event.dataTransfer.setData(ARTICLE_DRAG, JSON.stringify({ articleId: row.id }));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (by === 0 || !event.altKey || !sameDump || event.nativeEvent.isComposing) return;
        event.preventDefault();
        void shiftArticle(row.id, by);
      }}
      onContextMenu={menu}
      onDragOver={(event) => {
        const side = sideOf(event);
        if (side === '') return;
        event.preventDefault();
        event.stopPropagation();
        setOver(side);
      }}
      onDragLeave={() => setOver('')}
      onDrop={(event) => {
        const side = sideOf(event);
        setOver('');
        if (side === '') return;
        event.preventDefault();
        event.stopPropagation();
        dropOnto(row, event.dataTransfer, side === 'behind' ? 'behind' : 'before');
      }}
    >
      <button
        type="button"
        className="main"
        title={title}
        data-testid={testid.articleRow}
        data-article={row.id}
        data-status={row.status}
        onClick={() => {
          if (useSession.getState().rawFilter === 'unplaced') useSession.setState({ rawFilter: 'all' });
          if (sameDump) void openArticle(row.id);
          else void openDump(row.dumpId, row.id);
        }}
      >
        <StatusIcon status={row.status} />
        <span className="name">{title}</span>
        <span className="sr">, {w.library.status[row.status]}</span>
        {row.open > 0 && (
          <span className="n">
            <span aria-hidden="true">{figure(row.open)}</span>
            <span className="sr">, {w.library.open(figure(row.open))}</span>
          </span>
        )}
      </button>
      <button type="button" className="rowmenu" aria-label={w.app.more} aria-haspopup="menu" onClick={menu}>
        <DotsIcon />
      </button>
    </div>
  );
}

/** What is let go on an article's line: an article takes its place before or behind it, anything else goes into it. */
function dropOnto(row: ArticleRow, data: DataTransfer, side: 'before' | 'behind'): void {
  const article = data.getData(ARTICLE_DRAG);
  if (article !== '') {
    const { articleId } = JSON.parse(article) as { articleId: string };
    const rows = useLibrary.getState().rows[row.dumpId] ?? [];
    const others = rows.filter((r) => r.id !== articleId);
    const at = others.findIndex((r) => r.id === row.id);
    if (articleId === row.id || at < 0) return;
    void reorderArticle(articleId, side === 'behind' ? row.id : (others[at - 1]?.id ?? null));
    return;
  }
  const held = carried(data);
  if (held && !(held.kind === 'blocks' && held.articleId === row.id)) void put(held, row.id);
}

/** The pieces nobody has taken: a to-do list of their own. */
export function UnplacedLine({ label, y }: { label: string; y: number }): ReactNode {
  const on = useSession((s) => s.rawFilter === 'unplaced');
  return (
    <div className="lib-row article" role="listitem" style={at(y)} aria-current={on}>
      <button
        type="button"
        className="main"
        aria-pressed={on}
        data-testid={testid.unplacedRow}
        onClick={() => useSession.setState({ rawFilter: on ? 'all' : 'unplaced' })}
      >
        <LooseIcon />
        <span className="name">{label}</span>
      </button>
    </div>
  );
}
