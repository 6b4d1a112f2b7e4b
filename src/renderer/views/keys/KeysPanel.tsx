import { type ReactNode, useState } from 'react';
import { GROUPS } from '../../../shared/menu.ts';
import { isMac } from '../../client.ts';
import { bindings, COMMANDS } from '../../commands/registry.ts';
import { useWords } from '../../i18n/index.ts';
import { chordLabel } from '../../model/keys.ts';
import { match } from '../../model/match.ts';
import { tellError } from '../../state/notices.ts';
import { closePanel } from '../../state/panels.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';
import { KeyRow } from './KeyRow.tsx';

/** All commands with their keys: the sheet to learn them from, and the place to change them. */
export function KeysPanel(): ReactNode {
  const w = useWords();
  const chosen = useSettings((s) => s.settings.keys);
  const changed = Object.keys(chosen).length > 0;
  const [query, setQuery] = useState('');
  const fits = (name: string, chords: readonly string[]): boolean =>
    match(query, name) !== null ||
    chords.some((chord) => chordLabel(chord, isMac).toLowerCase() === query.trim().toLowerCase());
  const { of } = bindings(chosen);
  const reset = (): void => {
    saveSettings({ keys: {} }).catch((error: unknown) => tellError(error, w.settings.saveFailed));
  };
  return (
    <Popover label={w.keys.title} className="keys-sheet" testId={testid.keysPanel} onClose={closePanel}>
      <h2>{w.keys.title}</h2>
      <p className="hint">
        {w.keys.hint}
        {changed && (
          <button type="button" className="btn small" data-testid={testid.keysReset} onClick={reset}>
            {w.keys.resetAll}
          </button>
        )}
      </p>
      <input
        type="search"
        className="field-input"
        aria-label={w.keys.filter}
        placeholder={w.keys.filter}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="key-groups">
        {GROUPS.map((group) => {
          const commands = COMMANDS.filter(
            (command) =>
              command.group === group && fits(w.commands.names[command.id], of.get(command.id) ?? []),
          );
          if (commands.length === 0) return null;
          return (
            <section key={group} aria-label={w.commands.groups[group]}>
              <h3 className="cap">{w.commands.groups[group]}</h3>
              <ul>
                {commands.map((command) => (
                  <KeyRow key={command.id} command={command} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Popover>
  );
}
