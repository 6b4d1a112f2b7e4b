import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/model/system.ts';
import { useWords } from '../../i18n/index.ts';
import { READING_SIZES, readingSizeOf } from '../../model/reading.ts';
import { tellError } from '../../state/notices.ts';
import { closePanel, openPanel } from '../../state/panels.ts';
import { setReadingSize, useReadingSize } from '../../state/reading.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';
import { DeskRules } from './DeskRules.tsx';
import { EditorName } from './EditorName.tsx';
import { Keeping } from './Keeping.tsx';

import { Rules } from './Rules.tsx';

const SIZES: Record<string, string> = Object.fromEntries(READING_SIZES.map((size) => [size, `${size}`]));

export function SettingsPanel(): ReactNode {
  const w = useWords();
  const settings = useSettings((s) => s.settings);
  const reading = useReadingSize();
  const info = useSettings((s) => s.info);
  const save = (patch: Partial<Settings>): void => {
    saveSettings(patch).catch((error: unknown) => tellError(error, w.settings.saveFailed));
  };
  return (
    <Popover label={w.settings.title} testId={testid.settingsPanel} onClose={closePanel}>
      <h2>{w.settings.title}</h2>
      <Segments
        label={w.settings.theme}
        name="theme"
        value={settings.theme}
        options={w.settings.themes}
        onChange={(theme) => save({ theme })}
      />
      <Segments
        label={w.settings.language}
        name="language"
        value={settings.language}
        options={w.settings.languages}
        onChange={(language) => save({ language })}
      />
      <Segments
        label={w.settings.reading}
        name="reading"
        value={String(reading)}
        options={SIZES}
        onChange={(size) => setReadingSize(readingSizeOf(Number(size)))}
      />
      <EditorName id="editor-name" label={w.settings.editorName} hint={w.settings.editorHint} />
      <DeskRules />
      <div className="group">
        <button
          type="button"
          className="btn small"
          data-testid={testid.keysOpen}
          onClick={() => openPanel('keys')}
        >
          {w.settings.keys}
        </button>
      </div>
      <Keeping />
      <Rules />
      {info && (
        <div className="group">
          <span className="cap">{w.settings.data}</span>
          <p className="path">{info.dataFolder}</p>
          <p className="path">
            {w.settings.version} {info.version}
          </p>
        </div>
      )}
    </Popover>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  name: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

function Segments<T extends string>({ label, name, value, options, onChange }: SegmentsProps<T>): ReactNode {
  return (
    <div className="group" role="radiogroup" aria-label={label}>
      <span className="cap">{label}</span>
      <div className="segments">
        {(Object.keys(options) as T[]).map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            {options[option]}
          </label>
        ))}
      </div>
    </div>
  );
}
