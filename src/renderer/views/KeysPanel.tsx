import type { ReactNode } from 'react';
import { GROUPS } from '../../shared/menu.ts';
import { COMMANDS } from '../commands/registry.ts';
import { useWords } from '../i18n/index.ts';
import { tellError } from '../state/notices.ts';
import { closePanel } from '../state/panels.ts';
import { saveSettings, useSettings } from '../state/settings.ts';
import { testid } from '../testids.ts';
import { Popover } from '../ui/Popover.tsx';
import { KeyRow } from './KeyRow.tsx';

/** All commands with their keys: the sheet to learn them from, and the place to change them. */
export function KeysPanel(): ReactNode {
  const w = useWords();
  const changed = useSettings((s) => Object.keys(s.settings.keys).length > 0);
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
      <div className="key-groups">
        {GROUPS.map((group) => {
          const commands = COMMANDS.filter((command) => command.group === group);
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
