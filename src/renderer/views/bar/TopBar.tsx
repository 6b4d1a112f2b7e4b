import type { ReactNode } from 'react';
import type { Encoding } from '../../../shared/model/dumps.ts';
import { useChordLabel } from '../../commands/registry.ts';
import { roughly, useWords } from '../../i18n/index.ts';
import { useDraft } from '../../state/draft.ts';
import { timeTravel } from '../../state/history.ts';
import { reencode } from '../../state/jobs.ts';
import { toggleLog } from '../../state/log.ts';
import { closePanel, togglePanel, usePanels } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { useSide } from '../../state/side.ts';
import { testid } from '../../testids.ts';
import { GearIcon, HistoryIcon, RedoIcon, UndoIcon } from '../../ui/icons.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { KeysPanel } from '../keys/KeysPanel.tsx';
import { Palette } from '../keys/Palette.tsx';
import { SettingsPanel } from '../settings/SettingsPanel.tsx';
import { ApproveButton } from './ApproveButton.tsx';
import { ExportPanel } from './ExportPanel.tsx';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[];

export function TopBar(): ReactNode {
  const w = useWords();
  const open = usePanels((s) => s.open);
  const dump = useSession((s) => s.dump);
  const ready = useSession((s) => s.phase === 'ready');
  // What was typed a moment ago can be taken back, too: it is saved first.
  const typed = useDraft((s) => s.status !== 'saved');
  const canUndo = useSession((s) => s.canUndo) || typed;
  const canRedo = useSession((s) => s.canRedo);
  const paletteKey = useChordLabel('palette');
  const undoKey = useChordLabel('undo');
  const redoKey = useChordLabel('redo');
  const historyKey = useChordLabel('history');
  const side = useSide((s) => s.open);
  return (
    <header className="topbar">
      {ready && (
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
      <div className="anchor grow">
        <button
          type="button"
          className="search-open"
          aria-expanded={open === 'palette'}
          data-testid={testid.searchOpen}
          onClick={() => togglePanel('palette')}
        >
          {w.palette.open}
          {paletteKey !== '' && <kbd aria-hidden="true">{paletteKey}</kbd>}
        </button>
        {open === 'palette' && <Palette />}
      </div>
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
      <button
        type="button"
        className="btn icon quiet"
        aria-label={w.history.title}
        title={`${w.history.title} ${historyKey}`}
        aria-pressed={side === 'history'}
        data-testid={testid.historyOpen}
        disabled={!dump}
        onClick={toggleLog}
      >
        <HistoryIcon />
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
        {open === 'keys' && <KeysPanel />}
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
      <ApproveButton />
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
