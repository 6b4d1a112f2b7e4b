import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Encoding } from '../../shared/model.ts';
import { client } from '../client.ts';
import { useChordLabel } from '../commands/registry.ts';
import { figure, roughly, useWords } from '../i18n/index.ts';
import { approve } from '../state/actions.ts';
import { useDraft } from '../state/draft.ts';
import { timeTravel } from '../state/history.ts';
import { reencode } from '../state/jobs.ts';
import { tellError } from '../state/notices.ts';
import { openArticle, openDump } from '../state/open.ts';
import { closePanel, openPanel, togglePanel, usePanels } from '../state/panels.ts';
import { choosePiece, useSession } from '../state/session.ts';
import { testid } from '../testids.ts';
import { GearIcon, RedoIcon, UndoIcon } from '../ui/icons.tsx';
import { Popover } from '../ui/Popover.tsx';
import { ApprovePanel } from './ApprovePanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[];

export function TopBar(): ReactNode {
  const w = useWords();
  const open = usePanels((s) => s.open);
  const dump = useSession((s) => s.dump);
  const article = useSession((s) => s.article);
  // What was typed a moment ago can be taken back, too: it is saved first.
  const typed = useDraft((s) => s.status !== 'saved');
  const canUndo = useSession((s) => s.canUndo) || typed;
  const canRedo = useSession((s) => s.canRedo);
  const undoKey = useChordLabel('undo');
  const redoKey = useChordLabel('redo');
  const approved = article !== null && (article.status === 'approved' || article.status === 'exported');
  return (
    <header className="topbar">
      {dump && (
        <a className="skip" href="#draft">
          {w.app.skip}
        </a>
      )}
      <h1>{w.app.name}</h1>
      {dump && (
        <div className="whence">
          <strong title={dump.name}>{dump.name}</strong>
          <span className="dim">·</span>
          <span className="dim">{w.app.chars(roughly(dump.ink))}</span>
          <span className="dim">·</span>
          <EncodingButton />
        </div>
      )}
      <Search />
      <button
        type="button"
        className="btn icon quiet"
        aria-label={w.top.undo}
        title={`${w.top.undo} ${undoKey}`}
        data-testid={testid.undo}
        disabled={!canUndo || !dump}
        onClick={() => void timeTravel(true)}
      >
        <UndoIcon />
      </button>
      <button
        type="button"
        className="btn icon quiet"
        aria-label={w.top.redo}
        title={`${w.top.redo} ${redoKey}`}
        data-testid={testid.redo}
        disabled={!canRedo || !dump}
        onClick={() => void timeTravel(false)}
      >
        <RedoIcon />
      </button>
      <div className="anchor">
        <button
          type="button"
          className="btn icon quiet"
          aria-label={w.top.settings}
          aria-expanded={open === 'settings'}
          data-testid={testid.settingsOpen}
          onClick={() => togglePanel('settings')}
        >
          <GearIcon />
        </button>
        {open === 'settings' && <SettingsPanel />}
      </div>
      <div className="anchor">
        <button
          type="button"
          className="btn"
          aria-expanded={open === 'export'}
          data-testid={testid.exportOpen}
          disabled={!dump}
          onClick={() => togglePanel('export')}
        >
          {w.top.export}
        </button>
        {open === 'export' && <ExportPanel />}
      </div>
      <div className="anchor">
        <button
          type="button"
          className={approved ? 'btn' : 'btn primary'}
          aria-expanded={open === 'approve'}
          data-testid={testid.approve}
          data-approved={approved}
          disabled={!article || approved}
          onClick={() => {
            if (open === 'approve') closePanel();
            else void approve(() => openPanel('approve'));
          }}
        >
          {approved ? `✓ ${w.top.approved}` : w.top.approve}
        </button>
        {open === 'approve' && article && !approved && <ApprovePanel />}
      </div>
    </header>
  );
}

