import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { tellError } from '../../state/notices.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';

/** What this desk asks of everybody who works at it. */
export function DeskRules(): ReactNode {
  const w = useWords();
  const secondName = useSettings((s) => s.settings.secondName);
  return (
    <div className="group">
      <label className="choice wide">
        <input
          type="checkbox"
          checked={secondName}
          data-testid={testid.secondNameSetting}
          aria-describedby="second-name-hint"
          onChange={(e) => {
            saveSettings({ secondName: e.target.checked }).catch((error: unknown) =>
              tellError(error, w.settings.saveFailed),
            );
          }}
        />
        {w.second.setting}
      </label>
      <p className="hint" id="second-name-hint">
        {w.second.settingHint}
      </p>
    </div>
  );
}
