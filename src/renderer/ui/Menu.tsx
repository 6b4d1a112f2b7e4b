import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ArticleRow } from '../../shared/model/articles.ts';
import { useWords } from '../i18n/index.ts';
import { articleName } from '../model/article-name.ts';
import { useLibrary } from '../state/library.ts';
import { closeMenu, type MenuEntry, type MenuGroup, type OpenMenu, useMenu } from '../state/panels.ts';
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
  const [within, setWithin] = useState<MenuEntry | null>(null);
  const w = useWords();
  const groups = within?.more ? [{ entries: within.more }] : menu.groups.filter((g) => g.entries.length > 0);
  const choose = (entry: MenuEntry): void => {
    if (entry.pickArticle) setPicking(entry.pickArticle);
    else if (entry.more) setWithin(entry);
    else {
      closeMenu();
      entry.run?.();
    }
  };

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
  }, [menu, picking, within]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const items = [
      ...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
    ];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const by = STEPS[event.key];
    // In the field that articles are looked for in, these move the caret.
    const own = event.target instanceof HTMLInputElement && !/^Arrow(Up|Down)$/.test(event.key);
    if (event.key === 'Escape' && within) setWithin(null);
    else if (event.key === 'Escape' || event.key === 'Tab') closeMenu();
    else if (by && !own) items[by(at, items.length)]?.focus();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  // Within a landmark, as all of the window: the list of its places leads here, too.
  return (
    <section aria-label={menu.label}>
      <div
        ref={box}
        className="menu"
        role="menu"
        aria-label={picking ? w.menu.moveToName : (within?.label ?? menu.label)}
        onKeyDown={onKeyDown}
        data-testid={testid.menu}
      >
        {picking ? (
          <ArticlePicker not={picking.not} pick={picking.run} />
        ) : (
          groups.map((group, i) => (
            <Group key={group.entries[0]!.id} group={group} first={i === 0} choose={choose} />
          ))
        )}
      </div>
    </section>
  );
}

/** The row a key goes to, of so many: from -1 if it is at none. */
const STEPS: Readonly<Record<string, ((at: number, length: number) => number) | undefined>> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowRight: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (Math.max(at, 0) - 1 + length) % length,
  ArrowLeft: (at, length) => (Math.max(at, 0) - 1 + length) % length,
  Home: () => 0,
  End: (_at, length) => length - 1,
};

function Group(props: { group: MenuGroup; first: boolean; choose: (entry: MenuEntry) => void }): ReactNode {
  const { name, entries } = props.group;
  return (
    <div role={name === undefined ? 'presentation' : 'group'} aria-label={name}>
      {!props.first && <hr />}
      <div className={name === undefined ? undefined : 'abreast'} role="presentation">
        {name !== undefined && (
          <span className="cap" aria-hidden="true">
            {name}
          </span>
        )}
        {entries.map((entry) => (
          <button
            key={entry.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-haspopup={entry.more || entry.pickArticle ? 'menu' : undefined}
            disabled={entry.disabled ?? false}
            data-entry={entry.id}
            onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
            onClick={() => props.choose(entry)}
          >
            {entry.label}
          </button>
        ))}
      </div>
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
            {articleName(row, w.library.untitled)}
          </button>
        ))}
    </>
  );
}
