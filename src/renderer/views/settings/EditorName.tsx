import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { tellError } from '../../state/notices.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';

interface EditorNameProps {
  id: string;
  label: string;
  hint: string;
  testId?: string;
  /** Told of each keystroke, so that a panel can judge the name before it is stored. */
  onChange?: (name: string) => void;
}

/** The name that decisions are signed with, to be given or changed where it is asked for. */
export function EditorName({ id, label, hint, testId, onChange }: EditorNameProps): ReactNode {
  const stored = useSettings((s) => s.settings.editorName);
  const [name, setName] = useState(stored);
  const save = useSaveName();
  // Escape takes the panel away without a blur: what was typed counts all the same.
  const onGone = useRef(() => save(name));
  useEffect(() => {
    onGone.current = () => save(name);
  });
  useEffect(() => () => void onGone.current(), []);
  return (
    <div className="group">
      <label className="cap" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        data-testid={testId}
        value={name}
        maxLength={200}
        autoComplete="name"
        placeholder={hint}
        onChange={(e) => {
          setName(e.target.value);
          onChange?.(e.target.value);
        }}
        onBlur={() => void save(name)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.nativeEvent.isComposing) void save(name);
        }}
      />
    </div>
  );
}

/** Stores a name if it is another one; true once the store has it. */
export function useSaveName(): (name: string) => Promise<boolean> {
  const w = useWords();
  return async (name) => {
    if (name.trim() === useSettings.getState().settings.editorName) return true;
    try {
      await saveSettings({ editorName: name.trim() });
      return true;
    } catch (error) {
      tellError(error, w.settings.saveFailed);
      return false;
    }
  };
}
