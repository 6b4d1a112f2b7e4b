import type { Settings } from '../../shared/model/system.ts';
import { language, words } from '../i18n/index.ts';
import { tellError } from '../state/notices.ts';
import { nextReadingSize, setReadingSize } from '../state/reading.ts';
import { saveSettings, useSettings } from '../state/settings.ts';
import type { Command } from './command.ts';

function change(patch: Partial<Settings>): void {
  saveSettings(patch).catch((error: unknown) => tellError(error, words().settings.saveFailed));
}
const themed = (theme: Settings['theme']): Pick<Command, 'when' | 'run'> => ({
  when: () => useSettings.getState().settings.theme !== theme,
  run: () => change({ theme }),
});

function resize(by: 1 | -1): void {
  const size = nextReadingSize(by);
  if (size !== undefined) setReadingSize(size);
}

/** Commands for how the window looks. */
export const view: readonly Command[] = [
  { id: 'themeLight', group: 'view', apart: true, ...themed('light') },
  { id: 'themeDark', group: 'view', ...themed('dark') },
  { id: 'themeSystem', group: 'view', ...themed('system') },
  {
    id: 'textLarger',
    group: 'view',
    apart: true,
    when: () => nextReadingSize(1) !== undefined,
    run: () => resize(1),
  },
  { id: 'textSmaller', group: 'view', when: () => nextReadingSize(-1) !== undefined, run: () => resize(-1) },
  {
    id: 'otherLanguage',
    group: 'view',
    run: () => change({ language: language() === 'zh' ? 'en' : 'zh' }),
  },
];
