import type { Settings } from '../../shared/model.ts';
import { language, words } from '../i18n/index.ts';
import { tellError } from '../state/notices.ts';
import { saveSettings, useSettings } from '../state/settings.ts';
import type { Command } from './command.ts';

function change(patch: Partial<Settings>): void {
  saveSettings(patch).catch((error: unknown) => tellError(error, words().settings.saveFailed));
}
const themed = (theme: Settings['theme']): Pick<Command, 'when' | 'run'> => ({
  when: () => useSettings.getState().settings.theme !== theme,
  run: () => change({ theme }),
});

/** Commands for how the window looks. */
export const view: readonly Command[] = [
  { id: 'themeLight', group: 'view', apart: true, ...themed('light') },
  { id: 'themeDark', group: 'view', ...themed('dark') },
  { id: 'themeSystem', group: 'view', ...themed('system') },
  {
    id: 'otherLanguage',
    group: 'view',
    run: () => change({ language: language() === 'zh' ? 'en' : 'zh' }),
  },
];