function EncodingButton(): ReactNode {
  const w = useWords();
  const open = usePanels((s) => s.open === 'encoding');
  const dump = useSession((s) => s.dump)!;
  return (
    <div className="anchor">
      <button
        type="button"
        aria-expanded={open}
        aria-label={`${w.top.encoding}: ${w.top.encodingNames[dump.encoding]}`}
        data-testid={testid.encoding}
        onClick={() => togglePanel('encoding')}
      >
        {w.top.encodingNames[dump.encoding]}
        {!dump.encodingSure && <span className="guess"> ({w.top.encodingGuess})</span>}
      </button>
      {open && (
        <Popover label={w.top.encoding} className="left" onClose={closePanel}>
          <h2>{w.top.encoding}</h2>
          <p className="hint">{w.top.encodingHint}</p>
          <div className="group stack" role="radiogroup" aria-label={w.top.encoding}>
            {ENCODINGS.map((encoding) => (
              <label key={encoding} className="choice">
                <input
                  type="radio"
                  name="encoding"
                  value={encoding}
                  checked={encoding === dump.encoding}
                  onChange={() => {
                    closePanel();
                    void reencode(dump.id, encoding);
                  }}
                />
                {w.top.encodingNames[encoding]}
              </label>
            ))}
          </div>
        </Popover>
      )}
    </div>
  );
}

type Hit = Awaited<ReturnType<typeof client.search>>[number];
const HITS = 20;
const SEARCH_DELAY = 160;

function Search(): ReactNode {
  const w = useWords();
  const chord = useChordLabel('palette');
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | null>(null);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const [composing, setComposing] = useState(false);

  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '' || composing) {
      setHits(null);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.search({ query: wanted.slice(0, 200), limit: HITS }, { signal: abort.signal }).then(
        (found) => {
          setHits(found);
          setAt(0);
        },
        (error: unknown) => {
          if (!abort.signal.aborted) tellError(error, w.top.searchName);
        },
      );
    }, SEARCH_DELAY);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, composing, w]);

  const close = (): void => {
    setOpen(false);
    setQuery('');
  };
  const go = (hit: Hit): void => {
    close();
    input.current?.blur();
    void show(hit);
  };
  return (
    <div className="search">
      <input
        ref={input}
        type="search"
        id="search"
        role="combobox"
        aria-label={w.top.searchName}
        aria-expanded={open && hits !== null}
        aria-controls="hits"
        aria-activedescendant={open && hits?.[at] ? `hit-${at}` : undefined}
        autoComplete="off"
        placeholder={w.top.search}
        data-testid={testid.search}
        value={query}
        maxLength={200}
        onFocus={() => setOpen(true)}
        onChange={(e) => {
          setQuery(e.target.value);
          setOpen(true);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt((n) => Math.min(n + 1, (hits?.length ?? 1) - 1));
          else if (event.key === 'ArrowUp') setAt((n) => Math.max(0, n - 1));
          else if (event.key === 'Enter' && hits?.[at]) go(hits[at]);
          else if (event.key === 'Escape') {
            close();
            input.current?.blur();
          } else return;
          event.preventDefault();
        }}
      />
      {query === '' && chord !== '' && <kbd aria-hidden="true">{chord}</kbd>}
      {open && hits !== null && (
        <Popover label={w.top.searchName} className="fill" takesFocus={false} onClose={() => setOpen(false)}>
          <div className="hits" role="listbox" id="hits" aria-label={w.top.searchName}>
            {hits.length === 0 && <p className="hit">{w.top.noHits}</p>}
            {hits.map((hit, i) => (
              <button
                key={`${hit.kind}${hit.dumpId}${hit.articleId}${i}`}
                type="button"
                className="hit"
                role="option"
                tabIndex={-1}
                id={`hit-${i}`}
                aria-selected={i === at}
                onClick={() => go(hit)}
              >
                <em>{hit.kind === 'dump' ? w.top.inDump : w.top.inArticle}</em>
                <b>{hit.title || w.library.untitled}</b>
                <p>{hit.excerpt}</p>
              </button>
            ))}
          </div>
          <span className="sr" role="status">
            {figure(hits.length)}
          </span>
        </Popover>
      )}
    </div>
  );
}

async function show(hit: Hit): Promise<void> {
  if (useSession.getState().dumpId !== hit.dumpId) await openDump(hit.dumpId, hit.articleId ?? undefined);
  else if (hit.articleId !== null) await openArticle(hit.articleId);
  const { columns } = useSession.getState();
  if (hit.kind === 'dump' && hit.span && columns) choosePiece(columns.covering(hit.span)[0], 'finding');
}
