import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ArticleRow } from '../../shared/model/articles.ts';
import { useWords } from '../i18n/index.ts';
import { useLibrary } from '../state/library.ts';
import { closeMenu, type MenuEntry, type OpenMenu, useMenu } from '../state/panels.ts';
import { useSession } from '../state/session.ts';
import { testid } from '../testids.ts';

const PICK_SHOWN = 40;

/** The context menu, drawn once for the whole window. */
export function MenuLayer(): ReactNode {
  const menu = useMenu((s) => s.menu);
  return menu ? <MenuBox key={`${menu.x},${menu.y},${menu.label}`} menu={menu} /> : null;
}

function MenuBox({ menu }: { menu: OpenMenu }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [picking, setPicking] = useState<MenuEntry['pickArticle'] | null>(menu.pick ?? null);
  const w = useWords();

  useEffect(() => {
    const before = document.activeElement;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) closeMenu();
    };
    document.addEventListener('pointerdown', away, true);
    window.addEventListener('blur', closeMenu);
    return () => {
      document.removeEventListener('pointerdown', away, true);
      window.removeEventListener('blur', closeMenu);
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  useLayoutEffect(() => {
    const el = box.current;
    if (!el) return;
    // Kept whole within the window, beside the pointer.
    el.style.left = `${Math.max(8, Math.min(menu.x, innerWidth - el.offsetWidth - 8))}px`;
    el.style.top = `${Math.max(8, Math.min(menu.y, innerHeight - el.offsetHeight - 8))}px`;
    el.querySelector<HTMLElement>('input, [role^="menuitem"]:not(:disabled)')?.focus({ preventScroll: true });
  }, [menu, picking]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const items = [
      ...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
    ];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') closeMenu();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (event.key === 'Tab') closeMenu();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className="menu"
      role="menu"
      aria-label={picking ? w.menu.moveToName : menu.label}
      onKeyDown={onKeyDown}
      data-testid={testid.menu}
    >
      {picking ? (
        <ArticlePicker not={picking.not} pick={picking.run} />
      ) : (
        menu.groups
          .filter((g) => g.length > 0)
          .map((group, i) => (
            <div key={group[0]!.id} role="presentation">
              {i > 0 && <hr />}
              {group.map((entry) => (
                <button
                  key={entry.id}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  disabled={entry.disabled ?? false}
                  data-entry={entry.id}
                  onClick={() => {
                    if (entry.pickArticle) setPicking(entry.pickArticle);
                    else {
                      closeMenu();
                      entry.run?.();
                    }
                  }}
                >
                  {entry.label}
                </button>
              ))}
            </div>
          ))
      )}
    </div>
  );
}

function ArticlePicker({ not, pick }: { not: string | null; pick: (articleId: string) => void }): ReactNode {
  const w = useWords();
  const dumpId = useSession((s) => s.dumpId);
  const rows = useLibrary((s) => (dumpId ? s.rows[dumpId] : undefined));
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const fits = (r: ArticleRow): boolean =>
    r.id !== not && (wanted === '' || `${r.title} ${r.lead}`.toLowerCase().includes(wanted));
  return (
    <>
      <input
        className="field-input"
        aria-label={w.menu.filter}
        placeholder={w.menu.filter}
        value={query}
        onChange={(e) => setQuery(e.target.value)}
      />
      {(rows ?? [])
        .filter(fits)
        .slice(0, PICK_SHOWN)
        .map((row) => (
          <button
            key={row.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              closeMenu();
              pick(row.id);
            }}
          >
            {row.title || row.lead || w.library.untitled}
          </button>
        ))}
    </>
  );
}
